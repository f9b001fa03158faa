import { join } from 'node:path'
import type { EditionRecord } from '#shared/archive/edition.ts'
import { sourceFile, textFile } from '#shared/archive/edition-files.ts'
import { type ArchiveId, archiveIdSchema, type EditionId, editionIdSchema } from '#shared/archive/ids.ts'
import { sourceSchema } from '#shared/archive/source.ts'
import { fail, type Outcome, succeed } from '#shared/contract/failure.ts'
import { isDiskFault } from '../files/disk-fault.ts'
import type { Archive } from './archive.ts'
import { type CatalogueVersion, compareSources, findFile, pathsOf, sourcesOf } from './catalogue/catalogue.ts'
import { type OpenedCatalogue, type OpenOptions, openCatalogue } from './catalogue/open-catalogue.ts'
import { decodeText } from './decode-text.ts'
import { readEditionCatalogue } from './edition-catalogue.ts'
import { logicalFiles } from './logical-files.ts'
import { type DigestAlgorithm, digestOf, shortDigest } from './ocfl/digest.ts'
import { INVENTORY_FILE } from './ocfl/inventory.ts'
import { readIfThere } from './ocfl/read-if-there.ts'
import { digestInSidecar } from './ocfl/sidecar.ts'
import { readRecord } from './read-records.ts'

/** The digest that the sidecar of an edition's inventory states. */
async function statedEditionDigest(root: string, algorithm: DigestAlgorithm, name: string): Promise<Outcome<string | null>> {
  const path = `${name}/${INVENTORY_FILE}.${algorithm}`
  const sidecar = await readIfThere(join(root, path))
  if (sidecar === null) return fail('archive-damaged', `the archive in ${root} is damaged: ${path} is missing`)
  return succeed(digestInSidecar(new TextDecoder().decode(sidecar)))
}

/** The digest of an edition is that of the inventory in its own folder, which never changes. Checked against its sidecar. */
async function editionDigest(root: string, algorithm: DigestAlgorithm, name: string): Promise<Outcome<string>> {
  const path = `${name}/${INVENTORY_FILE}`
  const bytes = await readIfThere(join(root, path))
  if (bytes === null) return fail('archive-damaged', `the archive in ${root} is damaged: ${path} is missing`)
  const stated = await statedEditionDigest(root, algorithm, name)
  if (!stated.ok) return stated
  const actual = digestOf(bytes, algorithm)
  if (stated.value !== actual) {
    const says = stated.value === null ? 'holds no digest' : `says ${shortDigest(stated.value)}`
    return fail(
      'archive-damaged',
      `the archive in ${root} is damaged: the digest of ${path} is ${shortDigest(actual)}, and its sidecar ${says}`,
    )
  }
  return succeed(algorithm === 'sha512' ? actual : digestOf(bytes))
}

function recordOf(name: EditionId, version: CatalogueVersion, digest: string): EditionRecord {
  return { id: name, created: version.created, message: version.message ?? '', user: version.user?.name ?? '', digest }
}

/** Makes a fault of the disk (no permission, a folder in the place of a file) a failure that names the archive. */
async function readingFrom<T>(root: string, work: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await work()
  } catch (error) {
    if (!isDiskFault(error)) throw error
    return fail('archive-damaged', `the archive in ${root} cannot be read: ${error.message}`)
  }
}

/**
 * The digests of the editions. In a small archive each is computed and held against its sidecar; in a large one, whose inventories may be hundreds of
 * megabytes together, it is what the sidecar states, and is checked when the edition is opened.
 */
async function editionsOf(root: string, { catalogue, large }: OpenedCatalogue): Promise<Outcome<readonly EditionRecord[]>> {
  const { algorithm } = catalogue
  const editions: EditionRecord[] = []
  for (const version of catalogue.versions) {
    const id = editionIdSchema.safeParse(version.name)
    if (!id.success)
      return fail('unsupported', `the archive in ${root} calls an edition "${version.name}"; this program reads v1, v2, ...`)
    const stated = large && algorithm === 'sha512' ? await statedEditionDigest(root, algorithm, version.name) : succeed(null)
    if (!stated.ok) return stated
    const digest = stated.value === null ? await editionDigest(root, algorithm, version.name) : succeed(stated.value)
    if (!digest.ok) return digest
    editions.push(recordOf(id.data, version, digest.value))
  }
  return succeed(editions)
}

/**
 * Opens the archive in a folder: its root inventory, and the inventory of each edition where they are small, are held against their sidecars. Answers
 * `archive-missing` where there is no archive and `archive-damaged`, naming the file and the cause, where they do not fit.
 * Nothing is written into the folder, and nothing is kept of the files: each is read and held against its digest when it is asked for.
 */
export function openArchive(root: string, options: OpenOptions = { cache: null }): Promise<Outcome<Archive>> {
  return readingFrom(root, async () => {
    const opened = await openCatalogue(root, options)
    if (!opened.ok) return opened
    const archiveId = archiveIdSchema.safeParse(opened.value.catalogue.id)
    if (!archiveId.success)
      return fail(
        'unsupported',
        `the archive in ${root} has an identifier of more than 300 characters; this program reads shorter ones`,
      )
    const editions = await editionsOf(root, opened.value)
    if (!editions.ok) return editions
    const current = editions.value.at(-1)
    if (current === undefined) return fail('archive-damaged', `the archive in ${root} has no edition`)
    if (opened.value.large && opened.value.catalogue.algorithm === 'sha512' && current.digest !== opened.value.digest)
      return fail(
        'archive-damaged',
        `the archive in ${root} is damaged: the sidecar of ${current.id}/${INVENTORY_FILE} says ${shortDigest(current.digest)}, and the digest of ${INVENTORY_FILE} is ${shortDigest(opened.value.digest)}`,
      )
    return succeed(archiveOf(root, archiveId.data, opened.value, editions.value, current.id))
  })
}

function archiveOf(
  root: string,
  archiveId: ArchiveId,
  { catalogue, summaries, large, kept }: OpenedCatalogue,
  editions: readonly EditionRecord[],
  current: EditionId,
): Archive {
  const { algorithm } = catalogue
  const known = new Map(summaries)
  /** Editions whose own inventory was held against its sidecar. */
  const checked = new Set<EditionId>(large ? [current] : editions.map(({ id }) => id))

  function find(id: EditionId): Outcome<{ readonly record: EditionRecord; readonly at: number }> {
    const at = editions.findIndex((each) => each.id === id)
    const record = editions[at]
    if (record !== undefined) return succeed({ record, at })
    const held = editions.length === 1 ? 'it has v1 only' : `it has v1 to ${current}`
    return fail('edition-unknown', `edition ${id} does not exist in this archive (${held})`)
  }

  async function check(record: EditionRecord): Promise<Outcome<null>> {
    if (checked.has(record.id)) return succeed(null)
    const digest = await editionDigest(root, algorithm, record.id)
    if (!digest.ok) return digest
    checked.add(record.id)
    return succeed(null)
  }

  const filesOf = (id: EditionId, at: number) =>
    logicalFiles(root, algorithm, id, pathsOf(catalogue, at), (path) => findFile(catalogue, at, path))

  return {
    id: archiveId,
    root,
    editions,
    current,
    kept,

    edition: (id) =>
      readingFrom(root, async () => {
        const edition = find(id)
        if (!edition.ok) return edition
        const { record, at } = edition.value
        const fits = await check(record)
        if (!fits.ok) return fits
        return readEditionCatalogue(record, filesOf(id, at), {
          root,
          algorithm,
          edition: id,
          sources: sourcesOf(catalogue, at),
          known,
        })
      }),

    compareSources(from, to) {
      const before = find(from)
      if (!before.ok) return before
      const after = find(to)
      return after.ok ? succeed(compareSources(catalogue, before.value.at, after.value.at)) : after
    },

    text: (id, source) =>
      readingFrom(root, async () => {
        const edition = find(id)
        if (!edition.ok) return edition
        const { at } = edition.value
        const path = textFile(source)
        if (findFile(catalogue, at, path) === null) {
          const held = sourcesOf(catalogue, at).map((each) => each.id)
          const some = held.length > 20 ? `${held.length} others` : held.join(', ')
          return fail('source-unknown', `edition ${id} has no source ${source} (it has ${some})`)
        }
        const files = logicalFiles(root, algorithm, id, [path, sourceFile(source)], (each) => findFile(catalogue, at, each))
        const record = await readRecord(files, sourceFile(source), sourceSchema)
        if (!record.ok) return record
        const bytes = await files.read(path)
        if (!bytes.ok) return bytes
        const text = decodeText(bytes.value)
        if (!text.ok) return fail('archive-damaged', `${path} of edition ${id} is not UTF-8 from byte ${text.offset} on`)
        return succeed({ text: text.text, sha512: digestOf(bytes.value), record: record.value })
      }),
  }
}
