import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unpackZip } from '../zip/unpack-zip.ts'
import { writeZip } from '../zip/write-zip.ts'

const generous = { files: 100_000, bytes: 1_000_000_000, ratio: 1_000 }

/** Writes a pack anew to `out`, its files changed by `change`: names are relative to the bag. */
export async function repack(pack: string, out: string, change: (files: Map<string, Buffer>) => void): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'repack-'))
  try {
    const names = await unpackZip(pack, folder, {
      limits: generous,
      signal: new AbortController().signal,
      onProgress: () => undefined,
    })
    const [base = ''] = await readdir(folder)
    const files = new Map<string, Buffer>()
    for (const name of names) files.set(name.slice(base.length + 1), await readFile(join(folder, name)))
    change(files)
    await writeZip(
      out,
      [...files].map(([name, bytes]) => ({ name: `${base}/${name}`, bytes })),
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
