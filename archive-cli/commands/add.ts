import { parseArgs } from 'node:util'
import { addSource } from '../../main/services/archive/archivist/add-source.ts'
import { nodeDisk } from '../../main/services/files/disk.ts'
import { type Command, EXIT_REFUSED, expectArguments, printProblems, UsageError } from '../command.ts'

export const add: Command = {
  name: 'add',
  summary: 'add a source to the next edition',
  help: `archive add DIR FILE --description JSON

Adds FILE, its bytes unchanged, as a source to the next edition of the archive in DIR. FILE must be text in UTF-8.

  --description JSON   what the source is: see docs/archive-format.md, "What an archivist writes"`,
  async run(args, terminal) {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { description: { type: 'string' } },
    })
    const { DIR, FILE } = expectArguments(positionals, ['DIR', 'FILE'])
    if (values.description === undefined) throw new UsageError('--description is missing')
    const result = await addSource(DIR, FILE, values.description, nodeDisk)
    if (!result.ok) {
      printProblems(result.problems, terminal)
      return EXIT_REFUSED
    }
    terminal.out(`added ${FILE} as ${result.value}`)
    return 0
  },
}
