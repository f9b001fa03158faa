import { createContext, useContext } from 'react'
import type { OtherWords } from '#shared/search/other-words.ts'

/** The words that mean the same in this campaign, as the person who reads has them. */
export const OtherWordsContext = createContext<readonly OtherWords[]>([])

export function useOtherWords(): readonly OtherWords[] {
  return useContext(OtherWordsContext)
}
