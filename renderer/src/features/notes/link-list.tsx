import { type KeyboardEvent, type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import type { NoteId } from '#shared/archive/ids.ts'
import { LiveWords } from '../../ui/live-words.tsx'
import { words } from '../../words/words.ts'
import { useLiveNotes } from '../../workspace/use-notes.ts'
import { useEditionIfOpen } from '../../workspace/workspace.tsx'
import { writeLink } from './edit-markdown.ts'
import { allChoices, findChoices, type LinkChoice } from './link-choices.ts'
import styles from './link-list.module.css'

export interface LinkListProps {
  readonly id: string
  readonly note: NoteId
  readonly query: string
  /** The field keeps the focus: it asks here first what a key does. True for a key that was one of the list's. */
  readonly keys: RefObject<((event: KeyboardEvent) => boolean) | null>
  /** Which option is the current one, for the field to name; null where there is none. */
  onCurrent(option: string | null): void
  onChoose(markdown: string): void
  onClose(): void
}

/** What `[[` offers: places of the archive and other notes. The field and this list are together a combobox (ARIA 1.2, 3.9 of the practices). */
export function LinkList({ id, note, query, keys, onCurrent, onChoose, onClose }: LinkListProps) {
  const edition = useEditionIfOpen()
  const notes = useLiveNotes()
  const popup = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const choices = useMemo(() => allChoices(edition, notes, note), [edition, notes, note])
  const { offered, all } = useMemo(() => findChoices(choices, query), [choices, query])
  const [at, setAt] = useState({ query, index: 0 })
  // Other words, other choices: the first is the current one again.
  const current = at.query === query ? Math.min(at.index, Math.max(offered.length - 1, 0)) : 0
  const option = offered.length === 0 ? null : `${id}-${current}`

  const choose = (choice: LinkChoice) => onChoose(writeLink(choice.name, choice.address))
  keys.current = (event) => {
    const { length } = offered
    if (event.key === 'Escape') onClose()
    else if (length === 0) return false
    else if (event.key === 'ArrowDown') setAt({ query, index: (current + 1) % length })
    else if (event.key === 'ArrowUp') setAt({ query, index: (current - 1 + length) % length })
    else if ((event.key === 'Enter' && !event.ctrlKey && !event.metaKey) || event.key === 'Tab') {
      const choice = offered[current]
      if (choice !== undefined) choose(choice)
    } else return false
    event.preventDefault()
    event.stopPropagation()
    return true
  }
  useEffect(() => {
    onCurrent(option)
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
    return () => onCurrent(null)
  }, [option, onCurrent])
  // The card may stand at the foot of the window, and grows with what is offered.
  useEffect(() => {
    if (all >= 0) popup.current?.scrollIntoView({ block: 'nearest' })
  }, [all])
  useEffect(
    () => () => {
      keys.current = null
    },
    [keys],
  )

  return (
    <div ref={popup} className={styles['popup']}>
      <LiveWords>{words.writing.linksFound(all)}</LiveWords>
      {offered.length === 0 ? (
        <p className={styles['none']}>{words.writing.linkNone}</p>
      ) : (
        <div ref={list} id={id} className={styles['list']} role="listbox" aria-label={words.writing.linkTo}>
          {offered.map((choice, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field, which keeps the focus.
            <div
              key={choice.address}
              id={`${id}-${index}`}
              className={styles['option']}
              role="option"
              aria-selected={index === current}
              // Never in the way of Tab: the field keeps the focus and names the current option.
              tabIndex={-1}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(choice)}
            >
              {choice.kind === 'recommendation' ? null : (
                <span className={styles['kind']}>{words.writing.linkKinds[choice.kind]}</span>
              )}
              <span className={styles['name']}>{choice.name}</span>
              {choice.detail === '' ? null : <span className={styles['detail']}>{choice.detail}</span>}
            </div>
          ))}
        </div>
      )}
      <p className={styles['hint']}>{words.writing.linkHint}</p>
    </div>
  )
}
