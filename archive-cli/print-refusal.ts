import type { PackRefusal } from '#shared/packs/pack-refusal.ts'
import { problemLine } from '../main/services/archive/archivist/archivist-result.ts'
import { EXIT_REFUSED, type Terminal } from './command.ts'

/** Prints one JSON value on one line; for programs that call this one. */
export function printJson(value: unknown, terminal: Terminal): number {
  terminal.out(JSON.stringify(value))
  return 0
}

/** Says why a pack was refused, and all that is wrong with it. */
export function printRefusal({ code, message, problems }: PackRefusal, json: boolean, terminal: Terminal): number {
  if (json) terminal.out(JSON.stringify({ error: { code, message, problems } }))
  else {
    for (const problem of problems) terminal.error(problemLine(problem))
    terminal.error(`${message} (${code})`)
  }
  return EXIT_REFUSED
}
