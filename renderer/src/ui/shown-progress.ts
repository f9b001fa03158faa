import { useEffect, useState } from 'react'

/** From 0 to 1; `unknown` where nobody can say how much is left. */
export type ShownPart = number | 'unknown'

const shown = new Map<object, ShownPart>()
const listeners = new Set<() => void>()

/** Keeps how far a piece of work is that the window shows; null once it does so no more. */
export function keepShown(work: object, part: ShownPart | null): void {
  if (part === null) shown.delete(work)
  else shown.set(work, part)
  for (const listener of listeners) listener()
}

/** How far the work is that is the least far: all is done when that one is. Null where none is shown. */
export function leastShown(): ShownPart | null {
  const parts = [...shown.values()]
  const known = parts.filter((part) => part !== 'unknown')
  if (known.length < parts.length) return 'unknown'
  return known.length === 0 ? null : Math.min(...known)
}

/** Calls back whenever `leastShown` may have changed. Returns what ends that. */
export function onShown(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Counts this component among what shows how far work is, for as long as it is there. */
export function useShown(part: ShownPart): void {
  const [work] = useState(() => ({}))
  useEffect(() => keepShown(work, part), [work, part])
  useEffect(() => () => keepShown(work, null), [work])
}
