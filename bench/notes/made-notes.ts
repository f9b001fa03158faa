import { createHash, randomUUID } from 'node:crypto'
import type { NoteId } from '../../shared/archive/ids.ts'
import type { NoteChange } from '../../shared/notes/change.ts'

const DEVICE = '0badcafe'
const START = 1_750_000_000_000

let ticks = 0
function tick(): string {
  ticks += 1
  return `${START + ticks}-000000-${DEVICE}`
}

const VOCABULARY =
  'the letter asks the platform to assess the risk of its design for children before it is offered and to say so in public'.split(
    ' ',
  )

function sentence(length: number): string {
  return Array.from({ length }, (_, index) => VOCABULARY[(index * 7 + length) % VOCABULARY.length]).join(' ')
}

/** The change that makes a note. */
export function madeNote(): NoteChange {
  const at = new Date(START + ticks).toISOString()
  const exact = sentence(12)
  return {
    format: 1,
    id: randomUUID(),
    clock: tick(),
    note: randomUUID() as NoteId,
    fields: {
      target: {
        archive: 'info:bench',
        source: 'statement',
        edition: 'v1',
        textSha512: 'a'.repeat(128),
        exact,
        prefix: sentence(6),
        suffix: sentence(6),
        start: ticks,
        end: ticks + exact.length,
      } as NonNullable<NoteChange['fields']['target']>,
      body: '',
      colour: 'yellow',
      tags: [],
      author: 'Bench',
      createdAt: at,
      modifiedAt: at,
      trashedAt: null,
      status: 'open',
      formerTargets: [],
      staysFor: [],
    },
  }
}

/** A note as someone writes it: made, and then its words set again and again. */
function* versionsOf(versions: number): Generator<NoteChange> {
  const first = madeNote()
  yield first
  let upon = first.clock
  for (let version = 1; version < versions; version += 1) {
    const clock = tick()
    const fields = { body: sentence(10 + version * 2), modifiedAt: new Date(START + ticks).toISOString() }
    yield { format: 1, id: randomUUID(), clock, note: first.note, fields, parents: [upon] }
    upon = clock
  }
}

/** The line of the journal, as docs/decisions/0013 says. */
export function lineOf(change: NoteChange): string {
  const json = JSON.stringify(change)
  return `${json.slice(0, -1)},"sum":"${createHash('sha256').update(json, 'utf8').digest('hex')}"}\n`
}

/** A journal of so many notes with so many versions, as pieces of text. */
export function* journalOf(notes: number, versions: number): Generator<string> {
  for (let note = 0; note < notes; note += 1) {
    let piece = ''
    for (const change of versionsOf(versions)) piece += lineOf(change)
    yield piece
  }
}
