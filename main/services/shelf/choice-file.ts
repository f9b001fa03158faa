import { join } from 'node:path'
import { z } from 'zod'
import { type ArchiveId, archiveIdSchema } from '#shared/archive/ids.ts'
import { readIfThere } from '../archive/ocfl/read-if-there.ts'
import type { Disk } from '../files/disk.ts'
import { writeFileAtomically } from '../files/write-file-atomically.ts'

const choiceSchema = z.strictObject({ format: z.literal(1), inUse: archiveIdSchema })

function choicePath(profile: string): string {
  return join(profile, 'archives.json')
}

/** Which archive the person chose; null where they did not, or the file cannot be read: the one of the program is then shown. */
export async function readChoice(profile: string): Promise<ArchiveId | null> {
  const bytes = await readIfThere(choicePath(profile))
  if (bytes === null) return null
  try {
    return choiceSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8'))).inUse
  } catch {
    return null
  }
}

export async function writeChoice(profile: string, inUse: ArchiveId, disk: Disk): Promise<void> {
  await writeFileAtomically(choicePath(profile), `${JSON.stringify({ format: 1, inUse })}\n`, disk)
}
