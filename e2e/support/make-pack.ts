import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { repository } from './repository.ts'

async function archive(...args: string[]): Promise<void> {
  await promisify(execFile)(process.execPath, ['--import', 'tsx', join('archive-cli', 'index.ts'), ...args], { cwd: repository })
}

/** Makes an archive of another campaign in `folder` and packs it, signed, as an archivist would. Answers with the path of the pack. */
export async function makePack(folder: string): Promise<string> {
  const made = join(folder, 'edited-letter')
  const pack = join(folder, 'edited-letter.zip')
  await archive('build', join('archive-cli', 'testing', 'edited-letter'), made)
  await archive('keygen', '--out', join(folder, 'key'))
  await archive('pack', made, '--out', pack, '--key', join(folder, 'key'), '--contact', 'A. Archivist')
  return pack
}
