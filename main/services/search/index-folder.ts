import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { EditionRecord } from '#shared/archive/edition.ts'
import type { ArchiveId } from '#shared/archive/ids.ts'
import { INDEX_FORMAT } from '#shared/search/index/index-bytes.ts'
import type { RebuildReason } from '#shared/search/index/rebuild-reason.ts'
import { readIfThere } from '../archive/ocfl/read-if-there.ts'
import type { Disk } from '../files/disk.ts'
import { isDiskFault } from '../files/disk-fault.ts'
import { writeFileAtomically } from '../files/write-file-atomically.ts'
import { type IndexEntry, indexFileName, manifestPath, parseManifest, printManifest } from './index-manifest.ts'
import { sha512Of } from './sha512.ts'

/** An index that was read whole and fits its edition, or why there is none in a folder. */
export type FoundIndex =
  | { readonly state: 'fits'; readonly path: string; readonly bytes: number; readonly sha512: string }
  | { readonly state: 'unfit'; readonly reason: RebuildReason }

function unfit(reason: RebuildReason): FoundIndex {
  return { state: 'unfit', reason }
}

/** The file that a manifest names, held against its length and its digest. */
async function checkFile(folder: string, entry: IndexEntry): Promise<FoundIndex> {
  const path = join(folder, entry.file)
  const bytes = await readIfThere(path)
  if (bytes === null) return unfit('absent')
  if (bytes.byteLength < entry.bytes) return unfit('cut-off')
  if (bytes.byteLength > entry.bytes || (await sha512Of(bytes)) !== entry.sha512) return unfit('altered')
  return { state: 'fits', path, bytes: entry.bytes, sha512: entry.sha512 }
}

async function find(folder: string, archive: ArchiveId, edition: EditionRecord): Promise<FoundIndex> {
  const stated = await readIfThere(manifestPath(folder))
  if (stated === null) return unfit('absent')
  const manifest = parseManifest(stated)
  if (manifest === null) return unfit('altered')
  // The program comes with indexes of one archive, and any may be opened.
  if (manifest.archive !== archive) return unfit('absent')
  const entry = manifest.indexes.find((each) => each.edition === edition.id)
  if (entry === undefined) return unfit('absent')
  if (entry.editionDigest !== edition.digest) return unfit('other-edition')
  if (entry.format !== INDEX_FORMAT) return unfit('other-version')
  return checkFile(folder, entry)
}

/** Looks in a folder for the index of an edition. What the disk refuses is a reason like the others: the index can be made anew. */
export async function findIndex(folder: string, archive: ArchiveId, edition: EditionRecord): Promise<FoundIndex> {
  try {
    return await find(folder, archive, edition)
  } catch (error) {
    if (!isDiskFault(error)) throw error
    return unfit('unreadable')
  }
}

/** What is put into a folder of indexes. */
export interface MadeIndex {
  readonly edition: EditionRecord
  readonly bytes: Uint8Array
}

async function entryOf({ edition, bytes }: MadeIndex): Promise<IndexEntry> {
  return {
    edition: edition.id,
    editionDigest: edition.digest,
    file: indexFileName(edition.id),
    bytes: bytes.byteLength,
    sha512: await sha512Of(bytes),
    format: INDEX_FORMAT,
  }
}

/** What the manifest of a folder says of this archive; nothing where it says nothing that can be read. */
export async function entriesIn(folder: string, archive: ArchiveId): Promise<readonly IndexEntry[]> {
  const stated = await readIfThere(manifestPath(folder))
  const manifest = stated === null ? null : parseManifest(stated)
  return manifest?.archive === archive ? manifest.indexes : []
}

function editionNumber({ edition }: IndexEntry): number {
  return Number(edition.slice(1))
}

/** Takes away what earlier writings left: indexes that the manifest names no more, and files of a writing that was cut off. */
async function removeOthers(folder: string, named: ReadonlySet<string>, disk: Disk): Promise<void> {
  for (const name of await readdir(folder)) {
    const ours = /^v\d+\.search$/.test(name) || /^\.(?:v\d+\.search|manifest\.json)\.[0-9a-f]+\.tmp$/.test(name)
    if (ours && !named.has(name)) await disk.remove(join(folder, name))
  }
}

/**
 * Writes an index into a folder, making it, and then the manifest: cut off at any moment, no manifest names a file that is not whole, or its digest tells.
 * Of the entries that were there those stay that `stays` says. Answers with the entry. Throws what node:fs throws.
 */
export async function writeIndex(
  folder: string,
  archive: ArchiveId,
  index: MadeIndex,
  disk: Disk,
  stays: (entry: IndexEntry) => boolean,
): Promise<IndexEntry> {
  await disk.makeFolder(folder)
  const entry = await entryOf(index)
  const others = (await entriesIn(folder, archive)).filter((each) => each.edition !== entry.edition && stays(each))
  const indexes = [...others, entry].sort((a, b) => editionNumber(a) - editionNumber(b))
  await writeFileAtomically(join(folder, entry.file), index.bytes, disk)
  await writeFileAtomically(manifestPath(folder), printManifest({ archive, indexes }), disk)
  await removeOthers(folder, new Set(indexes.map(({ file }) => file)), disk)
  return entry
}

/** The bytes of an index that was found. They may have changed since: who uses them holds them against the digest. */
export async function readIndex(path: string): Promise<Uint8Array> {
  return readFile(path)
}
