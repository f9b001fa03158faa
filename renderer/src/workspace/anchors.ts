import type { Anchor } from '#shared/annotation/anchor.ts'
import { placeOfPosition } from '#shared/annotation/place-of-position.ts'
import { targetInText } from '#shared/annotation/target-in-text.ts'
import type { PassageNote, PassageTarget } from '#shared/notes/note.ts'
import type { PassageClient } from '../anchoring/passage-client.ts'
import { type ArchiveReader, type OpenText, textOfTarget } from './archive-reader.ts'
import { shownRange } from './shown-range.ts'

export interface AnchoredNote {
  readonly note: PassageNote
  readonly anchor: Anchor
}

interface Surroundings {
  readonly archive: Pick<ArchiveReader, 'text'>
  readonly passages: Pick<PassageClient, 'anchor'>
}

/** Where the notes on one text stand in it. What was found out once is kept. */
export interface AnchorsOfText {
  subscribe(listener: () => void): () => void
  /** Another value each time more was found. */
  version(): number
  /**
   * The notes on the text whose place is known, each with that place, in the order of the text; notes without a place come last. A note that did not
   * change is given as the same object.
   */
  list(notes: readonly PassageNote[]): readonly AnchoredNote[]
  /** Looks up the others, beside the window. */
  lookUp(notes: readonly PassageNote[], surroundings: Surroundings): Promise<void>
}

const STAYS_ELSEWHERE: Anchor = { state: 'missing' }

/** Notes made in one text are looked up together: it is read once. */
function byText(notes: readonly PassageNote[]): readonly (readonly PassageNote[])[] {
  const groups = new Map<string, PassageNote[]>()
  for (const note of notes) {
    const key = `${note.target.edition} ${note.target.textSha512}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [note])
    else group.push(note)
  }
  return [...groups.values()]
}

export function anchorsOfText(open: OpenText): AnchorsOfText {
  const { text, sha512 } = open
  const listeners = new Set<() => void>()
  const anchors = new WeakMap<PassageTarget, Anchor>()
  const asked = new WeakSet<PassageTarget>()
  const shown = new WeakMap<PassageNote, AnchoredNote>()
  let version = 0

  function anchorOf(note: PassageNote): Anchor | null {
    const target = targetInText(note, sha512)
    if (target === null) return STAYS_ELSEWHERE
    const known = anchors.get(target)
    if (known !== undefined) return known
    // In the text in which it was made the position decides, and nothing needs to be looked for.
    if (target.textSha512 !== sha512) return null
    const range = placeOfPosition(text, open.offsets, target)
    if (range === null) return null
    const anchor: Anchor = { state: 'exact', range }
    anchors.set(target, anchor)
    return anchor
  }

  function present(note: PassageNote): AnchoredNote | null {
    const anchor = anchorOf(note)
    if (anchor === null) return null
    const known = shown.get(note)
    if (known !== undefined && known.anchor === anchor) return known
    const made = { note, anchor }
    shown.set(note, made)
    return made
  }

  function keep(notes: readonly PassageNote[], found: readonly Anchor[], from: number): void {
    found.forEach((anchor, index) => {
      const note = notes[from + index]
      if (note !== undefined) anchors.set(note.target, anchor)
    })
    version += 1
    for (const listener of listeners) listener()
  }

  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    version: () => version,
    list(notes) {
      const place = ({ note, anchor }: AnchoredNote) => shownRange(anchor)?.start ?? text.length + note.target.start
      return notes
        .map(present)
        .filter((item) => item !== null)
        .map((item) => ({ item, at: place(item) }))
        .sort((a, b) => a.at - b.at || compare(a.item.note.createdAt, b.item.note.createdAt))
        .map(({ item }) => item)
    },
    async lookUp(notes, { archive, passages }) {
      const unknown = notes.filter((note) => anchorOf(note) === null && !asked.has(note.target))
      for (const { target } of unknown) asked.add(target)
      for (const group of byText(unknown)) {
        const [first] = group
        if (first === undefined) continue
        const madeIn = await textOfTarget(archive, first, sha512)
        const targets = group.map(({ target }) => target)
        let done = 0
        try {
          await passages.anchor({ text: { text, sha512 }, madeIn, targets }, (part) => {
            keep(group, part, done)
            done += part.length
          })
        } catch {
          // Without the worker it takes longer, and the window waits: better than notes that are not shown.
          const { anchorTarget } = await import('#shared/annotation/anchor-target.ts')
          const rest = targets.slice(done).map((target) => anchorTarget(text, sha512, target, madeIn))
          keep(group, rest, done)
        }
      }
    },
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
