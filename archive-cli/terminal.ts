import { problemLine } from '../main/services/archive/archivist/archivist-result.ts'
import type { Problem } from '../main/services/archive/ocfl/problem.ts'
import type { Streams, Terminal } from './command.ts'

/** Prints for a person, line by line. */
export function plainTerminal(streams: Streams): Terminal {
  return {
    out: (line) => streams.out(line),
    error: (line) => streams.error(line),
    progress: (line) => streams.progress?.(line),
    data: () => undefined,
    problems: (problems) => {
      for (const problem of problems) streams.error(problemLine(problem))
    },
  }
}

/** Gathers all that a command says, for one JSON object on the standard output when it has ended; nothing goes to the standard error but progress. */
export function jsonTerminal(streams: Streams): { readonly terminal: Terminal; end(command: string, exitCode: number): void } {
  const messages: string[] = []
  const errors: string[] = []
  const found: Problem[] = []
  let data: Readonly<Record<string, unknown>> = {}
  return {
    terminal: {
      out: (line) => messages.push(line),
      error: (line) => errors.push(line),
      progress: (line) => streams.progress?.(line),
      data: (value) => {
        data = { ...data, ...value }
      },
      problems: (problems) => found.push(...problems),
    },
    end(command, exitCode) {
      const all = { command, ok: exitCode === 0, exitCode, ...data, messages, errors, problems: found }
      streams.out(JSON.stringify(all, null, 2))
    },
  }
}
