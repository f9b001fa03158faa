import type { NoteId } from '#shared/archive/ids.ts'
import { type BriefingChange, isOfBriefing } from '#shared/bundles/incoming-change.ts'
import { itemsFromChanges } from '#shared/items/items-from-changes.ts'
import type { KeptItem } from '#shared/items/kept-item.ts'
import { applyChange, applyNewest, type NoteRecord, toNote } from '#shared/notes/apply-change.ts'
import type { Change, NoteChange } from '#shared/notes/change.ts'
import type { Note } from '#shared/notes/note.ts'
import { noteFromChanges } from '#shared/notes/note-from-changes.ts'

/** Lines that are parsed before others get their turn. */
const AT_ONCE = 200

/**
 * The change to a note that a line holds. Not held against the schema again: the journal did that when it took the line, and a backup of many notes would take
 * many times as long. A line that is no such change gives null.
 */
function noteChangeIn(line: string): NoteChange | null {
  if (!line.includes('"format":1')) return null
  try {
    const value: unknown = JSON.parse(line)
    const isChange =
      typeof value === 'object' && value !== null && 'note' in value && 'clock' in value && 'fields' in value && 'format' in value
    return isChange && value.format === 1 && typeof value.fields === 'object' ? (value as NoteChange) : null
  } catch {
    return null
  }
}

/** The same for a change to a briefing or to a part of one. */
function briefingChangeIn(line: string): BriefingChange | null {
  if (!line.includes('"format":2')) return null
  try {
    const value = JSON.parse(line) as Change
    const isWhole = typeof value.clock === 'string' && typeof value.fields === 'object'
    return isWhole && value.format === 2 && isOfBriefing(value) ? value : null
  } catch {
    return null
  }
}

/** Counts lines and puts notes and briefings together from them while they pass. */
export class NoteTally {
  readonly #records = new Map<NoteId, NoteRecord>()
  /** Notes with words that were written apart: how those go together follows from all changes, which a second passing gathers. */
  readonly #apart = new Map<NoteId, NoteChange[]>()
  readonly #ofBriefings: BriefingChange[] = []
  lines = 0

  /** Takes a piece of whole lines; lets others have their turn in between, so that a call of the window need not wait for a backup. */
  async take(piece: Buffer): Promise<void> {
    await this.#each(piece, (line) => {
      this.lines += 1
      const change = noteChangeIn(line)
      if (change === null) {
        const ofBriefing = briefingChangeIn(line)
        if (ofBriefing !== null) this.#ofBriefings.push(ofBriefing)
        return
      }
      const before = this.#records.get(change.note)
      const after = applyChange(before, change)
      if (after === null) this.#apart.set(change.note, [])
      this.#records.set(change.note, after ?? applyNewest(before, change))
    })
  }

  /** Whether the same pieces must pass once more, by `gather`, before the notes are whole. */
  get needsGathering(): boolean {
    return this.#apart.size > 0
  }

  async gather(piece: Buffer): Promise<void> {
    await this.#each(piece, (line) => {
      const change = noteChangeIn(line)
      if (change !== null) this.#apart.get(change.note)?.push(change)
    })
  }

  /** The notes that are whole, those in the trash included. */
  notes(): readonly Note[] {
    for (const [note, changes] of this.#apart) {
      const record = noteFromChanges(changes)
      if (record !== undefined) this.#records.set(note, record)
    }
    return [...this.#records.values()].map(toNote).filter((note) => note !== null)
  }

  /** Briefings and their parts, those that were removed included. */
  outlines(): readonly KeptItem[] {
    return itemsFromChanges(this.#ofBriefings)
  }

  async #each(piece: Buffer, take: (line: string) => void): Promise<void> {
    const lines = piece.toString('utf8').split('\n')
    for (const [index, line] of lines.entries()) {
      if (line === '') continue
      take(line)
      if (index % AT_ONCE === AT_ONCE - 1) await new Promise<void>((resolve) => setImmediate(resolve))
    }
  }
}
