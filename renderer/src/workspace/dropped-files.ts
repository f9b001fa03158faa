import { useEffect, useRef } from 'react'
import { type FileKind, HEAD_BYTES, recogniseFile } from '#shared/files/recognise-file.ts'

/** A page that takes files of some kinds itself as long as it is open. */
interface Taker {
  readonly kinds: readonly FileKind[]
  take(file: File): void
}

let takers: readonly Taker[] = []

/** Takes dropped files of these kinds, instead of leaving the page for the one where they belong. `kinds` must stay the same. */
export function useTakeDropped(kinds: readonly FileKind[], take: (file: File) => void): void {
  const latest = useRef(take)
  latest.current = take
  useEffect(() => {
    const taker: Taker = { kinds, take: (file) => latest.current(file) }
    takers = [...takers, taker]
    return () => {
      takers = takers.filter((other) => other !== taker)
    }
  }, [kinds])
}

/** Whether a page that is open took it. */
export function offerDropped(kind: FileKind, file: File): boolean {
  const taker = takers.findLast(({ kinds }) => kinds.includes(kind))
  taker?.take(file)
  return taker !== undefined
}

/** What a file is, by its content; null where it cannot be read, as a folder cannot. */
export async function kindOfFile(file: File): Promise<FileKind | null> {
  try {
    return recogniseFile(new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer()), file.name)
  } catch {
    return null
  }
}
