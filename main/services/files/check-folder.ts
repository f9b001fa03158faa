import { randomUUID } from 'node:crypto'
import { open, realpath, stat } from 'node:fs/promises'
import { isAbsolute, join, relative, sep } from 'node:path'
import { fail, type Outcome, succeed } from '#shared/contract/failure.ts'
import { causeOf } from '../profile/disk-error.ts'
import { nodeDisk } from './disk.ts'

/** Holds a folder of a person's choice against what files put there need of it: that it is there, lies outside the profile, and takes files. */
export async function checkFolder(folder: string, profile: string): Promise<Outcome<string>> {
  const refuse = (why: string) => fail('file-not-written', `the folder ${folder} cannot be used: ${why}`)
  if (!isAbsolute(folder)) return refuse('give its whole path, from the beginning')
  try {
    if (!(await stat(folder)).isDirectory()) return refuse('it is not a folder')
    const way = relative(await realpath(profile), await realpath(folder))
    if (way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)))
      return refuse('it lies in the folder of your notes, and would be lost with it')
    const probe = join(folder, `.campaign-archive-${randomUUID()}.tmp`)
    const file = await open(probe, 'wx', 0o600)
    await file.close()
    await nodeDisk.remove(probe)
    return succeed(folder)
  } catch (error) {
    return refuse(causeOf(error))
  }
}
