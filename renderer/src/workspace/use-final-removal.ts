import { useMemo } from 'react'
import type { Outcome } from '#shared/contract/failure.ts'
import type { GoneId } from '#shared/notes/change.ts'
import type { Redactor } from '../data/note-store.ts'
import { createUnfinishedRemoval, removeForGood, removeWords } from './remove-for-good.ts'
import { useServices } from './workspace.tsx'

interface FinalRemoval {
  /** Things as a whole, by their ids. */
  remove(ids: readonly GoneId[]): Promise<Outcome<number>>
  /** Words out of earlier versions of what stays (`removeWords`). */
  removeWords(about: () => readonly string[], instead: Redactor): Promise<Outcome<number>>
}

/** Removes for good, here and nowhere else. */
export function useFinalRemoval(): FinalRemoval {
  const { notes: store, history, program } = useServices()
  return useMemo(() => {
    const parts = { store, history, unfinished: createUnfinishedRemoval(window.localStorage, program.profileId) }
    return {
      remove: (ids) => removeForGood(parts, ids),
      removeWords: (about, instead) => removeWords(parts, about, instead),
    }
  }, [store, history, program])
}
