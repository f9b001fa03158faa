import { parseArgs } from 'node:util'
import { isWarning } from '../../main/services/archive/ocfl/problem.ts'
import { verifyArchive } from '../../main/services/archive/open-archive.ts'
import { type Command, EXIT_REFUSED, expectArguments, printProblems } from '../command.ts'
import { printJson } from '../print-refusal.ts'
import { kindOf, verifyBag, verifyPack } from './verify-pack.ts'

export const verify: Command = {
  name: 'verify',
  summary: 'check every file and every statement of an archive, or a pack',
  help: `archive verify DIR|PACK [--json]

Checks the archive in DIR: the folder against OCFL 1.1, every file against its digest, and what each edition says
against its sources. Prints all problems, with the codes of the OCFL specification; a code that begins with W is advice.
A PACK is checked in the same way, with its bag and its signature. A folder that is a BagIt bag is held against BagIt 0.93 to 1.0.

  --json   says the result as JSON

Exit code: 0 all is well, 1 something is wrong, 2 called wrongly.`,
  async run(args, terminal) {
    const { positionals, values } = parseArgs({ args: [...args], allowPositionals: true, options: { json: { type: 'boolean' } } })
    const { DIR } = expectArguments(positionals, ['DIR'])
    const json = values.json ?? false
    const kind = await kindOf(DIR)
    if (kind === 'pack') return verifyPack(DIR, json, terminal)
    if (kind === 'bag') return verifyBag(DIR, json, terminal)
    const { files, bytes, problems } = await verifyArchive(DIR)
    const errors = problems.filter((problem) => !isWarning(problem))
    const advice = problems.length - errors.length
    if (json) {
      printJson({ files, bytes, problems }, terminal)
      return errors.length === 0 ? 0 : EXIT_REFUSED
    }
    printProblems(problems, terminal)
    terminal.out(`${files} files, ${bytes} bytes; problems: ${errors.length}; advice: ${advice}`)
    return errors.length === 0 ? 0 : EXIT_REFUSED
  },
}
