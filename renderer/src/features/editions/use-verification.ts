import { useCallback, useEffect, useRef, useState } from 'react'
import type { CallOutput } from '#shared/contract/contract.ts'
import type { Failure } from '#shared/contract/failure.ts'
import { useServices } from '../../workspace/workspace.tsx'

type Look = CallOutput<'verification.look'>

export type Check =
  | { readonly state: 'idle' }
  | { readonly state: 'running'; readonly look: Look | null }
  | { readonly state: 'cancelled' }
  | { readonly state: 'failed'; readonly failure: Failure }
  | { readonly state: 'done'; readonly result: NonNullable<Look['result']> }

/** How often the service is asked, in milliseconds. */
const ASK_EVERY = 250

/**
 * The check of the whole archive. It runs in the service: leaving the page does not end it, and starting it again finds the one under way.
 */
export function useVerification() {
  const { host } = useServices()
  const [check, setCheck] = useState<Check>({ state: 'idle' })
  const job = useRef<string | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  const look = useCallback(
    async (id: string) => {
      const answer = await host.call('verification.look', { job: id })
      if (job.current !== id) return
      if (!answer.ok) {
        setCheck({ state: 'failed', failure: answer.error })
        return
      }
      const { state, result } = answer.value
      if (state === 'done' && result !== null) setCheck({ state, result })
      else if (state === 'cancelled') setCheck({ state })
      else {
        setCheck({ state: 'running', look: answer.value })
        timer.current = setTimeout(() => void look(id), ASK_EVERY)
      }
    },
    [host],
  )

  const start = useCallback(async () => {
    clearTimeout(timer.current)
    setCheck({ state: 'running', look: null })
    const started = await host.call('verification.start', {})
    if (!started.ok) {
      setCheck({ state: 'failed', failure: started.error })
      return
    }
    job.current = started.value.job
    await look(started.value.job)
  }, [host, look])

  const cancel = useCallback(async () => {
    if (job.current === null) return
    const answer = await host.call('verification.cancel', { job: job.current })
    if (!answer.ok) setCheck({ state: 'failed', failure: answer.error })
  }, [host])

  return { check, start, cancel }
}
