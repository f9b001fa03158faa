import { startTransition, useEffect, useState } from 'react'
import type { NoteId } from '#shared/archive/ids.ts'

/** So many cards are made in a frame. */
const AT_ONCE = 2

/**
 * Of the cards that are to be shown, those that may be made by now: a card takes milliseconds, and a frame has few. The first of `wanted` come first. All of
 * them where `atOnce`.
 */
export function useGradually(wanted: readonly NoteId[], atOnce: boolean): ReadonlySet<NoteId> {
  const [made, setMade] = useState<ReadonlySet<NoteId>>(new Set())
  const missing = wanted.filter((id) => !made.has(id))
  const kept = wanted.length - missing.length
  const now = atOnce ? new Set(wanted) : made
  const isStale = missing.length > 0 || kept < made.size
  // biome-ignore lint/correctness/useExhaustiveDependencies: one step for each set of cards that are wanted and made.
  useEffect(() => {
    if (!isStale) return undefined
    const frame = requestAnimationFrame(() =>
      startTransition(() =>
        setMade(new Set([...wanted.filter((id) => made.has(id)), ...(atOnce ? missing : missing.slice(0, AT_ONCE))])),
      ),
    )
    return () => cancelAnimationFrame(frame)
  }, [isStale, made, wanted.join()])
  return now
}
