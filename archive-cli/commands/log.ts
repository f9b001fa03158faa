import { parseArgs } from 'node:util'
import { type Command, exitOf, expectArguments } from '../command.ts'
import { openForReading } from '../open-for-reading.ts'

const counted = (ids: readonly string[], sign: string) => (ids.length === 0 ? [] : [`${sign}${ids.length}`])

export const log: Command = {
  name: 'log',
  summary: 'list the editions of an archive, the newest first',
  help: `archive log DIR

Lists the editions of the archive in DIR: when each was made, by whom and why, its digest, and how many sources were
added (+), removed (-) and changed (~) against the edition before.`,
  async run(args, terminal) {
    const { positionals } = parseArgs({ args: [...args], allowPositionals: true, options: {} })
    const { DIR } = expectArguments(positionals, ['DIR'])
    const archive = await openForReading(DIR, terminal)
    if (!archive.ok) {
      terminal.error(archive.error.message)
      return exitOf(archive.error.code)
    }
    terminal.progress(null)
    const { editions, id } = archive.value
    const rows = editions.map((edition, index) => {
      const before = editions[index - 1]
      const compared = before === undefined ? null : archive.value.compareSources(before.id, edition.id)
      return { ...edition, sources: compared?.ok === true ? compared.value : null }
    })
    terminal.data({ id, editions: rows })
    for (const { sources, ...edition } of rows.toReversed()) {
      const changes =
        sources === null
          ? []
          : [...counted(sources.added, '+'), ...counted(sources.removed, '-'), ...counted(sources.changed, '~')]
      terminal.out(
        `${edition.id}  ${edition.created}  ${edition.user}${changes.length === 0 ? '' : `  sources ${changes.join(' ')}`}`,
      )
      terminal.out(`    ${edition.message}`)
      terminal.out(`    ${edition.digest}`)
    }
    return 0
  },
}
