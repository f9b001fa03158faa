/** What a zip is read from: a file on the disk (a FileHandle), or bytes in memory. */
export interface ZipBytes {
  read(into: Buffer, offset: number, length: number, position: number): Promise<{ readonly bytesRead: number }>
}

/** Bytes in memory, read as a file is. */
export function bytesInMemory(bytes: Uint8Array): ZipBytes {
  return {
    async read(into, offset, length, position) {
      const piece = bytes.subarray(position, position + length)
      into.set(piece, offset)
      return { bytesRead: piece.length }
    },
  }
}
