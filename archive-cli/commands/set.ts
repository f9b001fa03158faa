import { parseArgs } from 'node:util'
import { recordNames, setRecord } from '../../main/services/archive/archivist/set-record.ts'
import { nodeDisk } from '../../main/services/files/disk.ts'
import { type Command, EXIT_REFUSED, expectArguments, printProblems, UsageError } from '../command.ts'

export const set: Command = {
  name: 'set',
  summary: 'set the campaign, signatories, recommendations or claims of the next edition',
  help: `archive set DIR RECORD FILE

Sets a record of the next edition of the archive in DIR. RECORD is one of ${recordNames.join(', ')}.
FILE (JSON) gives passages by their words, which are looked up in the sources: see docs/archive-format.md,
"What an archivist writes". A passage that is not found, or found twice, is refused.`,
  async run(args, terminal) {
    const { positionals } = parseArgs({ args: [...args], allowPositionals: true, options: {} })
    const { DIR, RECORD, FILE } = expectArguments(positionals, ['DIR', 'RECORD', 'FILE'])
    const record = recordNames.find((name) => name === RECORD)
    if (record === undefined) throw new UsageError(`there is no record "${RECORD}": it is one of ${recordNames.join(', ')}`)
    const result = await setRecord(DIR, record, FILE, nodeDisk)
    if (!result.ok) {
      printProblems(result.problems, terminal)
      return EXIT_REFUSED
    }
    terminal.out(`set ${result.value}`)
    return 0
  },
}
