import { useEffect, useId, useRef, useState } from 'react'
import type { BriefingId } from '#shared/archive/ids.ts'
import type { BriefingTemplate } from '#shared/briefing/outline/briefing-template.ts'
import { renderTemplate } from '#shared/briefing/template/render-template.ts'
import type { TemplateOutcome } from '#shared/briefing/template/template-fault.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { templatesWords } from '../../words/templates-words.ts'
import { useTemplateActions } from '../../workspace/templates.ts'
import { useBriefingsToTry, usePreviewDocument } from './preview-document.ts'
import { goToPlace, TemplateField } from './template-field.tsx'
import { TemplatePreview } from './template-preview.tsx'
import styles from './templates-page.module.css'

const say = templatesWords

/** Milliseconds without a key after which a text is saved, and tried: a loop that does not end would stop every letter. */
const PAUSE = 300

/** The text of one template beside what it makes of a briefing. Its `key` is the id of the template. */
export function TemplateEditor({ template }: { readonly template: BriefingTemplate }) {
  const { draft, write } = useTemplateActions()
  const briefings = useBriefingsToTry()
  const [text, setText] = useState(template.text)
  const [of, setOf] = useState<BriefingId | null>(null)
  const [outcome, setOutcome] = useState<TemplateOutcome | null>(null)
  const document = usePreviewDocument(of)
  const field = useRef<HTMLTextAreaElement>(null)
  const faultId = useId()
  const { id } = template

  /** What was typed and is not saved; null where there is nothing. */
  const unsaved = useRef<string | null>(null)
  const save = useRef(() => {})
  save.current = () => {
    if (unsaved.current !== null) write(id, unsaved.current)
    unsaved.current = null
  }
  // What another window or an undo changed comes in where nothing is being typed.
  const [known, setKnown] = useState(template.text)
  if (known !== template.text) {
    setKnown(template.text)
    if (unsaved.current === null) setText(template.text)
  }
  useEffect(() => {
    const timer = window.setTimeout(() => save.current(), text === template.text ? 0 : PAUSE)
    return () => window.clearTimeout(timer)
  }, [text, template.text])
  useEffect(() => () => save.current(), [])

  useEffect(() => {
    if (document === null) return
    const timer = window.setTimeout(() => setOutcome(renderTemplate(text, document)), PAUSE)
    return () => window.clearTimeout(timer)
  }, [text, document])

  const fault = outcome !== null && !outcome.ok ? outcome.fault : null
  return (
    <section className={styles['editor']} aria-label={template.name}>
      <div className={styles['side']}>
        <h2>{say.textLabel}</h2>
        <TemplateField
          field={field}
          name={template.name}
          text={text}
          faultLine={fault?.line ?? null}
          faultId={faultId}
          onChange={(next) => {
            unsaved.current = next
            draft(id, next)
            setText(next)
          }}
          onLeave={() => save.current()}
        />
        <div id={faultId}>
          {fault === null ? null : (
            <Banner
              tone="error"
              title={fault.line === null ? say.fault : say.place(fault.line, fault.column)}
              actions={
                fault.line === null ? null : (
                  <Button
                    size="small"
                    onPress={() => {
                      if (field.current !== null && fault.line !== null) goToPlace(field.current, fault.line, fault.column)
                    }}
                  >
                    {say.goTo(fault.line)}
                  </Button>
                )
              }
            >
              <p>{fault.message}</p>
            </Banner>
          )}
        </div>
      </div>
      <TemplatePreview of={of} briefings={briefings} outcome={outcome} onOf={setOf} />
    </section>
  )
}
