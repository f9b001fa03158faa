import { useMemo, useRef, useState } from 'react'
import { trustPrintPage } from '../../../host/trusted-types.ts'
import { Button } from '../../../ui/button.tsx'
import { exportBriefingWords as say } from '../../../words/export-briefing-words.ts'
import styles from './export.module.css'

interface Dressable {
  /** Without its styles. */
  readonly html: string
  readonly style: string
}

/**
 * Takes the style out of a page: the rules for this window hold in a frame of it too, and allow no style in a page. The program puts it on afterwards, which
 * they allow. Nothing in the page runs.
 */
function undress(html: string): Dressable {
  const page = new DOMParser().parseFromString(trustPrintPage(html), 'text/html')
  const styles = [...page.querySelectorAll('style')]
  for (const each of styles) each.remove()
  return {
    html: trustPrintPage(`<!doctype html>${page.documentElement.outerHTML}`),
    style: styles.map(({ textContent }) => textContent ?? '').join('\n'),
  }
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
export function PrintExport({ html }: { readonly html: string }) {
  const frame = useRef<HTMLIFrameElement>(null)
  const [ready, setReady] = useState(false)
  const page = useMemo(() => undress(html), [html])
  return (
    <>
      <p className={styles['quiet']}>{say.printHint}</p>
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
      </div>
    </>
  )
}
