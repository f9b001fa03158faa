import type { ReactNode } from 'react'
import { COLOURS, type Colour } from '#shared/notes/colours.ts'
import type { Note } from '#shared/notes/note.ts'
import { STATUSES } from '#shared/notes/statuses.ts'
import { Button } from '../../ui/button.tsx'
import { ColourMark } from '../../ui/colour-mark.tsx'
import { KeyName } from '../../ui/key-name.tsx'
import { Toolbar } from '../../ui/toolbar.tsx'
import { noteListWords } from '../../words/en-notes-list.ts'
import { privateWords } from '../../words/private-words.ts'
import { trashWords } from '../../words/trash-words.ts'
import { words } from '../../words/words.ts'
import { colourName, useColourMeanings } from '../../workspace/colour-meanings.ts'
import { writeKey } from '../../workspace/keys.ts'
import styles from './chosen-bar.module.css'

const say = noteListWords

interface ChosenBarProps {
  /** How many notes are chosen. */
  readonly count: number
  readonly trash: boolean
  /** A file can be made of them: an edition is open. */
  readonly exportable: boolean
  /** What gives them to a colleague. */
  readonly give: ReactNode
  onTags(): void
  onColour(colour: Colour): void
  onStatus(status: Note['status']): void
  /** All of them are private already. */
  readonly allPrivate: boolean
  onPrivate(): void
  onDelete(): void
  onRestore(): void
  onRemove(): void
  onExport(): void
  onBriefing(): void
  onClear(): void
}

/** What can be done with the chosen notes. Each is one step, and can be undone. */
export function ChosenBar({ count, trash, exportable, give, allPrivate, ...on }: ChosenBarProps) {
  const meanings = useColourMeanings()
  return (
    <Toolbar aria-label={say.bar} className={styles['bar']}>
      <strong>{words.notes.selected(count)}</strong>
      {trash ? (
        <>
          <Button size="small" onPress={on.onRestore}>
            {words.notes.restore}
          </Button>
          <Button size="small" onPress={on.onRemove}>
            {trashWords.removeChosen} <KeyName>{say.deleteKey}</KeyName>
          </Button>
        </>
      ) : (
        <>
          <Button size="small" onPress={on.onTags}>
            {say.tags} <KeyName>T</KeyName>
          </Button>
          {/* biome-ignore lint/a11y/useSemanticElements: a group of buttons, not of fields. */}
          <div role="group" aria-label={words.notes.colour} className={styles['group']}>
            {COLOURS.map((colour, index) => (
              <button
                key={colour}
                type="button"
                className={styles['mark']}
                aria-label={say.colourAll(colourName(meanings, colour))}
                title={`${colourName(meanings, colour)} (${index + 1})`}
                onClick={() => on.onColour(colour)}
              >
                <ColourMark colour={colour} />
              </button>
            ))}
          </div>
          {/* biome-ignore lint/a11y/useSemanticElements: a group of buttons, not of fields. */}
          <div role="group" aria-label={say.status} className={styles['group']}>
            <span className={styles['label']} aria-hidden="true">
              {say.status}
            </span>
            {STATUSES.map((status) => (
              <Button
                key={status}
                size="small"
                aria-label={say.statusAll(words.writing.statuses[status])}
                onPress={() => on.onStatus(status)}
              >
                {words.writing.statuses[status]}
              </Button>
            ))}
          </div>
          <Button size="small" onPress={on.onPrivate}>
            {allPrivate ? privateWords.open : privateWords.make} <KeyName>V</KeyName>
          </Button>
          {exportable ? (
            <Button size="small" onPress={on.onExport}>
              {say.exportChosen}
            </Button>
          ) : null}
          {exportable ? (
            <Button size="small" onPress={on.onBriefing}>
              {words.writing.toBriefingShort}… <KeyName>B</KeyName>
            </Button>
          ) : null}
          {give}
          <Button size="small" onPress={on.onDelete}>
            {words.notes.delete} <KeyName>{say.deleteKey}</KeyName>
          </Button>
        </>
      )}
      <Button look="quiet" size="small" onPress={on.onClear}>
        {say.chooseNone} <KeyName>{writeKey('Escape')}</KeyName>
      </Button>
    </Toolbar>
  )
}
