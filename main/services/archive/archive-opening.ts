import type { OpeningProgress } from './catalogue/open-catalogue.ts'

/** Archives that are being opened beside the start of the program, so that the notes can be reached while they are. */
export interface Opening<T> {
  /** What was opened, once it is. */
  readonly ready: Promise<T>
  /** Null when it is ready; until then how far it has come. */
  progress(): OpeningProgress | null
  /** Whether it is ready after `patience` milliseconds at most. */
  isReadyWithin(patience: number): Promise<boolean>
}

/** Starts `open`, which tells how far it is. */
export function beginOpening<T>(open: (onProgress: (now: OpeningProgress) => void) => Promise<T>): Opening<T> {
  let progress: OpeningProgress | null = { done: 0, total: 0 }
  const ready = open((now) => {
    progress = now
  }).finally(() => {
    progress = null
  })
  // Who asks for it is told of what was thrown; nobody may have asked yet.
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
