// How long comparing a text of 200 kB with an edited copy takes, beside GNU diff and git diff --word-diff on the same files in the same run.
// npx tsx bench/compare/text-diff.mjs [ROUNDS]
import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { diffTexts } from '../../shared/text/word-diff.ts'

const rounds = Number(process.argv[2] ?? 9)
const SIZE = 200_000
const GOAL = 200
const originals = fileURLToPath(new URL('../../resources/campaign/originals/', import.meta.url))

let seed = 20211014
/** @param {number} below */
function random(below) {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
  return Math.floor((seed / 2_147_483_648) * below)
}
/** @template T @param {readonly T[]} list @returns {T} */
const oneOf = (list) => /** @type {T} */ (list[random(list.length)])

const sources = await Promise.all(
  ['000_c12ad3f9fb433b4c.txt', '002_4f4b80cb06a6e367.txt'].map((name) => readFile(join(originals, name), 'utf8')),
)
const vocabulary = sources.join(' ').split(/\s+/)

function paragraph() {
  return Array.from({ length: 20 + random(100) }, () => oneOf(vocabulary)).join(' ')
}
/** @param {string} text @param {number} share of its words that change */
function edit(text, share) {
  return text
    .split(' ')
    .flatMap((word) => (random(1000) >= share * 1000 ? [word] : oneOf([[], [oneOf(vocabulary)], [word, oneOf(vocabulary)]])))
    .join(' ')
}

/** @type {string[]} */
const paragraphs = []
for (let size = 0; size < SIZE; size += (paragraphs.at(-1)?.length ?? 0) + 2) paragraphs.push(paragraph())
const joined = (/** @type {readonly string[]} */ list, between = '\n\n') => `${list.join(between)}\n`

/** One paragraph in ten is edited, some are moved, taken out and put in: a revised document. */
function revised() {
  const list = paragraphs.map((text) => (random(10) === 0 ? edit(text, 0.05) : text))
  for (let n = 0; n < 10; n++) list.splice(random(list.length), 0, ...list.splice(random(list.length), 1))
  for (let n = 0; n < 5; n++) list.splice(random(list.length), 1)
  for (let n = 0; n < 5; n++) list.splice(random(list.length), 0, paragraph())
  return list
}

/** @type {readonly (readonly [string, string, string])[]} */
const cases = [
  ['an edited copy: 1 paragraph in 10 edited, 10 moved, 5 out, 5 in', joined(paragraphs), joined(revised())],
  ['every paragraph edited (5 words in 100)', joined(paragraphs), joined(paragraphs.map((text) => edit(text, 0.05)))],
  ['the same as one paragraph without line feeds', joined(paragraphs, ' '), joined([edit(paragraphs.join(' '), 0.05)])],
  ['half of all words changed', joined(paragraphs), joined(paragraphs.map((text) => edit(text, 0.5)))],
  ['another text altogether', joined(paragraphs), joined(paragraphs.map(paragraph))],
]

const median = (/** @type {readonly number[]} */ list) => [...list].sort((a, b) => a - b)[list.length >> 1] ?? Number.NaN
/** @param {() => void} work */
function timed(work) {
  const start = performance.now()
  work()
  return performance.now() - start
}
/** @param {string} command @param {readonly string[]} args */
function run(command, args) {
  const { status, error } = spawnSync(command, args, { maxBuffer: 64 * 1024 * 1024 })
  if (error !== undefined) throw error
  if (status !== 0 && status !== 1) throw new Error(`${command} ended with ${status}`)
}

const folder = await mkdtemp(join(tmpdir(), 'bench-compare-'))
let failed = false
try {
  for (const [name, before, after] of cases) {
    const files = [join(folder, 'before.txt'), join(folder, 'after.txt')]
    await writeFile(files[0] ?? '', before)
    await writeFile(files[1] ?? '', after)
    /** @type {Record<string, number[]>} */
    const times = { ours: [], diff: [], git: [] }
    const first = timed(() => diffTexts(before, after))
    for (let round = 0; round < rounds; round++) {
      times['ours']?.push(timed(() => diffTexts(before, after)))
      times['diff']?.push(timed(() => run('diff', files)))
      times['git']?.push(timed(() => run('git', ['diff', '--no-index', '--word-diff', ...files])))
    }
    const [ours, diff, git] = ['ours', 'diff', 'git'].map((key) => median(times[key] ?? []))
    if (ours === undefined || diff === undefined || git === undefined) continue
    if (ours > GOAL) failed = true
    console.log(`${name} (${before.length} and ${after.length} characters)`)
    console.log(`  ours, word by word with moves ${ours.toFixed(1)} ms (the first time ${first.toFixed(1)} ms; goal ${GOAL} ms)`)
    console.log(`  diff, line by line            ${diff.toFixed(1)} ms, ours is ${(ours / diff).toFixed(2)} times that`)
    console.log(`  git diff --word-diff          ${git.toFixed(1)} ms, ours is ${(ours / git).toFixed(2)} times that`)
  }
} finally {
  await rm(folder, { recursive: true, force: true })
}
if (failed) process.exitCode = 1
