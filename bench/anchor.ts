// How long it takes to find 2,000 notes again in a changed text of 1 MB, and how often a passage is followed to another one, beside the usual way: look
// for the nearest stretch of the whole text, and weigh how well it and the words around it fit (as the client of Hypothesis does, with the same library
// and the same weights).
// Times are those of the processor. npm install in bench/ first. tsx bench/anchor.ts [ROUNDS] [NOTES OF THE PEER]
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { anchorTarget } from '../shared/annotation/anchor-target.ts'
import { createTarget } from '../shared/annotation/create-target.ts'
import { migrateNotes } from '../shared/annotation/migrate-notes.ts'
import { prepareText } from '../shared/annotation/prepared-text.ts'
import { editedText, KINDS, readsTheSame } from '../shared/annotation/testing/edited-texts.ts'
import { archiveIdSchema, editionIdSchema, noteIdSchema, sourceIdSchema } from '../shared/archive/ids.ts'
import type { PassageTarget } from '../shared/notes/note.ts'
import { median } from './measure.mjs'

interface ApproximateMatch {
  readonly start: number
  readonly end: number
  readonly errors: number
}
type Search = (text: string, pattern: string, maxErrors: number) => readonly ApproximateMatch[]

/** Named where no compiler looks for it: the program is built without the library. */
const LIBRARY = 'approx-string-match'
const { default: search } = (await import(LIBRARY)) as { readonly default: Search }

const [, , rounds = '7', peerNotes = '60'] = process.argv
const SIZE = 1_000_000
const NOTES = 2_000
const GOAL = 1_000

// The same numbers in every run.
let seed = 20211014
function random(below: number): number {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
  return Math.floor((seed / 2 ** 32) * below)
}
function oneOf<T>(list: readonly T[]): T {
  const one = list[random(list.length)]
  if (one === undefined) throw new Error('an empty list')
  return one
}

const originals = fileURLToPath(new URL('../resources/campaign/originals/', import.meta.url))
const files = ['000_c12ad3f9fb433b4c.txt', '002_4f4b80cb06a6e367.txt']
const vocabulary = (await Promise.all(files.map((name) => readFile(originals + name, 'utf8')))).join(' ').split(/\s+/)

function sentence(): string {
  const words = Array.from({ length: 6 + random(20) }, () => oneOf(vocabulary).replace(/[.!?]$/, ''))
  return `${words.join(' ')}.`
}
const paragraph = () => Array.from({ length: 2 + random(6) }, sentence).join(' ')
function edit(text: string, share: number): string {
  return text
    .split(' ')
    .flatMap((word) => (random(1_000) >= share * 1_000 ? [word] : oneOf([[], [oneOf(vocabulary)], [word, oneOf(vocabulary)]])))
    .join(' ')
}

const paragraphs: string[] = []
for (let size = 0; size < SIZE; size += (paragraphs.at(-1)?.length ?? 0) + 2) paragraphs.push(paragraph())
const before = paragraphs.join('\n\n')

/** A revised document: the share of its paragraphs has 5 words in 100 changed, and one in fifty is taken out, put in or moved. */
function revised(share: number): string {
  const list = paragraphs.map((text) => (random(100) < share * 100 ? edit(text, 0.05) : text))
  for (let count = list.length / 50; count > 0; count--) {
    list.splice(random(list.length), 0, ...list.splice(random(list.length), 1))
    list.splice(random(list.length), 1)
    list.splice(random(list.length), 0, paragraph())
  }
  return list.join('\n\n')
}

const archive = archiveIdSchema.parse('info:bench')
const source = sourceIdSchema.parse('bench')
const edition = editionIdSchema.parse('v1')
const digest = { before: 'a'.repeat(128), after: 'b'.repeat(128) }
const mark = (text: string, range: { readonly start: number; readonly end: number }): PassageTarget =>
  createTarget({ archive, source, edition, text, textSha512: digest.before, range })

/** From a word or two to several sentences. */
const notes = Array.from({ length: NOTES }, (_, number) => {
  const start = before.indexOf(' ', random(before.length - 2_000)) + 1
  const end = before.indexOf(' ', start + oneOf([1, 12, 40, 80, 150, 300]))
  const id = noteIdSchema.parse(`00000000-0000-4000-8000-${String(number).padStart(12, '0')}`)
  return { id, target: mark(before, { start, end }) }
})

/** How the client of Hypothesis decides: whole occurrences first, else all nearest stretches; then quotation 50, context 20 each, position 2. */
function nearest(text: string, target: PassageTarget): { readonly start: number; readonly end: number } | null {
  const find = (within: string, words: string, most: number): readonly ApproximateMatch[] => {
    const exact: ApproximateMatch[] = []
    for (let at = within.indexOf(words); at !== -1; at = within.indexOf(words, at + 1)) {
      exact.push({ start: at, end: at + words.length, errors: 0 })
    }
    return exact.length > 0 ? exact : search(within, words, most)
  }
  const share = (within: string, words: string) =>
    words === '' ? 1 : within === '' ? 0 : 1 - (find(within, words, words.length)[0]?.errors ?? words.length) / words.length
  const { exact, prefix, suffix } = target
  let best: { readonly match: ApproximateMatch; readonly score: number } | null = null
  for (const match of find(text, exact, Math.min(256, exact.length / 2))) {
    const score =
      50 * (1 - match.errors / exact.length) +
      20 * share(text.slice(Math.max(match.start - prefix.length, 0), match.start), prefix) +
      20 * share(text.slice(match.end, match.end + suffix.length), suffix) +
      2 * (1 - Math.abs(match.start - target.start) / text.length)
    if (best === null || score > best.score) best = { match, score }
  }
  return best?.match ?? null
}

/** In milliseconds of a processor: what else the machine does meanwhile does not count. */
function timed(work: () => void): number {
  const start = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1_000
}
/** What is kept of the texts is taken out of hand, so that each run prepares them anew. */
function forget(): void {
  prepareText('one')
  prepareText('another')
}

let failed = false
console.log(`${NOTES} notes on a text of ${before.length} characters`)
for (const [name, after] of [
  ['1 paragraph in 10 edited', revised(0.1)],
  ['every paragraph edited', revised(1)],
  ['another text altogether', Array.from({ length: paragraphs.length }, paragraph).join('\n\n')],
] as const) {
  const sample = notes.slice(0, Number(peerNotes))
  const times: Record<'all' | 'some' | 'alone' | 'peer', number[]> = { all: [], some: [], alone: [], peer: [] }
  const texts = [
    { text: before, sha512: digest.before },
    { text: after, sha512: digest.after },
  ] as const
  let report = migrateNotes(notes, ...texts)
  for (let round = 0; round < Number(rounds); round++) {
    forget()
    times.all.push(
      timed(() => {
        report = migrateNotes(notes, ...texts)
      }),
    )
    forget()
    times.alone.push(
      timed(() => {
        for (const { target } of notes) anchorTarget(after, digest.after, target)
      }),
    )
    forget()
    times.some.push(timed(() => migrateNotes(sample, ...texts)))
    if (round > 0) continue
    times.peer.push(
      timed(() => {
        for (const { target } of sample) nearest(after, target)
      }),
    )
  }
  const [all, some, alone, peer] = [median(times.all), median(times.some), median(times.alone), median(times.peer)]
  if (all > GOAL) failed = true
  console.log(`${name}: ${JSON.stringify(report.states)}`)
  console.log(
    `  ours, with both texts, preparing them too   ${all.toFixed(0)} ms (${times.all.map((ms) => ms.toFixed(0)).join(' ')}; goal ${GOAL} ms)`,
  )
  console.log(`  ours, with the targets alone                ${alone.toFixed(0)} ms`)
  console.log(
    `  the first ${sample.length} notes: ours ${some.toFixed(0)} ms, peer ${peer.toFixed(0)} ms, which is ${(peer / some).toFixed(0)} times ours`,
  )
  const each = { ours: (all / NOTES).toFixed(3), peer: (peer / sample.length).toFixed(1) }
  console.log(
    `  a note: ours ${each.ours} ms, peer ${each.peer} ms, which is ${(peer / sample.length / (all / NOTES)).toFixed(0)} times ours`,
  )
}

/** Texts of which it is known where each word went. */
const TEXTS = 300
console.log('Passages of texts of which it is known where each word went, after up to 8 edits')
for (const kind of KINDS) {
  const count = { passages: 0, stays: 0 }
  const results = {
    'ours, with both texts': { wrong: 0, needless: 0 },
    'ours, the target alone': { wrong: 0, needless: 0 },
    peer: { wrong: 0, needless: 0 },
  }
  for (let number = 10_000; number < 10_000 + TEXTS; number++) {
    const { before: was, after: is, passages } = editedText(kind, number, { edits: 8, passages: 6 })
    for (const { range, place } of passages) {
      const target = mark(was, range)
      count.passages++
      if (place !== null) count.stays++
      const judge = (
        result: { wrong: number; needless: number },
        followed: { readonly start: number; readonly end: number } | null,
      ) => {
        if (followed === null) result.needless += place === null ? 0 : 1
        else if (followed.start !== place?.start && !readsTheSame(was, range, is, followed)) result.wrong++
      }
      const follow = (madeIn: string | null) => {
        const anchor = anchorTarget(is, digest.after, target, madeIn)
        return anchor.state === 'exact' || anchor.state === 'moved' ? anchor.range : null
      }
      judge(results['ours, with both texts'], follow(was))
      judge(results['ours, the target alone'], follow(null))
      judge(results.peer, nearest(is, target))
    }
  }
  console.log(`${kind.name}: ${count.passages} passages, of which ${count.stays} still stand`)
  for (const [name, { wrong, needless }] of Object.entries(results)) {
    if (name !== 'peer' && wrong > 0) failed = true
    const share = (part: number, whole: number) => `${part} (${((100 * part) / whole).toFixed(1)} %)`
    console.log(
      `  ${name.padEnd(24)} followed to other words ${share(wrong, count.passages)}, asked without need ${share(needless, count.stays)}`,
    )
  }
}
if (failed) process.exitCode = 1
