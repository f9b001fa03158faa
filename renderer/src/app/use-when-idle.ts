import { useEffect } from 'react'

/** Milliseconds; a window that is never at rest does it after that time. */
const AT_LATEST = 5_000

/** Does something once, when the window has shown what it has to show and is at rest. `task` must stay the same function. */
export function useWhenIdle(task: () => void): void {
  useEffect(() => {
    const handle = window.requestIdleCallback(task, { timeout: AT_LATEST })
    return () => window.cancelIdleCallback(handle)
  }, [task])
}

/** Does one thing after the other, each when the window is at rest again. What fails is left out. */
export async function eachWhenIdle(tasks: readonly (() => Promise<unknown>)[]): Promise<void> {
  for (const task of tasks) {
    await new Promise<unknown>((resolve) => window.requestIdleCallback(resolve, { timeout: AT_LATEST }))
    await task().catch(() => undefined)
  }
}
