import { fail, succeed } from '#shared/contract/failure.ts'
import type { Change } from '#shared/notes/change.ts'
import { isBuried } from '#shared/notes/change-subject.ts'
import type { JournalPort } from '../journal-port.ts'

/** A journal in memory that can be told to fail: what matters is what the store does with its answers. */
export interface MemoryJournal extends JournalPort {
  readonly kept: Change[]
  readonly damage: string[]
  failure: string | null
  free: number | null
  /** The positions from which it was read. */
  readonly reads: number[]
}

export function memoryJournal(): MemoryJournal {
  const kept: Change[] = []
  let generation: string = crypto.randomUUID()
  /** Not one that withstands anybody, but another one for another row of changes. */
  const digest = (position: number) => `${generation}:${position}:${kept[0]?.id ?? ''}:${kept[position - 1]?.id ?? ''}`
  const journal: MemoryJournal = {
    kept,
    failure: null,
    damage: [],
    free: null,
    reads: [],
    async state() {
      if (journal.failure !== null) return fail('profile-unusable', journal.failure)
      return succeed({ generation, length: kept.length, digest: digest(kept.length), damage: journal.damage, free: journal.free })
    },
    async append(changes) {
      if (journal.failure !== null) return fail('disk-full', journal.failure)
      const known = new Set(kept.map((change) => change.id))
      const from = kept.length
      kept.push(...changes.filter((change) => !known.has(change.id)))
      const to = kept.length
      return succeed({ appended: to - from, generation, from, to, digest: digest(to), free: journal.free })
    },
    async read(from, limit) {
      if (journal.failure !== null) return fail('profile-unusable', journal.failure)
      journal.reads.push(from)
      const changes = kept.slice(from, from + limit)
      const next = from + limit < kept.length ? from + limit : null
      return succeed({ changes, next, damage: journal.damage, generation, digest: digest(next ?? kept.length) })
    },
    async compare(place) {
      if (journal.failure !== null) return fail('profile-unusable', journal.failure)
      return succeed({
        same: place.generation === generation && place.position <= kept.length && place.digest === digest(place.position),
      })
    },
    async forget(ids) {
      const forgotten = new Set<string>(ids)
      const left = kept.filter((change) => !isBuried(change, forgotten))
      const removed = kept.splice(0, kept.length, ...left).length - left.length
      generation = crypto.randomUUID()
      return succeed({ removed })
    },
  }
  return journal
}
