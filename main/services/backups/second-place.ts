import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { copyFile, open, readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { readBackupName } from '#shared/backups/backup-name.ts'
import { nodeDisk } from '../files/disk.ts'
import { writeFileAtomically } from '../files/write-file-atomically.ts'
import { isMissing } from '../profile/disk-error.ts'
import { privateDisk } from '../profile/private-disk.ts'

const settingsSchema = z.strictObject({
  format: z.literal(1),
  /** Null where the person chose none. */
  folder: z.string().nullable(),
  /** What this profile has put into folders of the person's choice: only these files are ever removed there. */
  made: z.array(z.strictObject({ folder: z.string(), file: z.string(), bytes: z.int().nonnegative(), sha256: z.string() })),
})
export type SecondPlace = z.infer<typeof settingsSchema>

const NONE: SecondPlace = { format: 1, folder: null, made: [] }

function settingsPath(profile: string): string {
  return join(profile, 'second-place.json')
}

/** What the person chose. A file that cannot be read counts as no choice: then nothing is removed anywhere. */
export async function readSecondPlace(profile: string): Promise<SecondPlace> {
  try {
    return settingsSchema.parse(JSON.parse(await readFile(settingsPath(profile), 'utf8')))
  } catch {
    return NONE
  }
}

export async function writeSecondPlace(profile: string, place: SecondPlace): Promise<void> {
  await writeFileAtomically(settingsPath(profile), `${JSON.stringify(place)}\n`, privateDisk)
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(path)) hash.update(piece)
  return hash.digest('hex')
}

/**
 * Copies a file into a folder under the same name, whole or not at all, and reads it back. A file of that name that is there is left alone where it is the same.
 * Throws the error of node:fs, or one that says that the copy is not what was copied.
 */
export async function copyInto(
  from: string,
  folder: string,
  name: string,
): Promise<{ readonly bytes: number; readonly sha256: string }> {
  const to = join(folder, name)
  const wanted = await sha256Of(from)
  const { size } = await stat(from)
  const there = await sha256Of(to).catch((error: unknown) => {
    if (isMissing(error)) return null
    throw error
  })
  if (there === wanted) return { bytes: size, sha256: wanted }
  const temporary = join(folder, `.${name}.${randomUUID()}.tmp`)
  try {
    await copyFile(from, temporary)
    const file = await open(temporary, 'r+')
    try {
      await file.sync()
    } finally {
      await file.close()
    }
    if ((await sha256Of(temporary)) !== wanted) throw new Error('the copy was read back and is not the same')
    await nodeDisk.rename(temporary, to)
  } catch (error) {
    await nodeDisk.remove(temporary).catch(() => undefined)
    throw error
  }
  return { bytes: size, sha256: wanted }
}

/** Removes those of `files` that this profile put there and that are still as it put them. Answers with the place as it is then. */
export async function removeMade(
  place: SecondPlace,
  files: (made: SecondPlace['made'][number]) => boolean,
): Promise<SecondPlace> {
  const left: SecondPlace['made'] = []
  for (const made of place.made) {
    if (!files(made)) {
      left.push(made)
      continue
    }
    const path = join(made.folder, made.file)
    try {
      // What someone else put under the same name is not ours to remove.
      if ((await stat(path)).size === made.bytes && (await sha256Of(path)) === made.sha256) await nodeDisk.remove(path)
    } catch (error) {
      if (!isMissing(error)) left.push(made)
    }
  }
  return { ...place, made: left }
}

/** Half-written copies of an earlier crash, by their names. */
export async function removeTemporaries(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const of = /^\.(.+)\.[0-9a-f-]{36}\.tmp$/.exec(name)?.[1] ?? ''
    if (readBackupName(of) !== null || name.startsWith('.campaign-archive-')) await nodeDisk.remove(join(folder, name))
  }
}
