import { join } from 'node:path'
import type { EditionRecord } from '#shared/archive/edition.ts'
import { textFile } from '#shared/archive/edition-files.ts'
import { type ArchiveId, archiveIdSchema, type EditionId, editionIdSchema } from '#shared/archive/ids.ts'
import { fail, type Outcome, succeed } from '#shared/contract/failure.ts'
import { decodeUtf8 } from '#shared/text/decode-utf8.ts'
import { isDiskFault } from '../files/disk-fault.ts'
import type { Archive } from './archive.ts'
import { filesOfVersion } from './logical-files.ts'
import { digestOf, shortDigest } from './ocfl/digest.ts'
import { INVENTORY_FILE, type Inventory, type InventoryVersion } from './ocfl/inventory.ts'
import { readIfThere } from './ocfl/read-if-there.ts'
import { readRootInventory } from './ocfl/read-root-inventory.ts'
import { digestInSidecar } from './ocfl/sidecar.ts'
import { readRecords } from './read-records.ts'

/** The digest of an edition is that of the inventory in its own folder, which never changes. Checked against its sidecar. */
async function editionDigest(root: string, inventory: Inventory, name: string): Promise<Outcome<string>> {
  const path = `${name}/${INVENTORY_FILE}`
  const bytes = await readIfThere(join(root, path))
  if (bytes === null) return fail('archive-damaged', `the archive in ${root} is damaged: ${path} is missing`)
  const sidecar = await readIfThere(join(root, `${path}.${inventory.algorithm}`))
  if (sidecar === null)
    return fail('archive-damaged', `the archive in ${root} is damaged: ${path}.${inventory.algorithm} is missing`)
  const stated = digestInSidecar(new TextDecoder().decode(sidecar))
  const actual = digestOf(bytes, inventory.algorithm)
  if (stated !== actual) {
    const says = stated === null ? 'holds no digest' : `says ${shortDigest(stated)}`
    return fail(
      'archive-damaged',
      `the archive in ${root} is damaged: the digest of ${path} is ${shortDigest(actual)}, and its sidecar ${says}`,
    )
  }
  return succeed(inventory.algorithm === 'sha512' ? actual : digestOf(bytes))
}

function recordOf(name: EditionId, version: InventoryVersion, digest: string): EditionRecord {
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
 * Opens the archive in a folder: its root inventory and the inventory of each edition are held against their sidecars. Answers
 * `archive-missing` where there is no archive and `archive-damaged`, naming the file and the cause, where they do not fit.
 * Nothing is written, and nothing is kept of the files: each is read and held against its digest when it is asked for.
 */
export function openArchive(root: string): Promise<Outcome<Archive>> {
  return readingFrom(root, async () => {
    const read = await readRootInventory(root)
    if (!read.ok) return read
    const { inventory } = read.value
    const archiveId = archiveIdSchema.safeParse(inventory.id)
    if (!archiveId.success)
      return fail(
        'unsupported',
        `the archive in ${root} has an identifier of more than 300 characters; this program reads shorter ones`,
      )
    const editions: EditionRecord[] = []
    for (const [name, version] of inventory.versions) {
      const id = editionIdSchema.safeParse(name)
      if (!id.success)
        return fail('unsupported', `the archive in ${root} calls an edition "${name}"; this program reads v1, v2, ...`)
      const digest = await editionDigest(root, inventory, name)
      if (!digest.ok) return digest
      editions.push(recordOf(id.data, version, digest.value))
    }
    const current = editions.at(-1)
    if (current === undefined) return fail('archive-damaged', `the archive in ${root} has no edition`)
    return succeed(archiveOf(root, archiveId.data, inventory, editions, current.id))
  })
}

function archiveOf(
  root: string,
  archiveId: ArchiveId,
  inventory: Inventory,
  editions: readonly EditionRecord[],
  current: EditionId,
): Archive {
  function find(id: EditionId): Outcome<EditionRecord> {
    const edition = editions.find((each) => each.id === id)
    if (edition !== undefined) return succeed(edition)
    const held = editions.length === 1 ? 'it has v1 only' : `it has v1 to ${current}`
    return fail('edition-unknown', `edition ${id} does not exist in this archive (${held})`)
  }

  return {
    id: archiveId,
    root,
    editions,
    current,

    edition: (id) =>
      readingFrom(root, async () => {
        const edition = find(id)
        if (!edition.ok) return edition
        const records = await readRecords(filesOfVersion(root, inventory, id))
        if (!records.ok) return records
        const { campaign, sources, signatories, recommendations } = records.value
        return succeed({
          edition: edition.value,
          campaign,
          sources: [...sources],
          signatories,
          recommendations: [...recommendations],
        })
      }),

    text: (id, source) =>
      readingFrom(root, async () => {
        const edition = find(id)
        if (!edition.ok) return edition
        const files = filesOfVersion(root, inventory, id)
        const path = textFile(source)
        if (!files.paths.includes(path)) {
          const held = files.paths
            .map((each) => /^sources\/([^/]+)\/text\.txt$/.exec(each)?.[1])
            .filter((each) => each !== undefined)
          return fail('source-unknown', `edition ${id} has no source ${source} (it has ${held.join(', ')})`)
        }
        const bytes = await files.read(path)
        if (!bytes.ok) return bytes
        const text = decodeUtf8(bytes.value)
        if (!text.ok) return fail('archive-damaged', `${path} of edition ${id} is not UTF-8 from byte ${text.offset} on`)
        return succeed({ text: text.text, sha512: digestOf(bytes.value) })
      }),
  }
}
