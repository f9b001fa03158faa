import { parseArgs } from 'node:util'
import { isWarning } from '../../main/services/archive/ocfl/problem.ts'
import { verifyArchive } from '../../main/services/archive/verify-archive.ts'
import { type Command, EXIT_REFUSED, expectArguments, printProblems } from '../command.ts'

export const verify: Command = {
  name: 'verify',
  summary: 'check every file and every statement of an archive',
  help: `archive verify DIR

Checks the archive in DIR: the folder against OCFL 1.1, every file against its digest, and what each edition says
against its sources. Prints all problems, with the codes of the OCFL specification; a code that begins with W is advice.`,
  async run(args, terminal) {
    const { positionals } = parseArgs({ args: [...args], allowPositionals: true, options: {} })
    const { DIR } = expectArguments(positionals, ['DIR'])
    const { files, bytes, problems } = await verifyArchive(DIR)
    printProblems(problems, terminal)
    const errors = problems.filter((problem) => !isWarning(problem))
    const advice = problems.length - errors.length
    terminal.out(`${files} files, ${bytes} bytes; problems: ${errors.length}; advice: ${advice}`)
    return errors.length === 0 ? 0 : EXIT_REFUSED
  },
}
