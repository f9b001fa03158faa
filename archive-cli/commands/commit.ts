import { parseArgs } from 'node:util'
import { commitEdition } from '../../main/services/archive/archivist/commit-edition.ts'
import { nodeDisk } from '../../main/services/files/disk.ts'
import { type Command, EXIT_REFUSED, expectArguments, printProblems, UsageError } from '../command.ts'

/** RFC 3339 with seconds: what OCFL asks for (3.5.3.1). */
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/

export const commit: Command = {
  name: 'commit',
  summary: 'make an edition of what was added and set',
  help: `archive commit DIR --message TEXT --user NAME [--address URI] [--created TIME]

Checks everything that the next edition says and, if all of it holds, makes it. One mismatch refuses the edition.

  --message TEXT   why there is a new edition
  --user NAME      who makes it
  --address URI    how to find who makes it, as mailto:name@example.org
  --created TIME   when, as 2026-11-21T09:00:00Z; now, if left out`,
  async run(args, terminal, now) {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        message: { type: 'string' },
        user: { type: 'string' },
        address: { type: 'string' },
        created: { type: 'string' },
      },
    })
    const { DIR } = expectArguments(positionals, ['DIR'])
    const { message, user, address } = values
    if (message === undefined) throw new UsageError('--message is missing')
    if (user === undefined || user === '') throw new UsageError('--user is missing')
    const created = values.created ?? `${now.toISOString().slice(0, 19)}Z`
    if (!MOMENT.test(created) || Number.isNaN(Date.parse(created)))
      throw new UsageError(`--created "${created}" is no time as 2026-11-21T09:00:00Z`)
    const result = await commitEdition(DIR, { created, message, user: { name: user, address: address ?? null } }, nodeDisk)
    if (!result.ok) {
      printProblems(result.problems, terminal)
      terminal.error(`no edition was made in ${DIR}`)
      return EXIT_REFUSED
    }
    terminal.data({ edition: result.value.edition, digest: result.value.digest })
    terminal.out(`made edition ${result.value.edition} (${result.value.digest})`)
    return 0
  },
}
