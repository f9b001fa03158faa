import type { Question } from '../question.ts'

/** What a process of an engine is given; kept as a file in the folder of the run. */
export interface Tasks {
  readonly language: string
  /** Asked for their ten best: what is timed. */
  readonly timed: Readonly<Record<TimedSet, readonly Question[]>>
  /** Asked for every match. */
  readonly sets: readonly Question[]
  readonly typos: readonly Question[]
  /** The judged queries. */
  readonly judged: readonly Question[]
}

export type TimedSet = 'mixed' | 'anyWord' | 'phrases'

export interface BuildMeasures {
  readonly buildMs: number
  readonly buildProcessorMs: number
  readonly bytes: number
}

export interface Answers {
  readonly sets: readonly (readonly number[] | null)[]
  readonly typos: readonly (readonly number[] | null)[]
  readonly judged: readonly (readonly number[] | null)[]
}

export interface SpeedMeasures {
  /** From the file to the answer to a first question. */
  readonly loadMs: number
  readonly loadProcessorMs: number
  /** For each question the median of its repetitions; null where the engine has no such question. */
  readonly queryMs: Readonly<Record<TimedSet, readonly (number | null)[]>>
}

/** Beyond what the process took before, after collecting garbage, in bytes. */
export interface MemoryMeasures {
  readonly loaded: number
  readonly afterQueries: number
}

export interface UpdateMeasures {
  readonly fillMs: number
  readonly updateMs: readonly number[]
}

/** How many documents the best answers are asked for. */
export const PAGE = 10

/** More than there are documents. */
export const EVERYTHING = 1e9
