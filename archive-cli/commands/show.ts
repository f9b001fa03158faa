import { parseArgs } from 'node:util'
import { editionIdSchema, sourceIdSchema } from '#shared/archive/ids.ts'
import type { DescribedText, SourceSummary } from '#shared/archive/source.ts'
import { fail } from '#shared/contract/failure.ts'
import type { Archive } from '../../main/services/archive/archive.ts'
import { type Command, exitOf, type Terminal, UsageError } from '../command.ts'
import { openForReading } from '../open-for-reading.ts'

function described(value: DescribedText): string {
  return value.basis === 'not-stated' ? '(not stated)' : value.value
}

function sourceLine({ id, kind, title, date, paragraphs }: SourceSummary): string {
  const when = date.basis === 'not-stated' ? '(no date)' : date.value
  return `  ${id}  ${kind}  ${when}  ${described(title)}  (${paragraphs} paragraphs)`
}

async function showEdition(archive: Archive, given: string | undefined, terminal: Terminal): Promise<number> {
  const id = editionIdSchema.safeParse(given ?? archive.current)
  const edition = id.success
    ? await archive.edition(id.data)
    : fail('edition-unknown', `"${given ?? ''}" is no name of an edition: it is v1, v2, ...`)
  if (!edition.ok) {
    terminal.error(edition.error.message)
    return exitOf(edition.error.code)
  }
  const { campaign, sources, unreadable, signatories, recommendations, edition: record } = edition.value
  terminal.data({ edition: record, campaign, sources, unreadable, signatories, recommendations })
  terminal.out(`${record.id}  ${record.created}  ${record.user}`)
  terminal.out(`    ${record.message}`)
  terminal.out(`${campaign.title}`)
  terminal.out(`  to ${campaign.addressee}, led by ${campaign.leadOrganisation}, ${campaign.date}`)
  terminal.out(
    `sources: ${sources.length}; signatories: ${signatories.signatories.length}; recommendations: ${recommendations.length}`,
  )
  for (const source of sources) terminal.out(sourceLine(source))
  for (const { source, message } of unreadable) terminal.error(`  ${source}: ${message}`)
  return unreadable.length === 0 ? 0 : exitOf('file-altered')
}

async function showSource(
  archive: Archive,
  edition: string,
  source: string,
  textOnly: boolean,
  terminal: Terminal,
): Promise<number> {
  const ids = { edition: editionIdSchema.safeParse(edition), source: sourceIdSchema.safeParse(source) }
  const read =
    ids.edition.success && ids.source.success
      ? await archive.text(ids.edition.data, ids.source.data)
      : fail('source-unknown', `there is no source "${source}" in an edition "${edition}"`)
  if (!read.ok) {
    terminal.error(read.error.message)
    return exitOf(read.error.code)
  }
  const { text, sha512, record } = read.value
  terminal.data({ record, text, sha512 })
  terminal.out(textOnly ? text.replace(/\n$/, '') : JSON.stringify(record, null, 2))
  return 0
}

export const show: Command = {
  name: 'show',
  summary: 'print an edition or a source',
  help: `archive show DIR [EDITION [SOURCE]] [--text]

Prints what an edition of the archive in DIR holds (the newest one, if none is named), or the record of one source. Each file
is held against its digest first; one that was altered is named and not printed.

  --text   print the canonical text of the source instead of its record`,
  async run(args, terminal) {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { text: { type: 'boolean' } },
    })
    const [root, edition, source, ...extra] = positionals
    if (root === undefined) throw new UsageError('DIR is missing')
    if (extra.length > 0) throw new UsageError(`"${extra.join(' ')}" is too much`)
    if (values.text === true && source === undefined) throw new UsageError('--text needs an EDITION and a SOURCE')
    const archive = await openForReading(root, terminal)
    if (!archive.ok) {
      terminal.error(archive.error.message)
      return exitOf(archive.error.code)
    }
    terminal.progress(null)
    return edition === undefined || source === undefined
      ? showEdition(archive.value, edition, terminal)
      : showSource(archive.value, edition, source, values.text === true, terminal)
  },
}
