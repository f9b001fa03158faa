import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import type { NoteId } from '#shared/archive/ids.ts'
import { isOnPassage } from '#shared/notes/note-target.ts'
import { sourcePath } from '../../places/places.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { EmptyPlace } from '../../ui/empty-place.tsx'
import { KeyName } from '../../ui/key-name.tsx'
import { Page } from '../../ui/page.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { LongWorking, Working } from '../../ui/working.tsx'
import { movingWords } from '../../words/en-moving.ts'
import { words, writeSentence } from '../../words/words.ts'
import { useCommands } from '../../workspace/commands.ts'
import { type NoteMove, useLookingUp, useNoteMoves } from '../../workspace/note-moves.tsx'
import { useLiveNotes, useNotesSnapshot } from '../../workspace/use-notes.ts'
import { useEdition, useWindowTitle } from '../../workspace/workspace.tsx'
import { nameKinds } from './change-words.ts'
import { type EntryActions, MoveEntry, proposedRange } from './move-entry.tsx'
import { countGroups, GROUPS, type Group, groupOf, notesOfGroup, touchesMeaning } from './move-groups.ts'
import styles from './moving-page.module.css'
import { type MoveActions, useMoveActions } from './use-move-actions.ts'

const say = movingWords

/** So many notes stand on the page at first, and are added at a time. */
const AT_ONCE = 40

const noMoves: readonly NoteMove[] = []

function focusEntry(note: NoteId | undefined): void {
  const entry = note === undefined ? null : document.querySelector<HTMLElement>(`[data-move="${note}"]`)
  const place = entry ?? document.querySelector<HTMLElement>('main')
  place?.focus({ preventScroll: true })
  entry?.scrollIntoView({ block: 'nearest' })
}

/** What can be done for all notes that are shown, where they are of one group. */
function ForAll({
  group,
  moves,
  actions,
}: {
  readonly group: Group
  readonly moves: readonly NoteMove[]
  readonly actions: MoveActions
}) {
  const { id: edition } = useEdition()
  if (moves.length === 0) return null
  const takings = moves.flatMap((move) => {
    const range = proposedRange(move)
    return range === null ? [] : [{ note: move.note, range }]
  })
  const weighty = moves.filter(touchesMeaning)
  const kinds = weighty.flatMap((move) =>
    'anchor' in move && move.anchor.state === 'reworded' ? move.anchor.changes.flatMap((change) => change.kinds) : [],
  )
  const done = () => focusEntry(undefined)
  switch (group) {
    case 'same':
    case 'reworded':
    case 'ambiguous':
    case 'missing':
      return (
        <div className={styles['forAll']}>
          {weighty.length === 0 ? null : (
            <p className={styles['weighty']}>{say.takeAllTouches(weighty.length, nameKinds(kinds))}</p>
          )}
          <div className={styles['buttons']}>
            {takings.length === 0 ? null : (
              <Button look={group === 'same' ? 'primary' : 'plain'} onPress={() => void actions.take(takings).then(done)}>
                {say.takeAll(takings.length, edition)}
              </Button>
            )}
            <Button
              onPress={() => {
                actions.keep(moves)
                done()
              }}
            >
              {say.keepAll(moves.length)}
            </Button>
          </div>
        </div>
      )
    case 'stays':
      return (
        <div className={styles['buttons']}>
          <Button
            onPress={() => {
              actions.askAgain(moves)
              done()
            }}
          >
            {say.askAllAgain(moves.length)}
          </Button>
        </div>
      )
    default:
      return null
  }
}

/** How the looking up goes, where it takes a while or failed. */
function LookingUpWords() {
  const { working, failure, retry } = useLookingUp()
  if (failure !== null) {
    return (
      <Banner tone="error" title={say.failed} actions={<Button onPress={retry}>{words.program.retry}</Button>}>
        <p>{writeSentence(failure)}</p>
      </Banner>
    )
  }
  if (working === null) return null
  const { done, total } = working
  return <ProgressBar label={say.looking} part={total === 0 ? 0 : done / total} words={say.lookingOf(done, total)} />
}

/** The notes that were made in a later edition than the one being read: they are not asked about. */
function useLaterNotes(): number {
  const { archive, id, editions } = useEdition()
  const notes = useLiveNotes()
  return useMemo(() => {
    const here = editions.findIndex((edition) => edition.id === id)
    const later = new Set(editions.slice(here + 1).map((edition) => edition.id))
    return notes.filter((note) => isOnPassage(note) && note.target.archive === archive && later.has(note.target.edition)).length
  }, [archive, id, editions, notes])
}

/** What became of the notes of earlier editions in the edition being read, note by note, and what is done about each. */
export function MovingPage() {
  const { id: edition, catalogue } = useEdition()
  useWindowTitle(say.title(edition))
  const navigate = useNavigate()
  const { ready } = useNotesSnapshot()
  const moves = useNoteMoves()?.moves ?? noMoves
  const { working, failure } = useLookingUp()
  const later = useLaterNotes()
  const actions = useMoveActions()
  const [query, setQuery] = useSearchParams()
  const counts = useMemo(() => countGroups(moves), [moves])
  const wanted = moves.find(({ note }) => note.id === query.get('note'))
  const asked = GROUPS.find((group) => group === query.get('show'))
  const first = GROUPS.find((group) => (counts.get(group) ?? 0) > 0)
  const group = asked ?? (wanted === undefined ? undefined : groupOf(wanted.state)) ?? first ?? 'undecided'
  const [most, setMost] = useState(AT_ONCE)
  const sources = useMemo(() => catalogue.sources.map(({ id }) => id as string), [catalogue])
  const listed = useMemo(() => notesOfGroup(moves, group, sources), [moves, group, sources])
  const shown = listed.slice(0, Math.max(most, listed.findIndex(({ note }) => note.id === query.get('note')) + 1))
  const [current, setCurrent] = useState<NoteId | null>(null)
  const currentMove = shown.find(({ note }) => note.id === current) ?? null

  // The note that the address names comes into sight once it is known.
  const came = useRef<string | null>(null)
  useEffect(() => {
    if (wanted === undefined || came.current === wanted.note.id) return
    came.current = wanted.note.id
    setCurrent(wanted.note.id)
    focusEntry(wanted.note.id)
  }, [wanted])

  /** The focus goes on to the next note before this one goes away. */
  const leave = useCallback(
    (move: NoteMove) => {
      const at = shown.findIndex(({ note }) => note.id === move.note.id)
      focusEntry((shown[at + 1] ?? shown[at - 1])?.note.id)
    },
    [shown],
  )
  const entryActions = useMemo<EntryActions>(
    () => ({
      take: (move, range) => {
        leave(move)
        void actions.take([{ note: move.note, range }])
      },
      keep: (move) => {
        leave(move)
        actions.keep([move])
      },
      askAgain: (move) => {
        leave(move)
        actions.askAgain([move])
      },
      putBack: (move) => {
        leave(move)
        actions.putBack(move.note)
      },
      attach: ({ note }) => void navigate(sourcePath(edition, note.target.source, { attach: note.id })),
    }),
    [actions, leave, navigate, edition],
  )
  const step = (by: 1 | -1) => {
    const at = shown.findIndex(({ note }) => note.id === current)
    const next = shown[at === -1 ? 0 : Math.min(Math.max(at + by, 0), shown.length - 1)]
    focusEntry(next?.note.id)
  }
  const range = currentMove === null ? null : proposedRange(currentMove)
  const open = currentMove !== null && ['same', 'reworded', 'ambiguous', 'missing'].includes(groupOf(currentMove.state))
  useCommands([
    { id: 'next-move', group: 'notes', name: say.keys.next, keys: ['n'], run: () => step(1) },
    { id: 'previous-move', group: 'notes', name: say.keys.previous, keys: ['p'], run: () => step(-1) },
    ...(currentMove === null || !open
      ? []
      : [
          ...(range === null
            ? []
            : [
                {
                  id: 'take-move',
                  group: 'notes' as const,
                  name: say.keys.take,
                  keys: ['a'],
                  run: () => entryActions.take(currentMove, range),
                },
              ]),
          {
            id: 'keep-move',
            group: 'notes' as const,
            name: say.keys.keep,
            keys: ['k'],
            run: () => entryActions.keep(currentMove),
          },
        ]),
    ...(currentMove === null || ['no-source', 'unread'].includes(currentMove.state)
      ? []
      : [
          {
            id: 'attach-move',
            group: 'notes' as const,
            name: say.keys.select,
            keys: ['s'],
            run: () => entryActions.attach(currentMove),
          },
        ]),
  ])

  const groups = GROUPS.filter((one) => (counts.get(one) ?? 0) > 0 || one === group)
  const choose = (next: Group) => {
    setMost(AT_ONCE)
    setQuery({ show: next }, { replace: true })
  }
  return (
    <Page full>
      <header className={styles['head']}>
        <h1>{say.title(edition)}</h1>
        <p className={styles['hint']}>{say.hint}</p>
      </header>
      {ready ? <LookingUpWords /> : <Working what={words.notes.starting} />}
      {actions.failure === null ? null : (
        <Banner tone="error" title={say.takeFailed}>
          <p>{writeSentence(actions.failure)}</p>
        </Banner>
      )}
      {actions.taking ? <LongWorking what={say.taking} /> : null}
      {moves.length === 0 && working === null && failure === null && ready ? (
        <EmptyPlace title={say.noneTitle} hint={say.noneHint} />
      ) : null}
      {moves.length === 0 ? null : (
        <>
          <Choice
            label={say.show}
            value={group}
            options={groups.map((one) => ({ value: one, label: say.shows[one](counts.get(one) ?? 0) }))}
            onChange={choose}
          />
          <p className={styles['hint']}>{say.about[group]}</p>
          {shown.length === 0 ? null : (
            <div className={styles['buttons']}>
              <Button look="quiet" size="small" onPress={() => step(1)}>
                {say.keys.next} <KeyName>N</KeyName>
              </Button>
              <Button look="quiet" size="small" onPress={() => step(-1)}>
                {say.keys.previous} <KeyName>P</KeyName>
              </Button>
            </div>
          )}
          <ForAll group={group} moves={listed} actions={actions} />
          {listed.length > 0 ? null : group === 'undecided' && working === null ? (
            <EmptyPlace title={say.allDecided} hint={say.allDecidedHint} />
          ) : (
            <EmptyPlace title={say.noneOf} />
          )}
          <ul className={styles['list']}>
            {shown.map((move) => (
              <li key={move.note.id}>
                <MoveEntry
                  move={move}
                  current={move.note.id === current}
                  actions={entryActions}
                  onCurrent={() => setCurrent(move.note.id)}
                />
              </li>
            ))}
          </ul>
          {shown.length === listed.length ? null : (
            <p>
              <Button onPress={() => setMost(shown.length + AT_ONCE)}>
                {say.more(Math.min(AT_ONCE, listed.length - shown.length))}
              </Button>
            </p>
          )}
        </>
      )}
      {later === 0 ? null : <p className={styles['hint']}>{say.later(later)}</p>}
    </Page>
  )
}
