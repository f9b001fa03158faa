import { type RefObject, useRef } from 'react'
import { templatesWords } from '../../words/templates-words.ts'
import styles from './templates-page.module.css'

const say = templatesWords

interface TemplateFieldProps {
  readonly field: RefObject<HTMLTextAreaElement | null>
  readonly name: string
  readonly text: string
  /** The line that has a mistake, from 1. */
  readonly faultLine: number | null
  /** What says so. */
  readonly faultId: string
  onChange(text: string): void
  onLeave(): void
}

/** A field for code: the numbers of its lines beside it, one that has a mistake marked. Lines do not wrap, so that each stands by its number. */
export function TemplateField({ field, name, text, faultLine, faultId, onChange, onLeave }: TemplateFieldProps) {
  const numbers = useRef<HTMLDivElement>(null)
  const lines = text.split('\n').length
  return (
    <div className={styles['code']}>
      <div className={styles['numbers']} aria-hidden="true" ref={numbers}>
        {Array.from({ length: lines }, (_, index) => index + 1).map((line) => (
          <div key={line} className={line === faultLine ? styles['wrong'] : undefined}>
            {line}
          </div>
        ))}
      </div>
      <textarea
        ref={field}
        className={styles['area']}
        aria-label={say.text(name)}
        aria-invalid={faultLine !== null}
        aria-describedby={faultId}
        value={text}
        maxLength={200_000}
        wrap="off"
        spellCheck={false}
        autoCapitalize="off"
        onChange={(event) => onChange(event.target.value)}
        onBlur={onLeave}
        onScroll={(event) => {
          if (numbers.current !== null) numbers.current.scrollTop = event.currentTarget.scrollTop
        }}
      />
    </div>
  )
}

/** Puts the caret at a place of a text field. Lines and columns count from 1. */
export function goToPlace(field: HTMLTextAreaElement, line: number, column: number | null): void {
  const before = field.value
    .split('\n')
    .slice(0, line - 1)
    .reduce((sum, each) => sum + each.length + 1, 0)
  const at = Math.min(before + (column ?? 1) - 1, field.value.length)
  field.focus()
  field.setSelectionRange(at, at)
}
