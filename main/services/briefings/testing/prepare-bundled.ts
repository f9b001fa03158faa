import { openArchive } from '../../archive/open-archive.ts'
import { type PreparedArchive, prepareArchive } from '../verify-briefing.ts'

/** The bundled archive, ready for briefings to be held against its current edition. */
export async function prepareBundledArchive(): Promise<PreparedArchive> {
  const archive = await openArchive('resources/archive')
  if (!archive.ok) throw new Error(archive.error.message)
  const made = await prepareArchive(archive.value, null)
  if (!made.ok) throw new Error(made.error.message)
  return made.value
}
