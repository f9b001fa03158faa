import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type SetScore, scoreRanking, scoreSets, scoreTypos } from './answers/score-answers.ts'
import type { Corpus } from './corpus/corpus.ts'
import { generateCorpus } from './corpus/generate-corpus.ts'
import { readCorpus } from './corpus/read-corpus.ts'
import { ENGINE_NAMES, type EngineName } from './engines/names.ts'
import type { Figure } from './figures.ts'
import { prepareTasks } from './prepare-tasks.ts'
import { reportEngines, reportGoals, reportSets } from './report.ts'
import { runProcess } from './run-process.ts'
import { type Answers, EVERYTHING, type SpeedMeasures } from './speed/measured.ts'
import { percentile } from './speed/statistics.ts'

const { values: given } = parseArgs({
  options: {
    corpus: { type: 'string' },
    generate: { type: 'string' },
    language: { type: 'string', default: 'en' },
    documents: { type: 'string', default: '1000000' },
    queries: { type: 'string', default: '200' },
    rounds: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' },
    engines: { type: 'string', default: ENGINE_NAMES.join(',') },
    keep: { type: 'boolean', default: false },
  },
})

const TYPO_LIMITS = { 'best 10': 10, 'best 100': 100, 'all that is found': EVERYTHING }

const engines = given.engines.split(',').map((name) => {
  const known = ENGINE_NAMES.find((each) => each === name)
  if (known === undefined) throw new Error(`there is no engine ${name}; there are ${ENGINE_NAMES.join(', ')}`)
  return known
})

function openCorpus(): Corpus | Promise<Corpus> {
  if (given.corpus !== undefined) return readCorpus(given.corpus, given.language, Number(given.documents))
  const archive = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', 'resources', 'archive')
  return generateCorpus(Number(given.generate ?? 10_000), archive, Number(given.seed))
}

const figures: { name: string; unit: Figure['unit']; values: Partial<Record<EngineName, number[]>> }[] = []
function note(name: string, unit: Figure['unit'], engine: EngineName, value: number | null): void {
  if (value === null || Number.isNaN(value)) return
  let figure = figures.find((each) => each.name === name)
  if (figure === undefined) {
    figure = { name, unit, values: {} }
    figures.push(figure)
  }
  figure.values[engine] = [...(figure.values[engine] ?? []), value]
}

function noteAnswers(engine: EngineName, answers: Answers): void {
  const scores = scoreSets(prepared.sets, answers.sets, prepared.sample)
  setScores[engine] = scores
  note('nDCG@10, any word', '', engine, scoreRanking(corpus.judged, answers.judged))
  note('match sets: precision', '', engine, Math.min(...scores.map(({ precision }) => precision)))
  note('match sets: recall', '', engine, Math.min(...scores.map(({ recall }) => recall)))
  for (const [name, limit] of Object.entries(TYPO_LIMITS))
    note(`typo recall, ${name}`, '', engine, scoreTypos(prepared.typos, answers.typos, prepared.sample, limit))
}

function noteSpeed(engine: EngineName, { loadMs, loadProcessorMs, queryMs }: SpeedMeasures): void {
  const sets = { '200 mixed queries': queryMs.mixed, 'any-word ranking': queryMs.anyWord, phrase: queryMs.phrases }
  for (const [name, times] of Object.entries(sets)) {
    const answered = times.filter((ms) => ms !== null)
    for (const percent of [50, 95]) note(`${name}: p${percent}`, 'ms', engine, percentile(answered, percent))
  }
  note('loading the index', 'ms', engine, loadMs)
  note('loading the index: processor', 'ms', engine, loadProcessorMs)
}

const corpus = await openCorpus()
const prepared = prepareTasks(corpus, Number(given.queries), Number(given.seed))
const size = corpus.documents.reduce((sum, { title, body }) => sum + title.length + body.length, 0)
console.log(
  `${corpus.name}: ${corpus.documents.length} documents, ${(size / 1e6).toFixed(1)} million characters, ${corpus.judged.length} judged queries`,
)
const folder = mkdtempSync(join(tmpdir(), 'bench-search-'))
const setScores: Partial<Record<EngineName, readonly SetScore[]>> = {}
try {
  writeFileSync(join(folder, 'documents.jsonl'), corpus.documents.map((each) => JSON.stringify(each)).join('\n'))
  writeFileSync(join(folder, 'tasks.json'), JSON.stringify(prepared.tasks))
  const rounds = Number(given.rounds)
  for (let round = 0; round < rounds; round += 1) {
    // Task by task, so that what is compared was measured shortly after each other.
    const started = performance.now()
    for (const engine of engines) {
      const { buildMs, buildProcessorMs, bytes } = await runProcess(engine, 'build', folder)
      note('building the index', 'ms', engine, buildMs)
      note('building the index: processor', 'ms', engine, buildProcessorMs)
      note('size of the index', 'MB', engine, bytes / 1e6)
    }
    if (round === 0) for (const engine of engines) noteAnswers(engine, await runProcess(engine, 'answer', folder))
    for (const engine of engines) noteSpeed(engine, await runProcess(engine, 'speed', folder))
    for (const engine of engines) {
      const { loaded, afterQueries } = await runProcess(engine, 'memory', folder)
      note('memory, loaded', 'MB', engine, loaded / 1e6)
      note('memory, after 200 queries', 'MB', engine, afterQueries / 1e6)
    }
    for (const engine of engines) {
      const update = await runProcess(engine, 'update', folder)
      for (const percent of update === null ? [] : [50, 95])
        note(`updating a note: p${percent}`, 'ms', engine, percentile(update?.updateMs ?? [], percent))
    }
    console.error(`round ${round + 1} of ${rounds}: ${((performance.now() - started) / 1_000).toFixed(0)} s`)
  }
} finally {
  if (given.keep) console.log(`kept: ${folder}`)
  else rmSync(folder, { recursive: true, force: true })
}
console.log(`\nEvery engine: the median of ${given.rounds} rounds (lowest to highest)\n${reportEngines(figures, engines)}`)
console.log(`\nMatch sets against brute force, over ${prepared.sample} documents\n${reportSets(setScores)}`)
console.log(`\nBeside the goals: the ratio is ours to the peer's\n${reportGoals(figures)}`)
