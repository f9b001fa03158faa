import { useMemo } from 'react'
import type { SearchItemId } from '#shared/archive/ids.ts'
import type { KeptSearch, LogEntry, WordGroup, WordGroupFields } from '#shared/searches/search-item.ts'
import type { ItemStep, StepKind } from '#shared/steps/step.ts'
import type { KeptItemChange } from '../data/note-store.ts'
import { announce } from './announcements.ts'
import { type Services, useEdition, useServices } from './workspace.tsx'

export interface SearchItemActions {
  rename(search: KeptSearch, name: string): void
  /** `said` is what the bar at the foot says of it. */
  removeKept(search: KeptSearch, said: string): void
  removeFromLog(entries: readonly LogEntry[], said: string): void
  addWords(words: readonly string[]): void
  changeWords(group: WordGroup, part: Partial<Pick<WordGroup, 'words' | 'on'>>): void
  removeWords(group: WordGroup, said: string): void
}

/** Does something that can be undone. What it makes is `made` whole first; the steps then say what of it changes. */
function change(
  { notes, history }: Pick<Services, 'notes' | 'history'>,
  kind: StepKind,
  items: readonly ItemStep[],
  made: readonly KeptItemChange[] = [],
): void {
  notes.changeItems(
    made.length > 0 ? made : items.map(({ kind: of, item, after }) => ({ kind: of, item, fields: after }) as KeptItemChange),
  )
  history.record({ what: { kind, count: items.length }, notes: [], items })
}

/** All of a group: one that the archive starts with is on record only once it was changed. */
function wholeGroup({ archive, words, on, createdAt, removedAt }: WordGroup): Partial<WordGroupFields> {
  return { archive, words, on, createdAt, removedAt }
}

function groupStep(before: WordGroup, after: WordGroup): ItemStep {
  return { kind: 'words', item: before.id, before: wholeGroup(before), after: wholeGroup(after) }
}

/** What a person does to what they keep of searching. Each can be undone. */
export function useSearchItemActions(): SearchItemActions {
  const services = useServices()
  const { archive } = useEdition()
  return useMemo(() => {
    const now = () => new Date().toISOString()
    const newId = () => crypto.randomUUID() as SearchItemId
    return {
      rename({ id: item, name: before }, name) {
        change(services, 'search-renamed', [{ kind: 'kept', item, before: { name: before }, after: { name } }])
      },
      removeKept({ id: item }, said) {
        const step = { kind: 'kept' as const, item, before: { removedAt: null }, after: { removedAt: now() } }
        change(services, 'search-removed', [step])
        announce({ kind: 'text', text: said, undo: true })
      },
      removeFromLog(entries, said) {
        const removedAt = now()
        change(
          services,
          'log-removed',
          entries.map(({ id: item }) => ({ kind: 'log', item, before: { removedAt: null }, after: { removedAt } })),
        )
        announce({ kind: 'text', text: said, undo: true })
      },
      addWords(words) {
        const item = newId()
        const fields = { archive, words: [...words], on: true, createdAt: now(), removedAt: null }
        const step = { kind: 'words' as const, item, before: { removedAt: now() }, after: { removedAt: null } }
        change(services, 'words-added', [step], [{ kind: 'words', item, fields }])
      },
      changeWords(group, part) {
        change(services, 'words-changed', [groupStep(group, { ...group, ...part })])
      },
      removeWords(group, said) {
        change(services, 'words-removed', [groupStep(group, { ...group, removedAt: now() })])
        announce({ kind: 'text', text: said, undo: true })
      },
    }
  }, [services, archive])
}
