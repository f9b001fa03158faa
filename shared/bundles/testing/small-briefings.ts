import fc from 'fast-check'
import { archiveIdSchema, type BriefingId, type BriefingPartId } from '../../archive/ids.ts'
import { type ItemRecord, textHeads } from '../../items/apply-item-change.ts'
import { itemsFromChanges } from '../../items/items-from-changes.ts'
import { partFromChanges } from '../../items/part-from-changes.ts'
import type { Change, PartChange } from '../../notes/change.ts'
import type { BriefingChange } from '../incoming-change.ts'
import { clockOf, deviceNamed, noteNumber, numbered, START } from './small-notes.ts'

export const briefing = numbered(6, 1) as BriefingId

export function partNumber(number: number): BriefingPartId {
  return numbered(7, number) as BriefingPartId
}

let made = 0

export function briefingChange(
  clock: string,
  fields: Extract<BriefingChange, { readonly kind: 'briefing' }>['fields'],
  item: BriefingId = briefing,
): BriefingChange {
  made += 1
  return { format: 2, id: numbered(8, made), clock, kind: 'briefing', item, fields }
}

export function newBriefing(clock: string, title: string, item: BriefingId = briefing): BriefingChange {
  const at = '2026-01-01T00:00:00Z'
  const archive = archiveIdSchema.parse('info:test')
  const fields = { archive, title, author: null, profile: 'plain', citations: 'short', createdAt: at, modifiedAt: at } as const
  return briefingChange(clock, { ...fields, removedAt: null }, item)
}

export function partChange(item: BriefingPartId, clock: string, fields: PartChange['fields'], parents?: string[]): PartChange {
  made += 1
  const upon = parents === undefined || parents.length === 0 ? {} : { parents }
  return { format: 2, id: numbered(9, made), clock, kind: 'part', item, fields, ...upon }
}

export function newPart(item: BriefingPartId, clock: string, fields: PartChange['fields'] = {}): PartChange {
  const whole = {
    briefing,
    type: 'text',
    order: 'V',
    text: '',
    level: 1,
    note: null,
    form: 'quotation',
    removedAt: null,
  } as const
  return partChange(item, clock, { ...whole, ...fields })
}

/** What a set of changes makes of briefings and parts, whatever its order. */
export function outlineIn(changes: Iterable<Change>) {
  return itemsFromChanges(changes).toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

const deed = fc.record({
  by: fc.nat(2),
  /** Of whom they have heard before. */
  hears: fc.array(fc.nat(2), { maxLength: 2 }),
  part: fc.nat(2),
  what: fc.oneof(
    fc.array(fc.constantFrom('one', 'two', 'three', 'four'), { maxLength: 3 }).map((list) => ({ text: list.join('\n\n') })),
    fc.constantFrom('A', 'B', 'C').map((order) => ({ order })),
    fc.constantFrom(null, '2026-02-01T00:00:00Z').map((removedAt) => ({ removedAt })),
    fc.constantFrom('x', 'y').map((title) => ({ title })),
    fc.constantFrom(null, 1, 2).map((note) => ({ note: note === null ? null : noteNumber(note) })),
  ),
})

/** Three devices work on one briefing of three parts, each upon what it has heard of the others. What each has made, in its order. */
export const outlineHistories: fc.Arbitrary<readonly (readonly BriefingChange[])[]> = fc
  .array(deed, { maxLength: 12 })
  .map((deeds) => {
    const [first = ''] = ['a'].map(deviceNamed)
    const start: BriefingChange[] = [newBriefing(clockOf(first, START), 'The briefing')]
    for (const n of [0, 1, 2])
      start.push(newPart(partNumber(n), clockOf(first, START, n + 1), { text: 'one\n\ntwo', order: 'B' }))
    const heard: BriefingChange[][] = [0, 1, 2].map(() => [...start])
    const own: BriefingChange[][] = [[...start], [], []]
    for (const [index, { by, hears, part, what }] of deeds.entries()) {
      const known = heard[by] ?? []
      for (const other of hears) for (const change of heard[other] ?? []) if (!known.includes(change)) known.push(change)
      const clock = clockOf(deviceNamed(['a', 'b', 'c'][by] ?? 'a'), START + 1 + index)
      const change =
        'title' in what ? briefingChange(clock, what) : partChange(partNumber(part), clock, what, headsFor(what, part, known))
      known.push(change)
      own[by]?.push(change)
    }
    return own
  })

function headsFor(fields: PartChange['fields'], part: number, known: readonly BriefingChange[]): string[] | undefined {
  if (fields.text === undefined) return undefined
  const ofPart = known.filter((change) => change.kind === 'part').filter(({ item }) => item === partNumber(part))
  const record: ItemRecord | undefined = partFromChanges(ofPart)
  return [...textHeads(record)]
}
