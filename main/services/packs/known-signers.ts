import { join } from 'node:path'
import { z } from 'zod'
import { fingerprintSchema } from '#shared/packs/pack-state.ts'
import { readIfThere } from '../archive/ocfl/read-if-there.ts'
import type { Disk } from '../files/disk.ts'
import { writeFileAtomically } from '../files/write-file-atomically.ts'

const signerSchema = z.strictObject({
  fingerprint: fingerprintSchema,
  /** Raw, in base64. */
  publicKey: z.string().length(44),
  name: z.string().max(300),
  rememberedAt: z.iso.datetime(),
})
export type KnownSigner = z.infer<typeof signerSchema>

const fileSchema = z.strictObject({ format: z.literal(1), signers: z.array(signerSchema).max(10_000) })

function signersPath(profile: string): string {
  return join(profile, 'signers.json')
}

/** The signers whom the person chose to remember. A file that cannot be read knows nobody: trust is never guessed. */
export async function readSigners(profile: string): Promise<readonly KnownSigner[]> {
  const bytes = await readIfThere(signersPath(profile))
  if (bytes === null) return []
  try {
    return fileSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8'))).signers
  } catch {
    return []
  }
}

/** Adds a signer, or gives one the new name. Throws what node:fs throws. */
export async function rememberSigner(profile: string, signer: KnownSigner, disk: Disk): Promise<void> {
  const others = (await readSigners(profile)).filter(({ fingerprint }) => fingerprint !== signer.fingerprint)
  const content = { format: 1, signers: [...others, signer] }
  await writeFileAtomically(signersPath(profile), `${JSON.stringify(content, null, 2)}\n`, disk)
}
