import { type KeyObject, randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { PackResult } from '#shared/packs/pack-refusal.ts'
import { digestOf } from '../archive/ocfl/digest.ts'
import { nodeDisk } from '../files/disk.ts'
import { archiveFolderName } from './archive-folder-name.ts'
import { DECLARATION_FILE } from './bag/bag-declaration.ts'
import { encodeBagPath } from './bag/bag-path.ts'
import { openObject } from './open-object.ts'
import { BAG_INFO_FILE, MANIFEST_FILE, PAYLOAD_FOLDER, SIGNATURE_FILE, TAG_MANIFEST_FILE } from './pack-files.ts'
import { payloadFiles } from './payload-files.ts'
import { Refused, refusing } from './refused.ts'
import { signatureFile } from './signature.ts'
import { checkCollisions, checkEntryName } from './zip/safe-names.ts'
import { ChangedWhilePacking, writeZip, type ZipInput } from './zip/write-zip.ts'

export interface PackWritten {
  readonly archive: string
  readonly edition: string
  readonly files: number
  /** Bytes of the payload. */
  readonly bytes: number
  readonly fingerprint: string | null
}

export interface PackChoices {
  /** Who sends it, as the receiver is to read it; covered by the signature. */
  readonly contact: string | null
  /** YYYY-MM-DD; the day on which the newest edition was made where it is null, so that the same archive gives the same bytes. */
  readonly date: string | null
  readonly key: KeyObject | null
}

function manifestText(lines: readonly { readonly digest: string; readonly path: string }[]): Buffer {
  return Buffer.from(lines.map(({ digest, path }) => `${digest}  ${encodeBagPath(path)}\n`).join(''))
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

/** The tag files of a bag around payload files, with their names, in the order in which a pack holds them. */
function tagFiles(
  info: readonly (readonly [string, string])[],
  manifest: Buffer,
  key: KeyObject | null,
): readonly (readonly [string, Buffer])[] {
  const declaration = Buffer.from('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n')
  const bagInfo = Buffer.from(info.map(([label, value]) => `${label}: ${oneLine(value)}\n`).join(''))
  const vouched = [
    [BAG_INFO_FILE, bagInfo],
    [DECLARATION_FILE, declaration],
    [MANIFEST_FILE, manifest],
  ] as const
  const tagManifest = manifestText(vouched.map(([path, bytes]) => ({ path, digest: digestOf(bytes) })))
  const signature: readonly (readonly [string, Buffer])[] =
    key === null ? [] : [[SIGNATURE_FILE, signatureFile(tagManifest, key)]]
  return [
    [DECLARATION_FILE, declaration],
    [BAG_INFO_FILE, bagInfo],
    [MANIFEST_FILE, manifest],
    [TAG_MANIFEST_FILE, tagManifest],
    ...signature,
  ]
}

/** Writes a zip beside `out` and puts it there in one step. Throws Refused where something stands there. */
export async function writeZipWhole(out: string, inputs: readonly ZipInput[]): Promise<void> {
  const names = await readdir(dirname(out))
  if (names.includes(basename(out)))
    throw new Refused('unreadable', `${out} is there already: name another file, or remove it first`)
  const temporary = join(dirname(out), `.${basename(out).slice(0, 100)}.${randomBytes(6).toString('hex')}.tmp`)
  try {
    await writeZip(temporary, inputs)
    await nodeDisk.rename(temporary, out)
  } catch (error) {
    await nodeDisk.remove(temporary).catch(() => undefined)
    if (error instanceof ChangedWhilePacking) throw new Refused('unreadable', error.message)
    throw error
  }
}

/**
 * Writes the archive in `root` as one pack to `out`, whole or not at all: a zip with one folder, which is a BagIt 1.0 bag (RFC 8493) whose
 * payload is the OCFL object. The archive is checked completely first. The same archive, choices and key always give the same bytes.
 */
export function writePack(root: string, out: string, { contact, date, key }: PackChoices): Promise<PackResult<PackWritten>> {
  return refusing(`the archive in ${root}`, async () => {
    const archive = await openObject(root, new AbortController().signal)
    const edition = archive.editions.at(-1)
    if (edition === undefined) throw new Refused('archive-invalid', `the archive in ${root} has no edition`)
    const files = await payloadFiles(root)
    const base = `${archiveFolderName(archive.id)}-${archive.current}`
    const names = files.map(({ path }) => `${base}/${PAYLOAD_FOLDER}/${path}`)
    for (const name of names) checkEntryName(name)
    checkCollisions(names)

    const bytes = files.reduce((sum, file) => sum + file.size, 0)
    const info: (readonly [string, string])[] = [
      ['Bag-Software-Agent', 'Campaign Archive'],
      ['Bagging-Date', date ?? edition.created.slice(0, 10)],
      ...(contact === null ? [] : [['Contact-Name', contact] as const]),
      ['External-Identifier', archive.id],
      ['Internal-Sender-Identifier', archive.current],
      ['Payload-Oxum', `${bytes}.${files.length}`],
    ]
    const manifest = manifestText(files.map(({ path, sha512 }) => ({ digest: sha512, path: `${PAYLOAD_FOLDER}/${path}` })))
    const tags = tagFiles(info, manifest, key)
    await writeZipWhole(out, [
      ...tags.map(([name, content]) => ({ name: `${base}/${name}`, bytes: content })),
      ...files.map(({ path, place, size, crc }) => ({ name: `${base}/${PAYLOAD_FOLDER}/${path}`, path: place, size, crc })),
    ])
    const signature = tags.find(([name]) => name === SIGNATURE_FILE)?.[1]
    const fingerprint = signature === undefined ? null : String(JSON.parse(signature.toString('utf8')).keyId)
    return { archive: archive.id, edition: archive.current, files: files.length, bytes, fingerprint }
  })
}
