import { parseArgs } from 'node:util'
import { toResult, writing } from '../../main/services/archive/archivist/archivist-result.ts'
import { stageObject } from '../../main/services/archive/archivist/staging.ts'
import { nodeDisk } from '../../main/services/files/disk.ts'
import { type Command, EXIT_REFUSED, expectArguments, printProblems, UsageError } from '../command.ts'

export const init: Command = {
  name: 'init',
  summary: 'begin a new archive',
  help: `archive init DIR --id URI

Begins a new archive in DIR, which must be empty or not there. Nothing is written into DIR before the first commit;
what is prepared stands in DIR.staging.

  --id URI   what identifies the archive for good, as info:campaign-archive/my-campaign`,
  async run(args, terminal) {
    const { positionals, values } = parseArgs({ args: [...args], allowPositionals: true, options: { id: { type: 'string' } } })
    const { DIR } = expectArguments(positionals, ['DIR'])
    const { id } = values
    if (id === undefined) throw new UsageError('--id is missing')
    const result = await writing(`the staging of ${DIR}`, async () => toResult(await stageObject(DIR, id, nodeDisk)))
    if (!result.ok) {
      printProblems(result.problems, terminal)
      return EXIT_REFUSED
    }
    terminal.out(`began ${id} in ${DIR}`)
    return 0
  },
}
