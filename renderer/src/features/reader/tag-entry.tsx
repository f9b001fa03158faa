import { type FocusEvent, useEffect, useId, useRef, useState } from 'react'
import { readTags } from '#shared/notes/clean-tag.ts'
import { allTags } from '#shared/notes/note-filter.ts'
import { Button } from '../../ui/button.tsx'
import { words } from '../../words/words.ts'
import { useLiveNotes } from '../../workspace/use-notes.ts'
import styles from './tag-entry.module.css'

interface TagEntryProps {
  /** Tags that the passage has already: they are not offered. */
  readonly has: readonly string[]
  onTag(tags: readonly string[]): void
  onCancel(back: boolean): void
}

/** A small field in the place of the bar: a tag for the passage, offered from those used before. */
export function TagEntry({ has, onTag, onCancel }: TagEntryProps) {
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const notes = useLiveNotes()
  const [text, setText] = useState('')
  useEffect(() => field.current?.focus({ preventScroll: true }), [])
  const add = () => {
    const tags = readTags(text, has)
    if (tags.length > 0) onTag(tags)
    else field.current?.focus()
  }
  const onBlur = (event: FocusEvent) => {
    // Nothing typed, and gone elsewhere: the field was left, not sent off.
    if (text.trim() === '' && !event.currentTarget.contains(event.relatedTarget)) onCancel(false)
  }
  return (
    <form
      className={styles['entry']}
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
      onBlur={onBlur}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        event.stopPropagation()
        onCancel(true)
      }}
    >
      <label className={styles['label']} htmlFor={id}>
        {words.writing.tagOf}
      </label>
      <span className={styles['row']}>
        <input
          ref={field}
          id={id}
          className={styles['input']}
          type="text"
          list={`${id}-known`}
          value={text}
          maxLength={300}
          aria-describedby={`${id}-hint`}
          spellCheck={false}
          onChange={(event) => setText(event.target.value)}
        />
        <Button type="submit" look="primary" size="small">
          {words.writing.tagAdd}
        </Button>
      </span>
      <span id={`${id}-hint`} className={styles['hint']}>
        {words.writing.tagHint}
      </span>
      <datalist id={`${id}-known`}>
        {allTags(notes)
          .filter(({ tag }) => !has.includes(tag))
          .map(({ tag }) => (
            <option key={tag} value={tag} />
          ))}
      </datalist>
    </form>
  )
}
