import { problemLine } from '../main/services/archive/archivist/archivist-result.ts'
import type { Problem } from '../main/services/archive/ocfl/problem.ts'

/** Where a command writes, so that a test can read it. */
export interface Terminal {
  out(line: string): void
  error(line: string): void
}

export interface Command {
  readonly name: string
  readonly summary: string
  /** The text of `--help`, without a line feed at its end. */
  readonly help: string
  /** Answers with the exit code: 0 only when all is well. `now` is the time of the call, in UTC. */
  run(args: readonly string[], terminal: Terminal, now: Date): Promise<number>
}

/** The command was called wrongly. */
export const EXIT_USAGE = 2
/** The command was called rightly, and what it was asked for is not so or could not be done. */
export const EXIT_REFUSED = 1

/** Wrong use of a command: what was missing or too much. */
export class UsageError extends Error {}

/** Takes exactly the arguments that are named, in their order. */
export function expectArguments<N extends string>(given: readonly string[], names: readonly N[]): Readonly<Record<N, string>> {
  const missing = names.slice(given.length)
  if (missing.length > 0) throw new UsageError(`${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} missing`)
  const extra = given.slice(names.length)
  if (extra.length > 0) throw new UsageError(`"${extra.join(' ')}" is too much`)
  const pairs = names.map((name, index) => [name, given[index] ?? ''] as const)
  return Object.fromEntries(pairs) as Record<N, string>
}

export function printProblems(problems: readonly Problem[], terminal: Terminal): void {
  for (const problem of problems) terminal.error(problemLine(problem))
}
