import { isAbsolute, relative, resolve, sep } from 'node:path'
import { parseArgs } from 'node:util'
import type { EditionRecord } from '#shared/archive/edition.ts'
import { editionIdSchema } from '#shared/archive/ids.ts'
import type { Archive } from '../../main/services/archive/archive.ts'
import { nodeDisk } from '../../main/services/files/disk.ts'
import { writeIndex } from '../../main/services/search/index-folder.ts'
import { type FreshIndex, makeIndex } from '../../main/services/search/make-index.ts'
import { indexFolderBeside } from '../../main/services/search/search-indexes.ts'
import { type Command, EXIT_REFUSED, exitOf, expectArguments, type Terminal, UsageError } from '../command.ts'
import { openForReading } from '../open-for-reading.ts'

function isInside(folder: string, root: string): boolean {
  const way = relative(resolve(root), resolve(folder))
  // On Windows the way to another drive is an absolute path.
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way))
}

/** The editions to index: all, or the one that was named; or, where there is no such edition, a sentence that says so. */
function wantedEditions(archive: Archive, name: string | undefined): readonly EditionRecord[] | string {
  if (name === undefined) return archive.editions
  const id = editionIdSchema.safeParse(name)
  if (!id.success) throw new UsageError(`"${name}" is no edition: they are called v1, v2, ...`)
  const record = archive.editions.find((edition) => edition.id === id.data)
  return record === undefined ? `edition ${name} does not exist in this archive (it has v1 to ${archive.current})` : [record]
}

function refuseUnread(edition: string, { leftOut }: FreshIndex, terminal: Terminal): number {
  terminal.error(`edition ${edition} was not indexed: ${leftOut.join(', ')} cannot be read; "archive verify" says why`)
  terminal.data({ leftOut })
  return EXIT_REFUSED
}

export const makeIndexes: Command = {
  name: 'index',
  summary: 'make the search indexes of an archive ahead',
  help: `archive index DIR [--out FOLDER] [--edition vN]

Makes the search index of each edition of the archive in DIR, so that the program need not make it when the edition is first
opened. They are written into FOLDER as vN.search, with manifest.json, which names the edition and the digest of each.
Without --out this is the folder beside the archive, DIR.search-index, where the program looks for them. It must not lie in
the archive, which holds nothing but what its inventory lists. The same archive gives the same bytes.

  --out FOLDER     another folder
  --edition vN     this edition only; the indexes of the others stay as they are`,
  async run(args, terminal) {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { out: { type: 'string' }, edition: { type: 'string' } },
    })
    const { DIR } = expectArguments(positionals, ['DIR'])
    const folder = values.out ?? indexFolderBeside(DIR)
    if (isInside(folder, DIR)) throw new UsageError(`${folder} lies in the archive: nothing may be added to it`)
    const opened = await openForReading(DIR, terminal)
    if (!opened.ok) {
      terminal.error(opened.error.message)
      return exitOf(opened.error.code)
    }
    const archive = opened.value
    const editions = wantedEditions(archive, values.edition)
    if (typeof editions === 'string') {
      terminal.error(editions)
      return exitOf('edition-unknown')
    }
    const made: Record<string, unknown>[] = []
    for (const edition of editions) {
      const index = await makeIndex(archive, edition.id, (done, total) =>
        terminal.progress(`indexing edition ${edition.id}: ${done} of ${total} sources`),
      )
      if (!index.ok) {
        terminal.error(index.error.message)
        return exitOf(index.error.code)
      }
      if (index.value.leftOut.length > 0) return refuseUnread(edition.id, index.value, terminal)
      const { bytes } = index.value
      const entry = await writeIndex(folder, archive.id, { edition, bytes }, nodeDisk, (other) =>
        archive.editions.some(({ id, digest }) => id === other.edition && digest === other.editionDigest),
      )
      terminal.progress(null)
      terminal.out(`indexed edition ${entry.edition}: ${entry.bytes} bytes (${entry.sha512})`)
      made.push({ edition: entry.edition, file: entry.file, bytes: entry.bytes, sha512: entry.sha512 })
    }
    terminal.data({ archive: archive.id, folder, indexes: made })
    return 0
  },
}
