import { startTransition, useDeferredValue, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { PassageNote } from '#shared/notes/note.ts'
import { type AnchoredNote, type AnchorsOfText, anchorsOfText } from './anchors.ts'
import type { OpenText } from './archive-reader.ts'
import { useServices } from './workspace.tsx'

const known = new WeakMap<OpenText, AnchorsOfText>()

function keptAnchors(open: OpenText): AnchorsOfText {
  const kept = known.get(open)
  if (kept !== undefined) return kept
  const made = anchorsOfText(open)
  known.set(open, made)
  return made
}

const NONE: readonly AnchoredNote[] = []
const never = () => () => undefined

/** Whether a text has been painted: its first words wait for nothing, also not for two thousand notes. */
function useSeen(open: OpenText | null): boolean {
  const [seen, setSeen] = useState<OpenText | null>(null)
  useEffect(() => {
    let timer = 0
    const frame = requestAnimationFrame(() => {
      timer = window.setTimeout(() => startTransition(() => setSeen(open)))
    })
    return () => {
      cancelAnimationFrame(frame)
      window.clearTimeout(timer)
    }
  }, [open])
  return open !== null && seen === open
}

/**
 * The notes on a text with their places, as they become known: those made in the very text at once, the others a moment later. A change to a note is shown
 * when what the person did has been answered: looking through all of them is given up for the next key.
 */
export function useAnchoredNotes(open: OpenText | null, given: readonly PassageNote[]): readonly AnchoredNote[] {
  const { archive, passages } = useServices()
  const anchors = useMemo(() => (open === null ? null : keptAnchors(open)), [open])
  const isSeen = useSeen(open)
  const notes = useDeferredValue(given)
  const version = useSyncExternalStore(anchors?.subscribe ?? never, () => anchors?.version() ?? 0)
  useEffect(() => {
    void anchors?.lookUp(notes, { archive, passages })
  }, [anchors, notes, archive, passages])
  // biome-ignore lint/correctness/useExhaustiveDependencies: `version` says that more was found.
  return useMemo(() => (isSeen ? anchors?.list(notes) : null) ?? NONE, [anchors, notes, version, isSeen])
}
