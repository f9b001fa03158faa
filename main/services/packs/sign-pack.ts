import type { KeyObject } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { PackResult } from '#shared/packs/pack-refusal.ts'
import { DECLARATION_FILE } from './bag/bag-declaration.ts'
import { BAG_INFO_FILE, MANIFEST_FILE, PAYLOAD_FOLDER, SIGNATURE_FILE, TAG_MANIFEST_FILE } from './pack-files.ts'
import { payloadFiles } from './payload-files.ts'
import { readPack } from './read-pack.ts'
import { refusing } from './refused.ts'
import { signatureFile } from './signature.ts'
import { fingerprintOf, rawPublicKey } from './signing-key.ts'
import { writeZipWhole } from './write-pack.ts'

export interface PackSigned {
  readonly archive: string
  readonly edition: string
  readonly fingerprint: string
}

/**
 * Signs a pack that was made before, into a new file. It is checked completely first; a signature that it has is replaced. What is not
 * the signature stays as it is, byte for byte.
 */
export async function signPack(path: string, out: string, key: KeyObject): Promise<PackResult<PackSigned>> {
  const folder = await mkdtemp(join(tmpdir(), 'campaign-archive-sign-'))
  try {
    const read = await readPack(path, folder, { signal: new AbortController().signal, onProgress: () => undefined })
    if (!read.ok) return read
    const { bag, object, archive } = read.value
    return await refusing(`the pack ${path}`, async () => {
      const base = basename(bag)
      const tags: { name: string; bytes: Buffer }[] = []
      for (const name of [DECLARATION_FILE, BAG_INFO_FILE, MANIFEST_FILE, TAG_MANIFEST_FILE]) {
        const bytes = await readFile(join(bag, name))
        tags.push({ name: `${base}/${name}`, bytes })
        if (name === TAG_MANIFEST_FILE) tags.push({ name: `${base}/${SIGNATURE_FILE}`, bytes: signatureFile(bytes, key) })
      }
      const payload = (await payloadFiles(object)).map(({ path: file, place, size, crc }) => ({
        name: `${base}/${PAYLOAD_FOLDER}/${file}`,
        path: place,
        size,
        crc,
      }))
      await writeZipWhole(out, [...tags, ...payload])
      return { archive: archive.id, edition: archive.current, fingerprint: fingerprintOf(rawPublicKey(key)) }
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
