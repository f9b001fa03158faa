import { useMemo } from 'react'
import type { Outcome } from '#shared/contract/failure.ts'
import type { KeptItemOf } from '#shared/items/kept-item.ts'
import { startingGroup } from '#shared/searches/word-groups.ts'
import type { ItemStep } from '#shared/steps/step.ts'
import type { KeptItemChange } from '../data/note-store.ts'
import { trashWords as say } from '../words/trash-words.ts'
import { words } from '../words/words.ts'
import { announce } from './announcements.ts'
import { wordsOfGroup } from './remove-for-good.ts'
import { useSettings } from './settings.ts'
import { sayTimeLeft } from './time-left.ts'
import { useFinalRemoval } from './use-final-removal.ts'
import { useNotesSnapshot } from './use-notes.ts'
import { useServices } from './workspace.tsx'

type RemovableKind = 'kept' | 'log' | 'words' | 'template'
type Removable = KeptItemOf<RemovableKind>

interface Listed {
  readonly name: string
  /** What it is called in the list of what goes: "The template “House style”". */
  readonly goes: string
  /** One row may stand for several, of the same time. */
  readonly items: readonly Removable[]
}

/** What was removed of these kinds and is still here. */
export function useRemoved<K extends RemovableKind>(kind: K, wanted: (item: KeptItemOf<K>) => boolean): readonly KeptItemOf<K>[] {
  const { items } = useNotesSnapshot()
  return items
    .filter((item): item is KeptItemOf<K> => item.kind === kind)
    .filter((item) => 'removedAt' in item && item.removedAt !== null && wanted(item))
}

/** Rows of what was removed, with what brings each back and what removes it for good. */
export function useRemovedThings(listed: readonly Listed[]) {
  const { notes, history } = useServices()
  const { keepDeleted } = useSettings()
  const removal = useFinalRemoval()
  const actions = useMemo(() => {
    const restore = ({ name, items }: Listed) => {
      const steps = items.map(({ kind, id, removedAt }) => ({
        kind,
        item: id,
        before: { removedAt },
        after: { removedAt: null },
      })) as readonly ItemStep[]
      notes.changeItems(steps.map(({ kind, item, after }) => ({ kind, item, fields: after }) as KeptItemChange))
      history.record({ what: { kind: 'removed-restored', count: items.length }, notes: [], items: steps })
      announce({ kind: 'text', text: say.restoredNamed(name), undo: true })
    }
    /** Of a group that the archive starts with only what the person wrote goes: it must stay removed. */
    const remove = async ({ items }: Listed): Promise<Outcome<unknown>> => {
      const [only] = items
      const starting = only?.kind === 'words' ? startingGroup(only.id) : undefined
      if (only?.kind !== 'words' || starting === undefined) return await removal.remove(items.map(({ id }) => id))
      const { archive, words: own, on, createdAt } = starting
      const fields = { archive, words: own, on, createdAt, removedAt: only.removedAt }
      notes.changeItems([{ kind: 'words', item: only.id, fields }])
      return await removal.removeWords(() => [only.id], wordsOfGroup(starting))
    }
    return { restore, remove }
  }, [notes, history, removal])
  return listed.map((row) => {
    const times = row.items.map(({ removedAt }) => removedAt ?? '').sort()
    return {
      id: row.items.map(({ id }) => id).join(),
      name: row.name,
      timeLeft: sayTimeLeft(times[0] ?? '', keepDeleted, new Date()),
      restore: () => actions.restore(row),
      remove: () => actions.remove(row),
      removal: {
        ...say,
        ...words.program,
        title: say.briefingTitle(row.name),
        goesList: say.itemGoes(row.goes),
        removing: say.removingItem,
      },
    }
  })
}
