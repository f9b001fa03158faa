import { useId } from 'react'
import type { BriefingId } from '#shared/archive/ids.ts'
import type { Briefing } from '#shared/briefing/outline/briefing.ts'
import type { TemplateOutcome } from '#shared/briefing/template/template-fault.ts'
import { SelectField } from '../../ui/select-field.tsx'
import { Working } from '../../ui/working.tsx'
import { templatesWords } from '../../words/templates-words.ts'
import styles from './templates-page.module.css'

const say = templatesWords

/** Characters of a preview that are shown: nobody reads more of it here. */
const SHOWN = 100_000

interface TemplatePreviewProps {
  /** The briefing it is tried on; null for the sample. */
  readonly of: BriefingId | null
  readonly briefings: readonly Briefing[]
  /** Null while it is made; nothing is shown of one with a mistake. */
  readonly outcome: TemplateOutcome | null
  onOf(briefing: BriefingId | null): void
}

/** What a template makes of a briefing that can be chosen. */
export function TemplatePreview({ of, briefings, outcome, onOf }: TemplatePreviewProps) {
  const titleId = useId()
  const shown = outcome?.ok === true ? outcome.text : null
  return (
    <div className={styles['side']}>
      <h2 id={titleId}>{say.preview}</h2>
      <SelectField
        label={say.previewOf}
        value={of ?? ''}
        options={[
          { value: '', label: say.sample },
          ...briefings.map((briefing) => ({
            value: briefing.id,
            label: briefing.title.trim() === '' ? say.untitled : briefing.title,
          })),
        ]}
        onChange={(value) => onOf(value === '' ? null : (value as BriefingId))}
      />
      {outcome === null ? <Working what={say.gathering} /> : null}
      {shown === '' ? <p className={styles['quiet']}>{say.nothing}</p> : null}
      {shown === null || shown === '' ? null : (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by key. */}
          <section className={styles['preview']} tabIndex={0} aria-labelledby={titleId}>
            <pre>{shown.slice(0, SHOWN)}</pre>
          </section>
          <p className={styles['quiet']}>
            {say.length(shown.length)}
            {shown.length > SHOWN ? `. ${say.shortened(SHOWN)}` : ''}
          </p>
        </>
      )}
    </div>
  )
}
