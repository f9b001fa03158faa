import type { Step } from '#shared/steps/step.ts'
import type { StepHistory } from './step-history.ts'

/** The steps of this window, before and after what undoes them has been fetched. */
export interface NoteHistory extends StepHistory {
  /** Fetches what undoes, so that the first undoing waits for nothing. */
  prepare(): void
}

/** `open` fetches what undoes. Where it cannot be had it is asked for again, and steps wait for it. */
export function createNoteHistory(open: () => Promise<StepHistory>): NoteHistory {
  let early: readonly Step[] = []
  let opened: StepHistory | null = null
  let opening: Promise<StepHistory> | null = null
  const history = (): Promise<StepHistory> => {
    opening ??= open().then(
      (ready) => {
        opened = ready
        for (const step of early) ready.record(step)
        early = []
        return ready
      },
      (error: unknown) => {
        opening = null
        throw error
      },
    )
    return opening
  }
  return {
    prepare: () => void history().catch(() => undefined),
    record(step) {
      if (opened !== null) return opened.record(step)
      early = [...early, step]
      void history().catch(() => undefined)
    },
    undo: async () => (await history()).undo(),
    redo: async () => (await history()).redo(),
    forget: async (ids) => (await history()).forget(ids),
  }
}
