import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Disk } from '../files/disk.ts'
import type { JournalHead } from './journal-head.ts'
import { indexPath, segmentNames } from './segments.ts'

type Place = JournalHead['segments']

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Where in the folder of a journal segments may be: beside its head, and in the folders of later generations. */
export async function placesOfSegments(folder: string): Promise<readonly Place[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const folders = entries.filter((entry) => entry.isDirectory() && UUID.test(entry.name)).map(({ name }) => name)
  return (await segmentNames(folder)).length > 0 ? ['', ...folders] : folders
}

/** Removes the segments at a place, with their indexes. What is not there is no error. */
export async function removePlace(folder: string, place: Place, disk: Disk): Promise<void> {
  if (place !== '') return disk.remove(join(folder, place))
  for (const name of await segmentNames(folder)) {
    await disk.remove(join(folder, name))
    await disk.remove(indexPath(join(folder, name)))
  }
  await disk.syncFolder(folder)
}
