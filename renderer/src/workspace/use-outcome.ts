import { useCallback, useEffect, useState } from 'react'
import type { Failure, Outcome } from '#shared/contract/failure.ts'
import type { Loadable } from './loadable.ts'

/**
 * Fetches when `key` changes, and again on retry; an answer that comes too late is dropped. `fetchIt` must depend on nothing but `key`. What is `known`
 * already, for this key, is not fetched.
 */
export function useOutcome<T>(key: string, fetchIt: () => Promise<Outcome<T>>, known: T | null = null): Loadable<T> {
  const [attempt, setAttempt] = useState(0)
  const [answer, setAnswer] = useState<{ readonly key: string; readonly outcome: Outcome<T> } | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for everything that fetchIt reads, and for what is known; `attempt` asks again.
  useEffect(() => {
    if (known !== null && attempt === 0) return undefined
    let wanted = true
    const failed = (error: unknown) => {
      const failure: Failure = { code: 'unexpected', message: error instanceof Error ? error.message : String(error) }
      if (wanted) setAnswer({ key, outcome: { ok: false, error: failure } })
    }
    fetchIt().then((outcome) => {
      if (wanted) setAnswer({ key, outcome })
    }, failed)
    return () => {
      wanted = false
    }
  }, [key, attempt])
  const retry = useCallback(() => {
    setAnswer(null)
    setAttempt((n) => n + 1)
  }, [])
  if (answer === null || answer.key !== key) return known === null ? { state: 'loading' } : { state: 'ready', value: known }
  return answer.outcome.ok
    ? { state: 'ready', value: answer.outcome.value }
    : { state: 'failed', failure: answer.outcome.error, retry }
}
