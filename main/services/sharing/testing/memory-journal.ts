import { createHash } from 'node:crypto'
import { succeed } from '#shared/contract/failure.ts'
import type { Change } from '#shared/notes/change.ts'
import { isBuried } from '#shared/notes/change-subject.ts'
import type { Journal } from '../../journal/journal.ts'

export interface MemoryJournal extends Pick<Journal, 'state' | 'read' | 'append'> {
  changes(): readonly Change[]
  /** As after what belongs to a note was taken out of the files. */
  rewrite(changes: readonly Change[]): void
}

/** The record of one member, without a disk. */
export function createMemoryJournal(start: readonly Change[] = []): MemoryJournal {
  let changes = [...start]
  let generation = '00000000-0000-4000-8000-000000000001'
  const digest = createHash('sha256').update('').digest('hex')
  return {
    changes: () => changes,
    rewrite(next) {
      changes = [...next]
      generation = '00000000-0000-4000-8000-000000000002'
    },
    state: async () => succeed({ generation, length: changes.length, digest, damage: [], free: null }),
    async read(from, limit) {
      const page = changes.slice(from, from + limit)
      const next = from + page.length
      return succeed({ changes: page, next: next < changes.length ? next : null, damage: [], generation, digest })
    },
    async append(given) {
      const known = new Set(changes.map((change) => change.id))
      const gone = new Set<string>(
        changes.flatMap((change) => (change.format === 3 && change.kind === 'gone' ? [change.item] : [])),
      )
      const once = new Map(given.map((change) => [change.id, change])).values()
      const fresh = [...once].filter((change) => !known.has(change.id) && !isBuried(change, gone))
      const from = changes.length
      changes.push(...fresh)
      return succeed({ appended: fresh.length, generation, from, to: changes.length, digest, free: null })
    },
  }
}
