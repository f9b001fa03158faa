import { execFile } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { repository } from './repository.ts'

/**
 * Puts an archive of two editions of one letter in the place of what is in `folder`: in the second its words were edited, a paragraph
 * moved, and its signatories changed. Made by the archivist's command, as an archivist would.
 */
export async function putEditedLetter(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  const command = [
    '--import',
    'tsx',
    join('archive-cli', 'index.ts'),
    'build',
    join('archive-cli', 'testing', 'edited-letter'),
    folder,
  ]
  await promisify(execFile)(process.execPath, command, { cwd: repository })
}
