import { useRef } from 'react'
import { NavigationType, useLocation, useNavigationType } from 'react-router'

interface Visits {
  readonly first: string
  readonly second: string
}

/** Whether an entry of the history was made for the text beside the first. */
export function isForSecond(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'pane' in state && state.pane === 'second'
}

/** When each of two texts was gone to last: going on in one of them leaves the other where it is; back and forward lead both. */
export function useVisits(): Visits {
  const { key, state } = useLocation()
  const type = useNavigationType()
  const last = useRef<(Visits & { readonly key: string }) | null>(null)
  if (last.current === null || (last.current.key !== key && type === NavigationType.Pop)) {
    last.current = { key, first: key, second: key }
  } else if (last.current.key !== key) {
    last.current = isForSecond(state) ? { ...last.current, key, second: key } : { ...last.current, key, first: key }
  }
  return last.current
}
