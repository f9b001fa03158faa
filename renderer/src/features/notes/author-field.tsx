import { useCallback, useEffect, useRef, useState } from 'react'
import { TextField } from '../../ui/text-field.tsx'
import { words } from '../../words/words.ts'
import { changeSettings, useSettings } from '../../workspace/settings.ts'
import styles from './author-field.module.css'

interface AuthorFieldProps {
  onNamed(author: string): void
}

/** Asks for the person's name in the first note that they write, and never again: left empty, it stays empty. */
export function AuthorField({ onNamed }: AuthorFieldProps) {
  const settings = useSettings()
  // What is asked when the note is opened stays until it is closed, so that the field does not go away while one types in it.
  const [asks] = useState(!settings.authorAsked && settings.author === '')
  const [name, setName] = useState('')
  const given = useRef('')
  const latest = useRef({ name, onNamed })
  latest.current = { name, onNamed }

  const keep = useCallback(() => {
    const author = latest.current.name.trim()
    if (author === given.current) return
    given.current = author
    changeSettings({ author })
    if (author !== '') latest.current.onNamed(author)
  }, [])
  useEffect(() => {
    if (!asks) return undefined
    return () => {
      keep()
      changeSettings({ authorAsked: true })
    }
  }, [asks, keep])

  if (!asks) return null
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the name is kept when its field, the only one in it, is left.
    <div className={styles['author']} onBlur={keep}>
      <TextField label={words.writing.author} hint={words.writing.authorHint} value={name} maxLength={200} onChange={setName} />
    </div>
  )
}
