import { useMemo, useRef, useState } from 'react'
import type { Outcome } from '#shared/contract/failure.ts'
import type { SaveOutcome } from '../../../host/host.ts'
import { trustPrintPage } from '../../../host/trusted-types.ts'
import { Button } from '../../../ui/button.tsx'
import { SaveResult } from '../../../ui/save-result.tsx'
import { LongWorking } from '../../../ui/working.tsx'
import { exportBriefingWords as say } from '../../../words/export-briefing-words.ts'
import { writeSentence } from '../../../words/words.ts'
import { useServices } from '../../../workspace/workspace.tsx'
import styles from './export.module.css'

interface Dressable {
  /** Without its styles. */
  readonly html: string
  readonly style: string
}

/**
 * Takes the style out of a page that this program wrote: the rules for this window hold in a frame of it too, and allow no style in a page, nor in one that is only
 * parsed. The program puts it on afterwards, which they allow. Nothing in the page runs.
 */
export function undress(page: string): Dressable {
  const [element = '', style = ''] = /<style>([\s\S]*?)<\/style>/.exec(page) ?? []
  return { html: trustPrintPage(page.replace(element, '')), style }
}

function dress(frame: HTMLIFrameElement, style: string): boolean {
  const [page, view] = [frame.contentDocument, frame.contentWindow]
  if (page === null || view === null) return false
  const sheet = new (view as Window & typeof globalThis).CSSStyleSheet()
  sheet.replaceSync(style)
  page.adoptedStyleSheets = [sheet]
  return true
}

/** Shows the briefing as it is printed, and opens the print dialog of the system, in which it is saved as a PDF. */
export function PrintExport({ html, name }: { readonly html: string; readonly name: string }) {
  const { savePdf } = useServices().host
  const [saving, setSaving] = useState(false)
  const [saved, setSaved] = useState<Outcome<SaveOutcome> | null>(null)
  const frame = useRef<HTMLIFrameElement>(null)
  const [ready, setReady] = useState(false)
  const page = useMemo(() => undress(html), [html])
  const save = async (write: NonNullable<typeof savePdf>) => {
    setSaving(true)
    setSaved(await write(`${name}.pdf`, html))
    setSaving(false)
  }
  return (
    <>
      <p className={styles['quiet']}>{savePdf === null ? say.printHint : say.printHintDesktop}</p>
      <iframe
        ref={frame}
        className={styles['page']}
        title={say.printView}
        sandbox="allow-same-origin allow-modals"
        srcDoc={page.html}
        onLoad={() => {
          if (frame.current !== null) setReady(dress(frame.current, page.style))
        }}
      />
      <div className={styles['buttons']}>
        <Button look="primary" isDisabled={!ready} onPress={() => frame.current?.contentWindow?.print()}>
          {say.print}
        </Button>
        {savePdf === null ? null : (
          <Button isDisabled={saving} onPress={() => void save(savePdf)}>
            {say.savePdf}
          </Button>
        )}
      </div>
      {saving ? <LongWorking what={say.preparing} /> : null}
      <SaveResult
        saved={saved?.ok === true && saved.value.outcome === 'saved' ? say.saved(saved.value.path) : null}
        failure={
          saved?.ok === false ? { title: say.pdfFailed, message: `${writeSentence(saved.error.message)} ${say.safe}` } : null
        }
      />
    </>
  )
}
