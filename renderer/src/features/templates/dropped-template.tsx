import { useEffect, useState } from 'react'
import type { BriefingId } from '#shared/archive/ids.ts'
import { renderTemplate } from '#shared/briefing/template/render-template.ts'
import type { TemplateOutcome } from '#shared/briefing/template/template-fault.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Working } from '../../ui/working.tsx'
import { templatesWords } from '../../words/templates-words.ts'
import { useTemplates } from '../../workspace/templates.ts'
import { useBriefingsToTry, usePreviewDocument } from './preview-document.ts'
import { readTemplateFile, type TemplateFile } from './read-template-file.ts'
import { TemplatePreview } from './template-preview.tsx'
import styles from './templates-page.module.css'

const say = templatesWords

interface DroppedTemplateProps {
  readonly file: File
  onKeep(name: string, text: string): void
  onClose(): void
}

/** The line of a text that has a mistake, as it stands. */
function FaultyLine({ text, line }: { readonly text: string; readonly line: number }) {
  return (
    <pre className={styles['faulty']}>
      <code>{text.split(/\r\n?|\n/)[line - 1]?.slice(0, 500) ?? ''}</code>
    </pre>
  )
}

/** A template that came in as a file: what it is, where it would stand and what it makes of a briefing, before anything is kept. One with a mistake is not kept. */
export function DroppedTemplate({ file, onKeep, onClose }: DroppedTemplateProps) {
  const [read, setRead] = useState<TemplateFile | null>(null)
  useEffect(() => {
    let shown = true
    void readTemplateFile(file).then((result) => {
      if (shown) setRead(result)
    })
    return () => {
      shown = false
    }
  }, [file])
  return (
    <Dialog title={say.dropTitle(file.name)} open wide onClose={onClose}>
      {read === null ? <Working what={say.reading} /> : null}
      {read?.ok === false ? (
        <>
          <Banner tone="error" title={say.dropRefused(file.name)}>
            <p>{read.reason}</p>
            <p>{say.nothingKept}</p>
          </Banner>
          <div className={styles['dialogActions']}>
            <Button autoFocus onPress={onClose}>
              {say.close}
            </Button>
          </div>
        </>
      ) : null}
      {read?.ok === true ? <Tried name={read.name} text={read.text} onKeep={onKeep} onClose={onClose} /> : null}
    </Dialog>
  )
}

interface TriedProps extends Pick<DroppedTemplateProps, 'onKeep' | 'onClose'> {
  readonly name: string
  readonly text: string
}

/** The template on a briefing: the one changed last, or the sample where there is none. */
function Tried({ name, text, onKeep, onClose }: TriedProps) {
  const briefings = useBriefingsToTry()
  const doubles = useTemplates().filter((template) => template.name === name).length
  const [of, setOf] = useState<BriefingId | null>(briefings[0]?.id ?? null)
  const [outcome, setOutcome] = useState<TemplateOutcome | null>(null)
  const document = usePreviewDocument(of)
  useEffect(() => {
    if (document === null) return
    // The dialog is seen before a template runs that takes its time.
    const timer = window.setTimeout(() => setOutcome(renderTemplate(text, document)))
    return () => window.clearTimeout(timer)
  }, [text, document])
  const fault = outcome?.ok === false ? outcome.fault : null
  return (
    <>
      <p>{say.wouldStand(name)}</p>
      {doubles === 0 ? null : <p>{say.sameName}</p>}
      {fault === null ? null : (
        <Banner tone="error" title={fault.line === null ? say.fault : say.place(fault.line, fault.column)}>
          <p>{fault.message}</p>
          {fault.line === null ? null : <FaultyLine text={text} line={fault.line} />}
          <p>{say.mendFirst}</p>
        </Banner>
      )}
      <TemplatePreview of={of} briefings={briefings} outcome={outcome} onOf={setOf} />
      <div className={styles['dialogActions']}>
        <Button onPress={onClose}>{say.doNotKeep}</Button>
        {outcome?.ok === true ? (
          <Button look="primary" onPress={() => onKeep(name, text)}>
            {say.keep}
          </Button>
        ) : null}
      </div>
    </>
  )
}
