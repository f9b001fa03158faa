import { randomUUID } from 'node:crypto'
import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fail, type Outcome, succeed } from '#shared/contract/failure.ts'
import { causeOf } from './disk-error.ts'

/** The folder beside the program that makes it keep its data there. */
export const PORTABLE_MARKER = 'campaign-archive-data'

interface PortableSurroundings {
  readonly platform: NodeJS.Platform
  readonly environment: Readonly<Record<string, string | undefined>>
  /** The program itself; null where it does not run from a package. */
  readonly executable: string | null
}

/**
 * The profile folder of a program that carries its data with it: on Windows, where a folder named `campaign-archive-data` stands beside the program. The portable
 * program of electron-builder unpacks itself elsewhere, and says in `PORTABLE_EXECUTABLE_DIR` where its file is. Null where no such
 * folder is there. Fails with `profile-unusable` where it is there and cannot be written to: notes must not go to another place than the person believes.
 */
export function findPortableFolder({ platform, environment, executable }: PortableSurroundings): Outcome<string | null> {
  if (platform !== 'win32' || executable === null) return succeed(null)
  const beside = environment.PORTABLE_EXECUTABLE_DIR ?? dirname(executable)
  const folder = join(beside, PORTABLE_MARKER)
  if (!existsSync(folder)) return succeed(null)
  const refuse = (cause: string) =>
    fail(
      'profile-unusable',
      `the folder ${folder} stands beside the program, so your notes are kept there, but it cannot be used: ${cause}. Make it writable, take it away to keep your notes on this computer, or name another folder with --profile=DIR.`,
    )
  try {
    if (!statSync(folder).isDirectory()) return refuse('it is not a folder')
    // What Windows says of permissions is not what it does.
    const probe = join(folder, `.${randomUUID()}.tmp`)
    writeFileSync(probe, '', { flag: 'wx', mode: 0o600 })
    rmSync(probe)
    return succeed(folder)
  } catch (error) {
    return refuse(causeOf(error))
  }
}
