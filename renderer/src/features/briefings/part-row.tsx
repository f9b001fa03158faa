import { type KeyboardEvent, memo, useEffect, useRef, useState } from 'react'
import { Link } from 'react-router'
import type { BriefingPartId, EditionId, NoteId } from '#shared/archive/ids.ts'
import type { DocumentPart } from '#shared/briefing/briefing-document.ts'
import { formatParagraphs } from '#shared/briefing/citation.ts'
import type { BriefingPart, NoteForm } from '#shared/briefing/outline/briefing.ts'
import { NOTE_FORMS } from '#shared/briefing/outline/briefing-choices.ts'
import type { Note } from '#shared/notes/note.ts'
import { targetWords } from '#shared/notes/note-target.ts'
import { notedRecordPath, sourcePath } from '../../places/places.ts'
import { Button } from '../../ui/button.tsx'
import { briefingWords } from '../../words/briefings-words.ts'
import { sourceTitle } from '../../workspace/source-words.ts'
import { useNoteActions } from '../../workspace/use-notes.ts'
import styles from './briefing-page.module.css'
import { PART_DRAG } from './drag-types.ts'
import { CommentField, HeadingField, type OnTyped, TextField } from './part-fields.tsx'

const say = briefingWords

/** What is done with parts, by their ids. The same functions as long as the page stands, so that a row is drawn anew only for what changed in it. */
export interface PartDeeds {
  move(id: BriefingPartId, step: 1 | -1): void
  take(id: BriefingPartId): void
  form(part: BriefingPart, form: NoteForm): void
  level(part: BriefingPart, level: number): void
  /** Says that both forms of what two have changed may stay as they stand. */
  decide(part: BriefingPart): void
  typed: OnTyped
  atWork(id: BriefingPartId): void
  dragStart(id: BriefingPartId): void
  dragEnd(): void
}

export interface PartRowProps {
  readonly part: BriefingPart
  /** As it is written; undefined while its note is looked up. */
  readonly written: DocumentPart | undefined
  readonly note: Note | undefined
  readonly edition: EditionId
  /** Counted from 1. */
  readonly place: number
  readonly last: boolean
  /** How many warnings there are on it. */
  readonly warned: number
  readonly drop: 'before' | 'after' | null
  readonly deeds: PartDeeds
}

/** What names a part in a sentence. */
export function partName(part: BriefingPart, note: Note | undefined): string {
  if (part.type === 'heading') return say.partNames.heading(part.text)
  if (part.type === 'text') return say.partNames.text(part.text)
  return note === undefined ? say.goneNote : say.partNames.note(targetWords(note.target))
}

/** One part of the outline: it is written, moved and taken out here. */
export const PartRow = memo(function PartRow(props: PartRowProps) {
  const { part, written, note, edition, place, last, warned, drop, deeds } = props
  const { id } = part
  const name = partName(part, note)
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    event.stopPropagation()
    deeds.move(id, event.key === 'ArrowUp' ? -1 : 1)
  }
  return (
    <li
      className={`${styles['part']} ${drop === null ? '' : styles[drop]}`}
      data-part={id}
      data-type={part.type}
      onKeyDown={onKeyDown}
      onFocus={() => deeds.atWork(id)}
    >
      <button
        type="button"
        className={styles['handle']}
        draggable
        aria-label={say.move(place, name)}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
        title={say.move(place, name)}
        onDragStart={(event) => {
          event.dataTransfer.setData(PART_DRAG, id)
          event.dataTransfer.effectAllowed = 'move'
          deeds.dragStart(id)
        }}
        onDragEnd={deeds.dragEnd}
      >
        <span aria-hidden="true">⠿</span>
        <span className={styles['place']}>{place}</span>
      </button>
      <div className={styles['content']}>
        <PartContent part={part} written={written} note={note} edition={edition} place={place} deeds={deeds} />
        {part.conflicts === undefined ? null : (
          <p className={styles['trouble']}>
            {say.conflict}{' '}
            <Button look="quiet" size="small" aria-label={say.keepBothOf(place)} onPress={() => deeds.decide(part)}>
              {say.keepBoth}
            </Button>
          </p>
        )}
        {warned === 0 ? null : <p className={styles['trouble']}>{say.warned(warned)}</p>}
      </div>
      <PartActions id={id} name={name} first={place === 1} last={last} deeds={deeds} />
    </li>
  )
})

interface PartActionsProps extends Pick<PartRowProps, 'last' | 'deeds'> {
  readonly id: BriefingPartId
  readonly name: string
  readonly first: boolean
}

const PartActions = memo(function PartActions({ id, name, first, last, deeds }: PartActionsProps) {
  return (
    <div className={styles['partActions']}>
      <Button look="quiet" size="small" aria-label={say.up(name)} isDisabled={first} onPress={() => deeds.move(id, -1)}>
        {say.upShort}
      </Button>
      <Button look="quiet" size="small" aria-label={say.down(name)} isDisabled={last} onPress={() => deeds.move(id, 1)}>
        {say.downShort}
      </Button>
      <Button look="quiet" size="small" aria-label={say.take(name)} onPress={() => deeds.take(id)}>
        {say.takeShort}
      </Button>
    </div>
  )
})

type PartContentProps = Pick<PartRowProps, 'part' | 'written' | 'note' | 'edition' | 'place' | 'deeds'>

/** Not drawn anew where a warning comes or goes, or where something is dragged over the part. */
const PartContent = memo(function PartContent(props: PartContentProps) {
  const { part, place, deeds } = props
  switch (part.type) {
    case 'heading':
      return (
        <div className={styles['headingRow']}>
          <HeadingField part={part} label={say.headingNumber(place)} placeholder={say.heading} onTyped={deeds.typed} />
          <select
            className={styles['small']}
            aria-label={say.level(place)}
            value={part.level}
            onChange={(event) => deeds.level(part, Number(event.target.value))}
          >
            {say.levels.map((label, index) => (
              <option key={label} value={index + 1}>
                {label}
              </option>
            ))}
          </select>
        </div>
      )
    case 'text':
      return <TextField part={part} label={say.textNumber(place)} placeholder={say.text} onTyped={deeds.typed} />
    case 'note':
      return <NoteContent {...props} />
  }
})

/** Where the note leads: to its passage in the edition that it is cited from, or to the record that it is on. */
function placeOfNote(note: Note, edition: EditionId): string {
  return 'about' in note.target
    ? notedRecordPath(edition, note.target.about, note.id)
    : sourcePath(edition, note.target.source, { note: note.id })
}

function RestoreButton({ note, name }: { readonly note: Note; readonly name: string }) {
  const { restore } = useNoteActions()
  return (
    <Button look="quiet" size="small" aria-label={say.untrashNamed(name)} onPress={() => restore([note])}>
      {say.untrash}
    </Button>
  )
}

function NoteContent({ part, written, note, edition, place, deeds }: PartContentProps) {
  const [editing, setEditing] = useState<NoteId | null>(null)
  const field = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (editing !== null) field.current?.querySelector('textarea')?.focus()
  }, [editing])
  if (note === undefined) return <p className={styles['trouble']}>{say.leftOut.gone}</p>
  const cited = written?.type === 'note' ? written.cited : null
  const trouble =
    note.trashedAt !== null
      ? say.inTrash
      : written?.type === 'left-out'
        ? say.leftOut[written.why]
        : note.private === true
          ? say.leftOut.private
          : cited !== null && cited.edition !== edition
            ? say.otherEdition(cited.edition)
            : null
  const withComment = part.form === 'quotation-comment' || part.form === 'comment'
  const exact = cited === null ? targetWords(note.target) : targetWords(cited.note.target)
  return (
    <>
      {part.form === 'comment' ? null : (
        <p
          className={part.form === 'reference' ? styles['reference'] : styles['quotation']}
          lang={cited === null ? undefined : cited.source.language}
        >
          {exact}
        </p>
      )}
      {!withComment ? null : editing !== null ? (
        <div ref={field}>
          <CommentField note={note} label={say.comment(place)} onTyped={deeds.typed} onLeave={() => setEditing(null)} />
        </div>
      ) : (
        <p className={styles['comment']}>{note.body === '' ? <em>{say.noComment}</em> : note.body}</p>
      )}
      <p className={styles['source']}>
        {cited === null
          ? ''
          : `${sourceTitle(cited.source).text}, ${cited.blocks.length === 0 ? '' : `${formatParagraphs(cited.blocks)}, `}${cited.edition}`}
      </p>
      {trouble === null ? null : <p className={styles['trouble']}>{trouble}</p>}
      <div className={styles['noteActions']}>
        <select
          className={styles['small']}
          aria-label={say.form(place)}
          value={part.form}
          onChange={(event) => {
            const form = NOTE_FORMS.find((each) => each === event.target.value)
            if (form !== undefined) deeds.form(part, form)
          }}
        >
          {NOTE_FORMS.map((form) => (
            <option key={form} value={form}>
              {say.forms[form]}
            </option>
          ))}
        </select>
        {withComment && editing === null && note.trashedAt === null ? (
          <Button look="quiet" size="small" onPress={() => setEditing(note.id)}>
            {say.editComment}
          </Button>
        ) : null}
        {note.trashedAt === null ? null : <RestoreButton note={note} name={partName(part, note)} />}
        <Link className={styles['link']} to={placeOfNote(note, cited?.edition ?? note.target.edition)}>
          {say.openPassage}
        </Link>
      </div>
    </>
  )
}
