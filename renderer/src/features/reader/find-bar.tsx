import { type KeyboardEvent, type RefObject, useEffect } from 'react'
import { Button } from '../../ui/button.tsx'
import { KeyName } from '../../ui/key-name.tsx'
import { words } from '../../words/words.ts'
import { useCommands } from '../../workspace/commands.ts'
import styles from './find-bar.module.css'
import type { Found } from './use-find.ts'

const say = words.reading

interface FindBarProps {
  readonly field: RefObject<HTMLInputElement | null>
  readonly typed: string
  readonly found: Found
  onType(typed: string): void
  /** Closes the bar and stays at what was found. */
  onStay(): void
  /** Closes the bar and goes back to where one was. */
  onBack(): void
}

function stateOf(typed: string, { known, ranges, current, passed }: Found): string {
  if (typed.trim() === '') return ''
  if (!known) return say.finding
  if (ranges.length === 0) return say.foundNone
  const place = say.found(current + 1, ranges.length)
  if (passed === 'end') return `${place}. ${say.fromStart}`
  return passed === 'start' ? `${place}. ${say.fromEnd}` : place
}

/** Finds words in the source that is open, while they are typed. The marks of a search of the archive stay as they are. */
export function FindBar({ field, typed, found, onType, onStay, onBack }: FindBarProps) {
  useEffect(() => field.current?.select(), [field])
  useCommands([
    { id: 'find-next', group: 'search', name: say.findNext, keys: ['F3', 'Mod+g'], run: () => found.go(1) },
    { id: 'find-previous', group: 'search', name: say.findPrevious, keys: ['Shift+F3', 'Mod+Shift+g'], run: () => found.go(-1) },
  ])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onStay()
    else if (event.key === 'Enter' || event.key === 'F3') found.go(event.shiftKey ? -1 : 1)
    else if (event.key === 'Escape') onBack()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <search className={styles['find']} aria-label={say.findLabel}>
      <input
        ref={field}
        type="search"
        className={styles['field']}
        aria-label={say.findLabel}
        placeholder={say.findLabel}
        value={typed}
        maxLength={500}
        spellCheck={false}
        // biome-ignore lint/a11y/noAutofocus: the bar was asked for by a key, to be typed in.
        autoFocus
        onChange={(event) => onType(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <span role="status" className={styles['state']}>
        {stateOf(typed, found)}
      </span>
      <Button size="small" onPress={() => found.go(-1)}>
        {say.findPrevious}
      </Button>
      <Button size="small" onPress={() => found.go(1)}>
        {say.findNext} <KeyName>Enter</KeyName>
      </Button>
      <Button look="quiet" size="small" onPress={onStay}>
        {say.findStay}
      </Button>
      <Button look="quiet" size="small" onPress={onBack}>
        {say.findBack} <KeyName>Esc</KeyName>
      </Button>
    </search>
  )
}
