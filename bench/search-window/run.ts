import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { findBrowser } from '../../scripts/find-browser.mjs'
import { generateArchive } from '../generate-archive.ts'
import { createQuestionDrawer } from '../search/answers/draw-questions.ts'
import { countWords } from '../search/answers/vocabulary.ts'
import { generateCorpus } from '../search/corpus/generate-corpus.ts'
import { describeQuestion } from '../search/question.ts'
import { createRandom } from '../search/random.ts'
import { median, percentile } from '../search/speed/statistics.ts'
import { formatNumber, formatTable } from '../search/tables.ts'
import { type MainThreadTask, traceMainThread } from './main-thread.ts'
import { openNaivePage, openProgram, type SearchPage } from './pages.ts'
import { typeQueries } from './type-queries.ts'

const here = dirname(fileURLToPath(import.meta.url))
const repository = resolve(here, '..', '..', '..')
const LATENCY_GOAL = 33
const BLOCK_GOAL = 16

const { values: given } = parseArgs({
  options: {
    sources: { type: 'string', default: '10000' },
    queries: { type: 'string', default: '12' },
    rounds: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' },
    /** Another build of the program to measure in the same run: the folder of its repository. */
    beside: { type: 'string' },
  },
})

/** A query of each kind in turn, as a person types it: letters, spaces and quotation marks. */
function drawQueries(documents: ReturnType<typeof generateCorpus>['documents'], count: number): string[] {
  const drawer = createQuestionDrawer(documents, countWords(documents), createRandom(Number(given.seed)))
  const subjects = ['one word', 'two words', 'exact phrase', 'prefix'] as const
  return Array.from({ length: count }, (_, at) => {
    const question = drawer.draw(subjects[at % subjects.length] ?? 'one word')
    return question === null ? 'children' : describeQuestion(question)
  }).filter((query) => /^[\x20-\x7e]+$/.test(query))
}

interface Rounds {
  readonly times: number[][]
  readonly tasks: MainThreadTask[][]
}

function report(name: string, { times, tasks }: Rounds): string[] {
  const each = (of: (round: number) => number) => times.map((_, round) => of(round))
  const spread = (numbers: readonly number[]) =>
    `${formatNumber(median(numbers))} (${formatNumber(Math.min(...numbers))} to ${formatNumber(Math.max(...numbers))})`
  return [
    name,
    spread(each((round) => percentile(times[round] ?? [], 50))),
    spread(each((round) => percentile(times[round] ?? [], 95))),
    spread(each((round) => Math.max(...(tasks[round] ?? []).map(({ wall }) => wall)))),
    spread(each((round) => Math.max(...(tasks[round] ?? []).map(({ processor }) => processor)))),
  ]
}

const executablePath = findBrowser()
if (executablePath === undefined) throw new Error('there is no Chromium, Chrome or Edge on this machine')
const folder = await mkdtemp(join(tmpdir(), 'bench-window-archive-'))
const browser = await chromium.launch({
  executablePath,
  // Chromium refuses its sandbox to root.
  chromiumSandbox: process.platform !== 'linux' || process.getuid?.() !== 0,
})
try {
  const { documents } = generateCorpus(Number(given.sources), join(repository, 'resources', 'archive'), Number(given.seed))
  const texts = documents.map(({ title, body }) => `${title}\n${body.replaceAll('. ', '.\n')}\n`)
  const archive = join(folder, 'archive')
  await generateArchive(archive, texts.length, 1, texts)
  const queries = drawQueries(documents, Number(given.queries))
  const letters = queries.reduce((sum, query) => sum + query.length, 0)
  console.log(`${texts.length} sources; ${queries.length} queries of ${letters} letters: ${queries.join(' · ')}`)
  const openers: (() => Promise<SearchPage>)[] = [
    () => openProgram(browser, repository, archive, queries[0] ?? '', 'the program'),
    () => openNaivePage(browser, join(here, 'naive-page.js'), texts),
  ]
  const { beside } = given
  if (beside !== undefined)
    openers.push(() => openProgram(browser, resolve(beside), archive, queries[0] ?? '', 'the program beside'))
  const measured = new Map<string, Rounds>()
  for (let round = 0; round < Number(given.rounds); round += 1)
    for (const open of openers) {
      const { name, page, close } = await open()
      const rounds = measured.get(name) ?? { times: [], tasks: [] }
      measured.set(name, rounds)
      await typeQueries(page, queries.slice(0, 2))
      rounds.times.push(await typeQueries(page, queries))
      rounds.tasks.push(await traceMainThread(page, () => typeQueries(page, queries)))
      await close()
      console.error(`round ${round + 1}, ${name}: done`)
    }
  const heading = ['', 'key to paint p50 (ms)', 'p95 (ms)', 'longest task (ms)', 'of the processor (ms)']
  console.log(formatTable([heading, ...[...measured].map(([name, rounds]) => report(name, rounds))]))
  const ours = measured.get('the program')
  const naive = measured.get('naive list')
  if (ours !== undefined && naive !== undefined) {
    const p95 = ({ times }: Rounds) => median(times.map((round) => percentile(round, 95)))
    const block = ({ tasks }: Rounds) => median(tasks.map((round) => Math.max(...round.map(({ wall }) => wall))))
    const line = (name: string, of: (rounds: Rounds) => number, goal: number) =>
      console.log(
        `${name}: ${formatNumber(of(ours))} ms, ${formatNumber(of(ours) / of(naive))} of the naive list (goal: at most ${goal} ms): ${of(ours) <= goal ? 'met' : 'not met'}`,
      )
    line('key press to results painted, p95', p95, LATENCY_GOAL)
    line('longest block of the main thread', block, BLOCK_GOAL)
  }
} finally {
  await browser.close()
  await rm(folder, { recursive: true, force: true })
}
