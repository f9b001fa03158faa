import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { deviceSchema, sharingSettingsSchema } from '#shared/sharing/sharing-state.ts'
import { writeFileAtomically } from '../files/write-file-atomically.ts'
import { isMissing } from '../profile/disk-error.ts'
import { privateDisk } from '../profile/private-disk.ts'

const keptSchema = sharingSettingsSchema.extend({
  format: z.literal(1),
  /** Under which names the windows of this profile have written: theirs alone go into the folder. */
  devices: z.array(deviceSchema),
  /** Whether files of this program were ever found in the folder or put there. */
  used: z.boolean(),
})

/** What a profile remembers of sharing. */
export type KeptSharing = Omit<z.infer<typeof keptSchema>, 'format'>

/** What the profile in `folder` remembers. An unreadable file is as none: both switches are off, and the person turns them on again. */
export async function readKeptSharing(folder: string): Promise<KeptSharing> {
  try {
    const { format: _, ...kept } = keptSchema.parse(JSON.parse(await readFile(join(folder, 'sharing.json'), 'utf8')))
    return kept
  } catch (error) {
    if (!isMissing(error) && !(error instanceof SyntaxError) && !(error instanceof z.ZodError)) throw error
    return { folder: null, write: false, read: false, devices: [], used: false }
  }
}

export async function writeKeptSharing(folder: string, kept: KeptSharing): Promise<void> {
  await writeFileAtomically(join(folder, 'sharing.json'), `${JSON.stringify({ format: 1, ...kept }, null, 2)}\n`, privateDisk)
}
