import { type ReactNode, useCallback, useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import { useOtherWords } from './other-words.ts'
import type { ReadyAnswer, SearchAnswer } from './search-answer.ts'
import type { SearchQuestion } from './search-answers.ts'
import { useLiveNotes } from './use-notes.ts'
import { useEdition, useServices } from './workspace.tsx'

/** Keeps the search in step with the edition being read and with the notes. */
export function SearchProvider({ children }: { readonly children: ReactNode }) {
  const { answers } = useServices()
  const { archive, id: edition } = useEdition()
  const notes = useLiveNotes()

  useEffect(() => {
    answers.setNotes(notes, archive)
  }, [answers, notes, archive])

  useEffect(() => {
    // Who asks a question is told why it cannot be answered.
    answers.prepare(edition).catch(() => undefined)
  }, [answers, edition])

  return children
}

/** The answer to a query; it follows the query, the edition and the notes. Pages of 30 hits. */
export function useSearch(text: string, { asTyped }: { readonly asTyped: boolean }): SearchAnswer {
  const { answers } = useServices()
  const { id: edition } = useEdition()
  const otherWords = useOtherWords()
  const question = useMemo<SearchQuestion>(() => ({ text, asTyped, edition, otherWords }), [text, asTyped, edition, otherWords])
  const follow = useCallback((listener: () => void) => answers.follow(question, listener), [answers, question])
  const answer = useSyncExternalStore(follow, () => answers.answerTo(question))

  const last = useRef<{ readonly answer: ReadyAnswer; readonly edition: string } | null>(null)
  useEffect(() => {
    if (answer.state === 'ready') last.current = { answer, edition }
  }, [answer, edition])
  // The last answer stays until the next one is there, unless there is something to say meanwhile.
  const stays = answer.state === 'preparing' && answer.progress === null && last.current?.edition === edition
  return stays && last.current !== null ? last.current.answer : answer
}

/**
 * Asks a query in the moment it is typed. The page that shows the answer follows it only once it has been drawn, a frame later; by then the
 * answer is mostly there. `done` ends it: whoever shows the answer has taken over.
 */
export function useAskAhead(): { ask(text: string, asTyped: boolean): void; done(text: string): void } {
  const { answers } = useServices()
  const { id: edition } = useEdition()
  const otherWords = useOtherWords()
  const asked = useRef<{ readonly text: string; readonly end: () => void } | null>(null)
  const end = useCallback(() => {
    asked.current?.end()
    asked.current = null
  }, [])
  useEffect(() => end, [end])
  return useMemo(
    () => ({
      ask(text, asTyped) {
        end()
        asked.current = { text, end: answers.follow({ text, asTyped, edition, otherWords }, () => undefined) }
      },
      done(text) {
        if (asked.current?.text === text) end()
      },
    }),
    [answers, edition, otherWords, end],
  )
}
