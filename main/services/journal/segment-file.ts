import { open } from 'node:fs/promises'

/** The file that changes are appended to. Handed in, so that a test can let any step fail. Errors are those of node:fs. */
export interface SegmentFile {
  /** Writes at the end, and returns how many bytes were written: perhaps fewer than were given. */
  write(bytes: Uint8Array): Promise<number>
  /** Returns once the bytes are on the disk. */
  sync(): Promise<void>
  truncate(size: number): Promise<void>
  /** The size in bytes, and under how many names the file stands: none when someone removed it. */
  facts(): Promise<{ readonly size: number; readonly names: number }>
  close(): Promise<void>
}

/** Opens a segment for appending, and makes it when it is not there (mode 0600). */
export async function openSegmentFile(path: string): Promise<SegmentFile> {
  const file = await open(path, 'a', 0o600)
  return {
    async write(bytes) {
      const { bytesWritten } = await file.write(bytes)
      return bytesWritten
    },
    sync: () => file.sync(),
    truncate: (size) => file.truncate(size),
    async facts() {
      const { size, nlink } = await file.stat()
      return { size, names: nlink }
    },
    close: () => file.close(),
  }
}
