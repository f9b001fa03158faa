import type { FailureCode } from '#shared/contract/failure.ts'
import type { Problem } from '../main/services/archive/ocfl/problem.ts'

/** Where a command line writes, so that a test can read it. `progress` is given only where a person watches, or asked for it. */
export interface Streams {
  out(line: string): void
  error(line: string): void
  /** A line that takes the place of the one before; null takes it away. */
  progress?: ((line: string | null) => void) | undefined
}

/** Where a command writes. With `--json` nothing of it is printed as it is: all of it becomes one JSON object at the end. */
export interface Terminal {
  out(line: string): void
  error(line: string): void
  /** How far long work is. */
  progress(line: string | null): void
  /** What the command found, as data for another program. */
  data(value: Readonly<Record<string, unknown>>): void
  problems(problems: readonly Problem[]): void
}

export interface Command {
  readonly name: string
  readonly summary: string
  /** The text of `--help`, without a line feed at its end. */
  readonly help: string
  /** Answers with the exit code: 0 only when all is well. `now` is the time of the call, in UTC. */
  run(args: readonly string[], terminal: Terminal, now: Date): Promise<number>
}

/** The command was called rightly, and what it was asked for is not so or was refused. */
export const EXIT_REFUSED = 1
/** The command was called wrongly. */
export const EXIT_USAGE = 2
/** What was named is not there: no archive, no such edition or source. */
export const EXIT_MISSING = 3
/** The disk could not be read or written. */
export const EXIT_DISK = 4

/** The exit code for a failure of a service. */
export function exitOf(code: FailureCode): number {
  switch (code) {
    case 'archive-missing':
    case 'edition-unknown':
    case 'source-unknown':
      return EXIT_MISSING
    case 'disk-full':
    case 'file-not-written':
      return EXIT_DISK
    default:
      return EXIT_REFUSED
  }
}

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
  terminal.problems(problems)
}
