import type { PackRefusal } from '#shared/packs/pack-refusal.ts'
import { EXIT_REFUSED, printProblems, type Terminal } from './command.ts'

/** Says why a pack was refused, and all that is wrong with it. */
export function printRefusal({ code, message, problems }: PackRefusal, terminal: Terminal): number {
  printProblems(problems, terminal)
  terminal.error(`${message} (${code})`)
  terminal.data({ error: { code, message, problems } })
  return EXIT_REFUSED
}
