// Does one task with one engine and prints what it measured: engine-process.js ENGINE TASK FOLDER
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { BenchDocument } from './corpus/corpus.ts'
import type { Engine } from './engines/engine.ts'
import type { EngineName } from './engines/names.ts'
import type { Question } from './question.ts'
import {
  type Answers,
  type BuildMeasures,
  EVERYTHING,
  type MemoryMeasures,
  PAGE,
  type SpeedMeasures,
  type Tasks,
  type UpdateMeasures,
} from './speed/measured.ts'
import { median } from './speed/statistics.ts'

const PASSES = 5
const NOTES = 10_000
const UPDATES = 500

const [, , name = '', task = '', folder = ''] = process.argv
const index = join(folder, `index-${name}`)

const LOADERS: Readonly<Record<EngineName, () => Promise<{ createEngine(): Engine }>>> = {
  ours: () => import('./engines/ours.ts'),
  'ours-live': () => import('./engines/ours-live.ts'),
  minisearch: () => import('./engines/minisearch.ts'),
  flexsearch: () => import('./engines/flexsearch.ts'),
  fts5: () => import('./engines/fts5.ts'),
  'fts5-porter': () => import('./engines/fts5-porter.ts'),
}

async function createEngine(): Promise<Engine> {
  const load = LOADERS[name as EngineName]
  if (load === undefined) throw new Error(`there is no engine ${name}`)
  return (await load()).createEngine()
}

function readDocuments(most: number): BenchDocument[] {
  const lines = readFileSync(join(folder, 'documents.jsonl'), 'utf8').split('\n').filter(Boolean)
  return lines.slice(0, most).map((line) => JSON.parse(line) as BenchDocument)
}

const readTasks = () => JSON.parse(readFileSync(join(folder, 'tasks.json'), 'utf8')) as Tasks

function time(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

/** Of the processor, on all threads of this process: what collecting garbage takes beside the work is in it. */
function processorMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

async function memoryNow(): Promise<number> {
  for (let round = 0; round < 6; round += 1) {
    globalThis.gc?.()
    await setImmediate()
  }
  return process.memoryUsage.rss()
}

async function build(): Promise<BuildMeasures> {
  const engine = await createEngine()
  const documents = readDocuments(Number.POSITIVE_INFINITY)
  const { language } = readTasks()
  const before = processorMs()
  const buildMs = time(() => engine.build(documents, language))
  const buildProcessorMs = processorMs() - before
  engine.save(index)
  return { buildMs, buildProcessorMs, bytes: statSync(index).size }
}

async function answer(): Promise<Answers> {
  const engine = await createEngine()
  engine.load(index)
  const { sets, typos, judged } = readTasks()
  return {
    sets: sets.map((question) => engine.all(question)),
    typos: typos.map((question) => engine.best(question, EVERYTHING)),
    judged: judged.map((question) => engine.best(question, PAGE)),
  }
}

async function measureSpeed(): Promise<SpeedMeasures> {
  const engine = await createEngine()
  const { timed } = readTasks()
  const [first] = timed.mixed
  const before = processorMs()
  const loadMs = time(() => {
    engine.load(index)
    if (first !== undefined) engine.best(first, PAGE)
  })
  const loadProcessorMs = processorMs() - before
  function timeAll(questions: readonly Question[]): (number | null)[] {
    const known = questions.map((question) => engine.best(question, PAGE) !== null)
    const passes = Array.from({ length: PASSES }, () => questions.map((question) => time(() => engine.best(question, PAGE))))
    return questions.map((_, at) => (known[at] ? median(passes.map((pass) => pass[at] ?? Number.NaN)) : null))
  }
  return {
    loadMs,
    loadProcessorMs,
    queryMs: { mixed: timeAll(timed.mixed), anyWord: timeAll(timed.anyWord), phrases: timeAll(timed.phrases) },
  }
}

async function measureMemory(): Promise<MemoryMeasures> {
  const { timed } = readTasks()
  const empty = await memoryNow()
  const engine = await createEngine()
  engine.load(index)
  const [first] = timed.mixed
  if (first !== undefined) engine.best(first, PAGE)
  const loaded = (await memoryNow()) - empty
  for (const question of timed.mixed) engine.best(question, PAGE)
  const afterQueries = (await memoryNow()) - empty
  return { loaded, afterQueries }
}

async function measureUpdates(): Promise<UpdateMeasures | null> {
  const { notes } = await createEngine()
  if (notes === null) return null
  const texts = readDocuments(NOTES).map(({ body }) => body)
  const fillMs = time(() => notes.fill(texts, readTasks().language))
  const updateMs: number[] = []
  const step = Math.max(1, Math.floor(texts.length / UPDATES))
  // The first fifth does not count.
  for (let round = -UPDATES / 5; round < UPDATES; round += 1) {
    const note = ((round + UPDATES) * step) % texts.length
    const text = `${texts[(note + 1) % texts.length]} changedonce`
    const ms = time(() => notes.update(note, text))
    if (round >= 0) updateMs.push(ms)
    if (round % 100 === 0 && !notes.find('changedonce').includes(note)) throw new Error(`${name} does not find the changed note`)
    await setImmediate()
  }
  return { fillMs, updateMs }
}

const TASKS: Readonly<Record<string, () => Promise<unknown>>> = {
  build,
  answer,
  speed: measureSpeed,
  memory: measureMemory,
  update: measureUpdates,
}
const work = TASKS[task]
if (work === undefined) throw new Error(`there is no task ${task}`)
writeFileSync(join(folder, 'measured.json'), JSON.stringify(await work()))
