import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import type { Anchor } from '#shared/annotation/anchor.ts'
import type { NoteId } from '#shared/archive/ids.ts'
import type { PassageNote, PassageTarget } from '#shared/notes/note.ts'
import type { PassageClient } from '../anchoring/passage-client.ts'
import type { ArchiveReader } from './archive-reader.ts'
import { notesOfOtherEditions, type Standing } from './notes-of-other-editions.ts'
import { useLiveNotes } from './use-notes.ts'
import { useEdition, useServices } from './workspace.tsx'

/** What became of a note of an earlier edition in the edition being read. */
export type NoteMove = { readonly note: PassageNote } & (
  | { readonly state: Anchor['state']; readonly anchor: Anchor; readonly sha512: string }
  | { readonly state: 'stays'; readonly sha512: string }
  | { readonly state: 'taken' | 'no-source' | 'unread' }
)
export type MoveState = NoteMove['state']

export interface NoteMoves {
  /** Those that are known so far, in the order of the notes. */
  readonly moves: readonly NoteMove[]
  readonly byNote: ReadonlyMap<NoteId, NoteMove>
  /** How many notes a person has not decided on. Those with the same words are followed, and need no decision. */
  readonly undecided: number
}

interface LookingUp {
  /** How far it is; null when it is done. */
  readonly working: { readonly done: number; readonly total: number } | null
  /** Why the notes could not be looked up. */
  readonly failure: string | null
  retry(): void
}

export function isUndecided({ state }: NoteMove): boolean {
  return state === 'reworded' || state === 'ambiguous' || state === 'missing'
}

/** What was found for a target in a text, by its digest. `unread` where the text could not be had. */
type Found = Anchor | 'unread'
const found = new WeakMap<PassageTarget, Map<string, Found>>()

function keep(target: PassageTarget, sha512: string, answer: Found): void {
  const known = found.get(target) ?? new Map<string, Found>()
  found.set(target, known.set(sha512, answer))
}

function forgetFailure(target: PassageTarget, sha512: string): void {
  const known = found.get(target)
  if (known?.get(sha512) === 'unread') known.delete(sha512)
}

interface ToLookUp {
  readonly note: PassageNote
  readonly sha512: string
}

function moveOf(note: PassageNote, standing: Standing): NoteMove | ToLookUp {
  if (standing.state !== 'to-look-up') return { note, ...standing }
  const { sha512 } = standing
  const anchor = found.get(note.target)?.get(sha512)
  if (anchor === undefined) return { note, sha512 }
  return anchor === 'unread' ? { note, state: 'unread' } : { note, state: anchor.state, anchor, sha512 }
}

/** Looks the notes of one source up that were made in one edition. The old text makes the questions fewer; where it cannot be read it goes without. */
async function lookUp(
  notes: readonly ToLookUp[],
  { archive, passages }: { readonly archive: ArchiveReader; readonly passages: PassageClient },
  edition: PassageTarget['edition'],
  onPart: (count: number) => void,
): Promise<void> {
  const [first] = notes
  if (first === undefined) return
  const { target } = first.note
  const [open, old] = await Promise.all([archive.text(edition, target.source), archive.text(target.edition, target.source)])
  if (!open.ok) {
    for (const { note, sha512 } of notes) keep(note.target, sha512, 'unread')
    onPart(notes.length)
    return
  }
  let at = 0
  const { text, sha512 } = open.value
  const targets = notes.map(({ note }) => note.target)
  await passages.anchor({ text: { text, sha512 }, madeIn: old.ok ? old.value.text : null, targets }, (anchors) => {
    for (const anchor of anchors) {
      const asked = notes[at]
      if (asked !== undefined) keep(asked.note.target, asked.sha512, anchor)
      at += 1
    }
    onPart(anchors.length)
  })
}

function bySourceAndEdition(asked: readonly ToLookUp[]): readonly (readonly ToLookUp[])[] {
  const groups = new Map<string, ToLookUp[]>()
  for (const item of asked) {
    const { source, edition, textSha512 } = item.note.target
    const key = `${source} ${edition} ${textSha512}`
    groups.set(key, [...(groups.get(key) ?? []), item])
  }
  return [...groups.values()]
}

type Others = ReturnType<typeof notesOfOtherEditions>

function areSame(a: Others, b: Others): boolean {
  const digest = ({ standing }: Others[number]) => ('sha512' in standing ? standing.sha512 : '')
  return (
    a.length === b.length &&
    a.every((one, index) => {
      const other = b[index]
      return other?.note === one.note && other.standing.state === one.standing.state && digest(other) === digest(one)
    })
  )
}

const MovesContext = createContext<NoteMoves | null>(null)
const LookingUpContext = createContext<LookingUp>({ working: null, failure: null, retry: () => undefined })

/** Finds out, beside everything else, what became of the notes of earlier editions, so that each place can say it. */
export function NoteMovesProvider({ children }: { readonly children: ReactNode }) {
  const services = useServices()
  const edition = useEdition()
  const notes = useLiveNotes()
  const [known, setKnown] = useState(0)
  const [working, setWorking] = useState<LookingUp['working']>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const running = useRef(false)
  const lastOthers = useRef<Others>([])
  const others = useMemo(() => {
    const next = notesOfOtherEditions(notes, edition)
    // Most changes concern none of them. Who asks for them would be looked for in the whole window.
    if (!areSame(lastOthers.current, next)) lastOthers.current = next
    return lastOthers.current
  }, [notes, edition])
  // biome-ignore lint/correctness/useExhaustiveDependencies: `known` says that more was found.
  const { moves, toLookUp } = useMemo(() => {
    const moves: NoteMove[] = []
    const toLookUp: ToLookUp[] = []
    for (const { note, standing } of others) {
      const one = moveOf(note, standing)
      if ('state' in one) moves.push(one)
      else toLookUp.push(one)
    }
    return { moves, toLookUp }
  }, [others, known])

  useEffect(() => {
    if (toLookUp.length === 0 || running.current || failure !== null) return
    running.current = true
    const total = toLookUp.length
    let done = 0
    setWorking({ done, total })
    const work = async () => {
      for (const group of bySourceAndEdition(toLookUp)) {
        await lookUp(group, services, edition.id, (count) => {
          done += count
          setWorking({ done, total })
        })
      }
    }
    work()
      .catch((error: unknown) => setFailure(error instanceof Error ? error.message : String(error)))
      .finally(() => {
        running.current = false
        setWorking(null)
        // What came meanwhile is looked up next.
        setKnown((n) => n + 1)
      })
  }, [toLookUp, services, edition.id, failure])

  const retry = useCallback(() => {
    for (const { note, standing } of others) if (standing.state === 'to-look-up') forgetFailure(note.target, standing.sha512)
    setFailure(null)
    setKnown((n) => n + 1)
  }, [others])
  const value = useMemo<NoteMoves>(
    () => ({ moves, byNote: new Map(moves.map((move) => [move.note.id, move])), undecided: moves.filter(isUndecided).length }),
    [moves],
  )
  const lookingUp = useMemo<LookingUp>(() => ({ working, failure, retry }), [working, failure, retry])
  return (
    <MovesContext value={value}>
      <LookingUpContext value={lookingUp}>{children}</LookingUpContext>
    </MovesContext>
  )
}

/** What became of the notes of earlier editions; null outside an edition. */
export function useNoteMoves(): NoteMoves | null {
  return useContext(MovesContext)
}

export function useNoteMove(note: NoteId): NoteMove | null {
  return useNoteMoves()?.byNote.get(note) ?? null
}

/** How the looking up goes. Apart from what it finds, so that its progress concerns only who shows it. */
export function useLookingUp(): LookingUp {
  return useContext(LookingUpContext)
}
