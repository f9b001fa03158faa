import { useId, useState } from 'react'
import { readTags } from '#shared/notes/clean-tag.ts'
import { words } from '../../words/words.ts'
import styles from './tag-field.module.css'

interface TagFieldProps {
  readonly tags: readonly string[]
  /** Tags used before, offered while typing. */
  readonly known: readonly string[]
  onChange(tags: string[]): void
}

export function TagField({ tags, known, onChange }: TagFieldProps) {
  const id = useId()
  const [text, setText] = useState('')
  const add = (typed: string) => {
    const fresh = readTags(typed, tags)
    if (fresh.length > 0) onChange([...tags, ...fresh])
    setText('')
  }
  return (
    <div className={styles['field']}>
      <label className={styles['label']} htmlFor={id}>
        {words.notes.tags}
      </label>
      <div className={styles['tags']}>
        {tags.map((tag) => (
          <button
            key={tag}
            type="button"
            className={styles['tag']}
            aria-label={words.notes.removeTag(tag)}
            title={words.notes.removeTag(tag)}
            onClick={() => onChange(tags.filter((other) => other !== tag))}
          >
            #{tag} <span aria-hidden="true">×</span>
          </button>
        ))}
        <input
          id={id}
          className={styles['input']}
          type="text"
          list={`${id}-known`}
          value={text}
          placeholder={words.notes.addTag}
          maxLength={100}
          spellCheck={false}
          onChange={(event) => {
            if (event.target.value.includes(',')) add(event.target.value)
            else setText(event.target.value)
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
              event.preventDefault()
              add(text)
            } else if (event.key === 'Backspace' && text === '' && tags.length > 0) onChange(tags.slice(0, -1))
          }}
          onBlur={() => add(text)}
        />
        <datalist id={`${id}-known`}>
          {known
            .filter((tag) => !tags.includes(tag))
            .map((tag) => (
              <option key={tag} value={tag} />
            ))}
        </datalist>
      </div>
    </div>
  )
}
