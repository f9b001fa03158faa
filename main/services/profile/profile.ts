import { randomUUID } from 'node:crypto'
import { access, constants, mkdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { fail, type Outcome, succeed } from '#shared/contract/failure.ts'
import { writeFileAtomically } from '../files/write-file-atomically.ts'
import { causeOf, isDiskFull, isMissing } from './disk-error.ts'
import { privateDisk } from './private-disk.ts'

const fileSchema = z.object({ format: z.literal(1), id: z.uuid() })

/** The folder that holds all that the program keeps of one person. */
export interface Profile {
  /** Made when the folder is first used: tells the databases of several profiles apart where a browser keeps them side by side. */
  readonly id: string
  readonly folder: string
  readonly journal: string
  /** For what can be derived again; made when it is needed, and may be removed at any time while the program is not running. */
  readonly cache: string
}

async function readOrMakeId(path: string): Promise<string> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (isMissing(error)) return null
    throw error
  })
  if (text !== null) {
    try {
      return fileSchema.parse(JSON.parse(text)).id
    } catch {
      // An unreadable id costs nothing but a rebuild of the window's database from the journal; the old file is kept.
      await writeFileAtomically(`${path}.damaged`, text, privateDisk)
    }
  }
  const id = randomUUID()
  await writeFileAtomically(path, `${JSON.stringify({ format: 1, id })}\n`, privateDisk)
  return id
}

/**
 * Opens a profile folder, making it (mode 0700) when it is not there. The mode of a folder that was there is left alone: it
 * may be one that others use; what is written into it is readable by this account only.
 * Fails with `profile-unusable`, or `disk-full`, naming the folder and the cause.
 */
export async function openProfile(folder: string): Promise<Outcome<Profile>> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    if (!(await stat(folder)).isDirectory())
      return fail('profile-unusable', `the profile folder ${folder} cannot be used: it is not a folder`)
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    const id = await readOrMakeId(join(folder, 'profile.json'))
    return succeed({ id, folder, journal: join(folder, 'journal'), cache: join(folder, 'cache') })
  } catch (error) {
    return fail(
      isDiskFull(error) ? 'disk-full' : 'profile-unusable',
      `the profile folder ${folder} cannot be used: ${causeOf(error)}`,
    )
  }
}
