import type { EngineName } from './engines/names.ts'

/** One thing that was measured of each engine. */
export interface Figure {
  readonly name: string
  readonly unit: '' | 'ms' | 'MB' | 'kB'
  /** One value a round; empty where the engine has no such thing. The figure is their median. */
  readonly values: Readonly<Partial<Record<EngineName, readonly number[]>>>
}

export interface Goal {
  readonly figure: string
  readonly peer: EngineName | 'brute force'
  /** Of the peer's figure; of brute force, the figure itself. */
  readonly ratio: number
  readonly bound: 'at least' | 'at most'
}

export const GOALS: readonly Goal[] = [
  { figure: 'nDCG@10, any word', peer: 'fts5-porter', ratio: 1, bound: 'at least' },
  { figure: 'match sets: precision', peer: 'brute force', ratio: 1, bound: 'at least' },
  { figure: 'match sets: recall', peer: 'brute force', ratio: 1, bound: 'at least' },
  { figure: 'typo recall, best 100', peer: 'minisearch', ratio: 1.2, bound: 'at least' },
  { figure: '200 mixed queries: p95', peer: 'fts5', ratio: 0.8, bound: 'at most' },
  { figure: 'any-word ranking: p95', peer: 'fts5', ratio: 0.05, bound: 'at most' },
  { figure: 'phrase: p95', peer: 'fts5', ratio: 1, bound: 'at most' },
  { figure: 'building the index', peer: 'minisearch', ratio: 0.4, bound: 'at most' },
  { figure: 'loading the index', peer: 'minisearch', ratio: 0.1, bound: 'at most' },
  { figure: 'memory, loaded', peer: 'minisearch', ratio: 0.35, bound: 'at most' },
  { figure: 'memory, after 200 queries', peer: 'minisearch', ratio: 0.35, bound: 'at most' },
  { figure: 'updating a note: p50', peer: 'fts5', ratio: 1, bound: 'at most' },
  { figure: 'updating a note: p95', peer: 'fts5', ratio: 1, bound: 'at most' },
]
