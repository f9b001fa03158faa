import { randomUUID } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type {
  BundleBriefing,
  BundleExample,
  BundleJob,
  MadeBundle,
  OpenedBundle,
  TakenBundle,
} from '#shared/bundles/bundle-report.ts'
import type { IncomingBriefing } from '#shared/bundles/preview-briefings.ts'
import { type IncomingNote, type IncomingPreview, previewIncoming } from '#shared/bundles/preview-incoming.ts'
import { type NoBundle, type ReadBundle, readBundle } from '#shared/bundles/read-bundle.ts'
import { fail, type Outcome, succeed } from '#shared/contract/failure.ts'
import type { Change } from '#shared/notes/change.ts'
import { subjectOf } from '#shared/notes/change-subject.ts'
import type { Note } from '#shared/notes/note.ts'
import { targetWords } from '#shared/notes/note-target.ts'
import type { Journal } from '../journal/journal.ts'
import { readLine } from '../journal/journal-line.ts'
import { followJournal, type JournalPlace } from '../sharing/journal-changes.ts'
import { type BundleChoice, makeBundle, sha256 } from './make-bundle.ts'

/** UTF-16 units. What is longer cannot be given to the window in one answer. */
const LONGEST_BUNDLE = 40_000_000
const APPEND_AT_ONCE = 500
const FAULTS_LISTED = 50
const EXAMPLES_OF_EACH = 20
const EXAMPLE_LENGTH = 280

/** Where bundles are made, opened and taken in. One is open at a time. */
export interface BundleDesk {
  make(choice: BundleChoice): Promise<Outcome<MadeBundle>>
  /** Reads a bundle and says what taking it in would do; nothing is changed. Fails with `bundle-refused` where it is none. */
  open(text: string): Promise<Outcome<OpenedBundle>>
  /** Appends to the journal what is not in it. Doing it twice changes nothing the second time. */
  take(job: BundleJob): Promise<Outcome<TakenBundle>>
}

const refusals: Readonly<Record<NoBundle, string>> = {
  empty: 'the file is empty',
  foreign: 'it is not a bundle of notes or briefings of this program',
  annotations: 'it holds Web Annotations: use "Bring in notes" on the page Notes',
  newer: 'it was made by a later version of this program: update this one first',
  header: 'its first line, which says who made it and when, cannot be read',
}

function cutShort(text: string): string {
  const characters = [
    ...text
      .slice(0, EXAMPLE_LENGTH * 2)
      .replace(/\s+/g, ' ')
      .trim(),
  ]
  return characters.length > EXAMPLE_LENGTH ? `${characters.slice(0, EXAMPLE_LENGTH).join('')}…` : characters.join('')
}

function exampleOf({ id, state, fields, before, after }: IncomingNote): BundleExample {
  const note = after ?? before
  const bodyOf = (each: Note | null) => (each === null ? null : cutShort(each.body))
  const on = note === null ? null : cutShort(targetWords(note.target))
  return { id, state, fields: [...fields], on, before: bodyOf(before), after: bodyOf(after) }
}

function tally(briefings: readonly IncomingBriefing[]): OpenedBundle['briefingCounts'] {
  const counts = { new: 0, same: 0, changed: 0, conflicting: 0, gone: 0, incomplete: 0 }
  for (const { state } of briefings) counts[state] += 1
  return counts
}

function shownBriefings({ briefings }: IncomingPreview): BundleBriefing[] {
  return briefings
    .filter(({ state }) => state !== 'same')
    .slice(0, EXAMPLES_OF_EACH)
    .map(({ id, state, title, fields, parts }) => {
      return { id, state, title: title === null ? null : cutShort(title), fields: [...fields], parts: { ...parts } }
    })
}

function examplesOf({ notes }: IncomingPreview): BundleExample[] {
  const shown = ['conflicting', 'changed', 'new', 'incomplete', 'gone'] as const
  return shown.flatMap((state) =>
    notes
      .filter((note) => note.state === state)
      .slice(0, EXAMPLES_OF_EACH)
      .map(exampleOf),
  )
}

/** The desk of one journal. */
export function createBundleDesk(journal: Pick<Journal, 'state' | 'read' | 'append'>): BundleDesk {
  let onDesk: { readonly job: BundleJob; readonly bundle: ReadBundle } | null = null

  /** What the record has that `wanted` asks for, and the place where it ends. */
  async function readRecord(
    wanted: (change: Change) => boolean,
    from: JournalPlace | null = null,
  ): Promise<Outcome<{ readonly changes: readonly Change[]; readonly place: JournalPlace }>> {
    const changes: Change[] = []
    const followed = await followJournal(journal, from, {
      onChange(change) {
        if (wanted(change)) changes.push(change)
      },
      onRestart() {
        changes.length = 0
      },
    })
    return followed.ok ? succeed({ changes, place: followed.value }) : followed
  }

  async function preview({ changes }: ReadBundle) {
    const subjects = new Set(changes.flatMap((change) => subjectOf(change) ?? []))
    const ids = new Set(changes.map((change) => change.id))
    const mine = await readRecord((change) => {
      const subject = subjectOf(change)
      if (subject !== null) return subjects.has(subject)
      return ids.has(change.id) || (change.format === 3 && change.kind === 'gone')
    })
    return mine.ok ? succeed({ preview: previewIncoming(mine.value.changes, changes), place: mine.value.place }) : mine
  }

  return {
    async make(choice) {
      const all = await readRecord(() => true)
      if (!all.ok) return all
      const made = makeBundle(all.value.changes, choice)
      if (made.text.length <= LONGEST_BUNDLE) return succeed(made)
      return fail(
        'unsupported',
        'these notes with all their versions are too long for one file: choose fewer of them in the list of notes',
      )
    },
    async open(text) {
      const reading = await readBundle(text, { readLine, sha256, pause: () => setImmediate() })
      if (!reading.ok) return fail('bundle-refused', refusals[reading.reason])
      const found = await preview(reading.value)
      if (!found.ok) return found
      const { about, faults } = reading.value
      const job = randomUUID() as BundleJob
      onDesk = { job, bundle: reading.value }
      return succeed({
        job,
        about: { by: about.by, at: about.at, archive: about.archive, program: about.program },
        faults: faults.slice(0, FAULTS_LISTED),
        faultCount: faults.length,
        counts: found.value.preview.counts,
        briefingCounts: tally(found.value.preview.briefings),
        fresh: found.value.preview.fresh.length,
        examples: examplesOf(found.value.preview),
        briefings: shownBriefings(found.value.preview),
      })
    },
    async take(job) {
      if (onDesk?.job !== job) return fail('bundle-refused', 'another bundle was opened since: choose this one again')
      const { bundle } = onDesk
      const found = await preview(bundle)
      if (!found.ok) return found
      const { fresh, notes, briefings } = found.value.preview
      for (let done = 0; done < fresh.length; done += APPEND_AT_ONCE) {
        const answer = await journal.append(fresh.slice(done, done + APPEND_AT_ONCE))
        if (!answer.ok) return answer
      }
      const ids = new Set(fresh.map((change) => change.id))
      const kept = await readRecord((change) => ids.has(change.id), found.value.place)
      if (!kept.ok) return kept
      const arrived = new Set(kept.value.changes.map((change) => change.id))
      const { counts } = found.value.preview
      const outlines = tally(briefings)
      onDesk = null
      return succeed({
        lost: ids.size - arrived.size,
        added: counts.new,
        changed: counts.changed + counts.conflicting,
        decide: counts.conflicting,
        briefings: {
          added: outlines.new,
          changed: outlines.changed + outlines.conflicting,
          decide: outlines.conflicting,
        },
        notes: notes.filter(({ state }) => ['new', 'changed', 'conflicting'].includes(state)).map(({ id }) => id),
        items: briefings.flatMap(({ touched }) => touched),
      })
    },
  }
}
