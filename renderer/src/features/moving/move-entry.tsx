import { memo, type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import type { PassageTarget } from '#shared/notes/note.ts'
import type { TextRange } from '#shared/text/text-range.ts'
import type { WordPart } from '#shared/text/word-diff.ts'
import { sourcePath } from '../../places/places.ts'
import { Button } from '../../ui/button.tsx'
import { ColourMark } from '../../ui/colour-mark.tsx'
import { KeyName } from '../../ui/key-name.tsx'
import { movingWords } from '../../words/en-moving.ts'
import { words } from '../../words/words.ts'
import type { OpenText } from '../../workspace/archive-reader.ts'
import type { NoteMove } from '../../workspace/note-moves.tsx'
import { sourceTitle } from '../../workspace/source-words.ts'
import { useEdition, useText } from '../../workspace/workspace.tsx'
import { nameWeightyChanges } from './change-words.ts'
import styles from './move-entry.module.css'
import { PassageWords } from './passage-words.tsx'

const say = movingWords

/** So many of many places are shown at first. */
const PLACES_SHOWN = 4

export interface EntryActions {
  take(move: NoteMove, range: TextRange): void
  keep(move: NoteMove): void
  askAgain(move: NoteMove): void
  putBack(move: NoteMove): void
  attach(move: NoteMove): void
}

interface EntryProps {
  readonly move: NoteMove
  /** Whether the keys of the page concern this note. */
  readonly current: boolean
  readonly actions: EntryActions
  onCurrent(): void
}

function paragraphAt(open: OpenText, start: number): number | null {
  const index = open.blocks.findIndex((block) => start >= block.start && start < block.end)
  return open.record.blocks[index]?.number ?? null
}

/** The passage of a target in the text in which it was made, or what the note kept of it where that text cannot be read. */
function OldPassage({
  target,
  title,
  move,
}: {
  readonly target: PassageTarget
  readonly title: string
  readonly move: NoteMove
}) {
  const text = useText(target.source, target.edition)
  const anchor = 'anchor' in move ? move.anchor : null
  const parts = anchor?.state === 'reworded' ? anchor.words : typographyOf(move)
  const open = text.state === 'ready' && text.value.sha512 === target.textSha512 ? text.value : null
  const kept = target.prefix + target.exact + target.suffix
  const range =
    open === null
      ? { start: target.prefix.length, end: target.prefix.length + target.exact.length }
      : { start: open.offsets.toUtf16(target.start), end: open.offsets.toUtf16(target.end) }
  const paragraph = open === null ? null : paragraphAt(open, range.start)
  return (
    <section className={styles['column']}>
      <h3>
        {title}
        {paragraph === null ? null : <span className={styles['place']}>{words.compare.paragraph(paragraph)}</span>}
      </h3>
      {text.state === 'failed' ? <p className={styles['quiet']}>{say.oldUnread}</p> : null}
      <PassageWords
        text={open?.text ?? kept}
        range={range}
        language={open?.record.language ?? ''}
        parts={parts}
        side="before"
        partsFrom={range.start}
      />
      <p>
        <Link to={sourcePath(target.edition, target.source, { passage: { start: target.start, end: target.end } })}>
          {words.moving.readThere(target.edition)}
        </Link>
      </p>
    </section>
  )
}

function typographyOf(move: NoteMove) {
  if (!('anchor' in move) || !('typography' in move.anchor)) return []
  return move.anchor.typography ?? []
}

interface PlaceProps {
  readonly open: OpenText
  readonly range: TextRange
  /** What differs in it in signs and spaces. */
  readonly parts?: readonly WordPart[] | undefined
  readonly children?: ReactNode
}

/** A place in the text being read, with a link that shows it there. */
function Place({ open, range, parts, children }: PlaceProps) {
  const { id: edition } = useEdition()
  const paragraph = paragraphAt(open, range.start)
  const passage = { start: open.offsets.toCodePoint(range.start), end: open.offsets.toCodePoint(range.end) }
  return (
    <div className={styles['candidate']}>
      <PassageWords
        text={open.text}
        range={range}
        language={open.record.language}
        parts={parts ?? []}
        side="after"
        partsFrom={range.start}
      />
      <p className={styles['links']}>
        {children}
        <Link to={sourcePath(edition, open.source, { passage })}>
          {words.moving.readThere(edition)}
          {paragraph === null ? '' : `, ${words.compare.paragraph(paragraph)}`}
        </Link>
      </p>
    </div>
  )
}

interface PlacesProps {
  readonly open: OpenText
  readonly ranges: readonly TextRange[]
  onTake(range: TextRange): void
}

/** Places of which one may be the passage. */
function Places({ open, ranges, onTake }: PlacesProps) {
  const [all, setAll] = useState(false)
  const shown = all ? ranges : ranges.slice(0, PLACES_SHOWN)
  return (
    <>
      <ul className={styles['candidates']}>
        {shown.map((range) => (
          <li key={range.start}>
            <Place open={open} range={range}>
              <Button size="small" onPress={() => onTake(range)}>
                {say.takePlace}
              </Button>
            </Place>
          </li>
        ))}
      </ul>
      {shown.length === ranges.length ? null : (
        <Button look="quiet" size="small" onPress={() => setAll(true)}>
          {say.moreCandidates(ranges.length - shown.length)}
        </Button>
      )}
    </>
  )
}

function NewPassage({ move, actions }: Pick<EntryProps, 'move' | 'actions'>) {
  const { id: edition } = useEdition()
  const { note } = move
  const text = useText(note.target.source, edition)
  if (text.state !== 'ready' || !('anchor' in move)) return null
  const open = text.value
  const { anchor } = move
  const take = (range: TextRange) => actions.take(move, range)
  switch (anchor.state) {
    case 'exact':
    case 'moved':
      return <Place open={open} range={anchor.range} parts={anchor.typography} />
    case 'reworded': {
      const { range } = anchor
      const paragraph = paragraphAt(open, range.start)
      const passage = { start: open.offsets.toCodePoint(range.start), end: open.offsets.toCodePoint(range.end) }
      const named = nameWeightyChanges(anchor.changes, note.target.exact, open.text)
      return (
        <>
          <PassageWords text={open.text} range={range} language={open.record.language} parts={anchor.words} side="after" />
          {named.length === 0 ? (
            <p className={styles['quiet']}>{say.noKinds}</p>
          ) : (
            <ul className={styles['changes']} aria-label={say.changes}>
              {named.map((sentence, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two changes may read the same, and their order is that of the passage.
                <li key={index}>{sentence}</li>
              ))}
            </ul>
          )}
          <p>
            <Link to={sourcePath(edition, open.source, { passage })}>
              {words.moving.readThere(edition)}
              {paragraph === null ? '' : `, ${words.compare.paragraph(paragraph)}`}
            </Link>
          </p>
          {anchor.sameWords.length === 0 ? null : (
            <>
              <p className={styles['quiet']}>{say.sameWordsElsewhere(anchor.sameWords.length)}</p>
              <Places open={open} ranges={anchor.sameWords} onTake={take} />
            </>
          )}
        </>
      )
    }
    case 'ambiguous':
      return (
        <>
          <p className={styles['quiet']}>{say.candidates(anchor.candidates.length)}</p>
          <Places open={open} ranges={anchor.candidates} onTake={take} />
        </>
      )
    case 'missing':
      return <p className={styles['quiet']}>{say.nothingHere}</p>
  }
}

/** The place to which a note would go without a further question, or null. */
export function proposedRange(move: NoteMove): TextRange | null {
  return 'anchor' in move && 'range' in move.anchor ? move.anchor.range : null
}

function Actions({ move, current, actions }: Omit<EntryProps, 'onCurrent'>) {
  const { id: edition } = useEdition()
  const { note, state } = move
  const key = (name: string) => (current ? <KeyName>{name}</KeyName> : null)
  const range = proposedRange(move)
  switch (state) {
    case 'exact':
    case 'moved':
    case 'reworded':
    case 'ambiguous':
    case 'missing':
      return (
        <>
          {range === null ? null : (
            <Button look="primary" onPress={() => actions.take(move, range)}>
              {say.take(edition)} {key('A')}
            </Button>
          )}
          <Button onPress={() => actions.keep(move)}>
            {say.keep(note.target.edition)} {key('K')}
          </Button>
          <Button look="quiet" onPress={() => actions.attach(move)}>
            {say.select} {key('S')}
          </Button>
        </>
      )
    case 'stays':
      return (
        <>
          <Button onPress={() => actions.askAgain(move)}>{say.askAgain}</Button>
          <Button look="quiet" onPress={() => actions.attach(move)}>
            {say.select} {key('S')}
          </Button>
        </>
      )
    case 'taken':
      return (
        <>
          <Button onPress={() => actions.putBack(move)}>{say.putBack(note.formerTargets.at(-1)?.edition ?? '')}</Button>
          <Button look="quiet" onPress={() => actions.attach(move)}>
            {say.select} {key('S')}
          </Button>
        </>
      )
    case 'no-source':
    case 'unread':
      return null
  }
}

/** One note: its passage in the edition in which it was made, what stands in the edition being read, and what can be done. */
export const MoveEntry = memo(function MoveEntry({ move, current, actions, onCurrent }: EntryProps) {
  const { id: edition, catalogue } = useEdition()
  const { note, state } = move
  const source = catalogue.sources.find(({ id }) => id === note.target.source)
  const former = state === 'taken' ? note.formerTargets.at(-1) : undefined
  const old = former ?? note.target
  return (
    <article
      className={`${styles['entry']} ${current ? styles['current'] : ''}`}
      data-move={note.id}
      tabIndex={-1}
      aria-label={say.noteOn(old.exact.slice(0, 60))}
      onFocus={onCurrent}
    >
      <header className={styles['head']}>
        <h2 className={styles['state']}>{say.states[state]}</h2>
        <p className={styles['quiet']}>
          <ColourMark colour={note.colour} /> {source === undefined ? note.target.source : sourceTitle(source).text}
          {note.tags.map((tag) => ` #${tag}`)}
        </p>
        {note.body === '' ? null : <p className={styles['body']}>{note.body}</p>}
      </header>
      <div className={styles['columns']}>
        <OldPassage target={old} title={former === undefined ? say.madeIn(old.edition) : say.formerly(old.edition)} move={move} />
        <section className={styles['column']}>
          <h3>{say.here(edition)}</h3>
          {state === 'taken' ? <TakenPassage target={note.target} /> : null}
          {state === 'stays' ? <p className={styles['quiet']}>{say.staysHere(note.target.edition)}</p> : null}
          {state === 'no-source' || state === 'unread' ? <p className={styles['quiet']}>{say.states[state]}</p> : null}
          <NewPassage move={move} actions={actions} />
          {typographyOf(move).length === 0 ? null : <p className={styles['quiet']}>{say.typography}</p>}
        </section>
      </div>
      <p className={styles['actions']}>
        <Actions move={move} current={current} actions={actions} />
      </p>
    </article>
  )
})

/** The passage on which a note stands now. */
function TakenPassage({ target }: { readonly target: PassageTarget }) {
  const text = useText(target.source, target.edition)
  if (text.state !== 'ready') return <p>“{target.exact}”</p>
  const { offsets } = text.value
  return <Place open={text.value} range={{ start: offsets.toUtf16(target.start), end: offsets.toUtf16(target.end) }} />
}
