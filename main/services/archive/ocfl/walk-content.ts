import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import { entriesOf, type ReportAt } from './check-object-root.ts'

/**
 * Content paths of all files under a folder, relative to the object root, with their sizes in bytes. An empty folder and a link are reported
 * (OCFL 1.1, 3.3.1 and E090). Hard links are not: systems that store equal files once (OSTree, Nix) make them of any installed program.
 */
export async function walkContent(root: string, folder: string, report: ReportAt): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>()
  async function walk(at: string): Promise<void> {
    const entries = await entriesOf(join(root, at))
    if (entries.length === 0 && at !== folder) report('E024', at, 'the folder is empty')
    const files: string[] = []
    for (const entry of entries) {
      const path = `${at}/${entry.name}`
      if (entry.isDirectory()) await walk(path)
      else if (entry.isFile()) files.push(path)
      else report('E090', path, 'it is neither a file nor a folder')
    }
    const sizes = await Promise.all(files.map(async (path) => (await lstat(join(root, path))).size))
    files.forEach((path, index) => {
      found.set(path, sizes[index] ?? 0)
    })
  }
  await walk(folder)
  if (found.size === 0) report('W003', folder, 'the folder holds no file')
  return found
}
