import { useMemo, useSyncExternalStore } from 'react'
import type { ArchiveId, BriefingId } from '#shared/archive/ids.ts'
import type { BriefingPart } from '#shared/briefing/outline/briefing.ts'
import { type BriefingActions, briefingActions } from './briefing-actions.ts'
import { type BriefingIndex, briefingsIn, type ListedBriefing } from './briefings.ts'
import { useEdition, useServices } from './workspace.tsx'

const NONE: readonly BriefingPart[] = []

function useIndex(): BriefingIndex {
  const { notes } = useServices()
  return useSyncExternalStore(notes.subscribe, () => briefingsIn(notes.snapshot().items))
}

function listOf({ briefings, parts }: BriefingIndex, archive: ArchiveId, removed: boolean): readonly ListedBriefing[] {
  return [...briefings.values()]
    .filter((briefing) => briefing.archive === archive && (briefing.removedAt !== null) === removed)
    .sort((a, b) => b.modifiedAt.localeCompare(a.modifiedAt) || (a.id < b.id ? -1 : 1))
    .map((briefing) => ({ briefing, parts: parts.get(briefing.id) ?? NONE }))
}

/** The briefings of the archive being read, the one changed last first. */
export function useBriefings(): readonly ListedBriefing[] {
  const { archive } = useEdition()
  const index = useIndex()
  return useMemo(() => listOf(index, archive, false), [index, archive])
}

/** Those that were removed and can be brought back. */
export function useRemovedBriefings(): readonly ListedBriefing[] {
  const { archive } = useEdition()
  const index = useIndex()
  return useMemo(() => listOf(index, archive, true), [index, archive])
}

/** A briefing with its parts in their order; null where there is none of this id. */
export function useBriefing(id: BriefingId): ListedBriefing | null {
  const { briefings, parts } = useIndex()
  const briefing = briefings.get(id)
  const own = parts.get(id) ?? NONE
  return useMemo(() => (briefing === undefined ? null : { briefing, parts: own }), [briefing, own])
}

/** What a person does to briefings. Each can be undone. */
export function useBriefingActions(): BriefingActions {
  const { notes, history } = useServices()
  const { archive } = useEdition()
  return useMemo(
    () =>
      briefingActions({
        notes,
        history,
        archive,
        now: () => new Date().toISOString(),
        newId: () => crypto.randomUUID(),
      }),
    [notes, history, archive],
  )
}
