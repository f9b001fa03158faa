import { readFile } from 'node:fs/promises'

/** The bytes of a file, or null where there is none. Throws what node:fs throws for any other reason. */
export async function readIfThere(path: string): Promise<Uint8Array | null> {
  try {
    return await readFile(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return null
    throw error
  }
}
