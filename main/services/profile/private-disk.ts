import { mkdir, open } from 'node:fs/promises'
import { type Disk, nodeDisk } from '../files/disk.ts'

/** The disk as `writeFileAtomically` uses it in a profile: other accounts of the machine cannot read what is written. */
export const privateDisk: Disk = {
  ...nodeDisk,
  async makeFolder(path) {
    await mkdir(path, { recursive: true, mode: 0o700 })
  },
  async writeNewFile(path, bytes) {
    const file = await open(path, 'wx', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
  },
}
