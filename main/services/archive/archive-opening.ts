import type { Outcome } from '#shared/contract/failure.ts'
import type { Archive } from './archive.ts'
import type { OpeningProgress } from './catalogue/open-catalogue.ts'
import { openArchive } from './open-archive.ts'

/** An archive that is being opened beside the start of the program, so that the notes can be reached while it is. */
export interface ArchiveOpening {
  /** The archive, or why it cannot be opened, once that is known. */
  readonly ready: Promise<Outcome<Archive>>
  /** Null when it is known; until then how far it has come. */
  progress(): OpeningProgress | null
  /** Whether it is known after `patience` milliseconds at most. */
  isReadyWithin(patience: number): Promise<boolean>
}

/** `cache` is where catalogues of large archives are kept. */
export function beginOpening(root: string, cache: string): ArchiveOpening {
  let progress: OpeningProgress | null = { done: 0, total: 0 }
  const ready = openArchive(root, {
    cache,
    onProgress: (now) => {
      progress = now
    },
  }).finally(() => {
    progress = null
  })
  // Who asks for the archive is told of what was thrown; nobody may have asked yet.
  ready.catch(() => undefined)
  return {
    ready,
    progress: () => progress,
    async isReadyWithin(patience) {
      let timer: ReturnType<typeof setTimeout> | undefined
      const late = new Promise<boolean>((resolve) => {
        timer = setTimeout(() => resolve(false), patience)
      })
      try {
        return await Promise.race([ready.then(() => true), late])
      } finally {
        clearTimeout(timer)
      }
    },
  }
}
