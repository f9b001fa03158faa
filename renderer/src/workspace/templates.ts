import { useMemo } from 'react'
import type { BriefingTemplateId } from '#shared/archive/ids.ts'
import type { BriefingTemplate } from '#shared/briefing/outline/briefing-template.ts'
import type { StepKind } from '#shared/steps/step.ts'
import { announce } from './announcements.ts'
import { useNotesSnapshot } from './use-notes.ts'
import { useServices } from './workspace.tsx'

/** The person's templates by name, without those that were removed. They belong to no archive. */
export function useTemplates(): readonly BriefingTemplate[] {
  const { items } = useNotesSnapshot()
  return useMemo(
    () =>
      items
        .filter((item) => item.kind === 'template')
        .filter(({ removedAt }) => removedAt === null)
        .sort((a, b) => a.name.localeCompare(b.name, 'en') || (a.id < b.id ? -1 : 1)),
    [items],
  )
}

export interface TemplateActions {
  make(name: string, text: string): BriefingTemplateId
  rename(template: BriefingTemplate, name: string): void
  /** Keeps what is being typed, in case the window ends before it is saved. */
  draft(id: BriefingTemplateId, text: string): void
  /** Saves what was typed. The field it was typed in undoes it, letter by letter. */
  write(id: BriefingTemplateId, text: string): void
  /** `said` is what the bar at the foot says of it. */
  remove(template: BriefingTemplate, said: string): void
}

export function useTemplateActions(): TemplateActions {
  const { notes, history } = useServices()
  return useMemo(() => {
    const now = () => new Date().toISOString()
    const record = (
      kind: StepKind,
      item: BriefingTemplateId,
      before: Partial<BriefingTemplate>,
      after: Partial<BriefingTemplate>,
    ) => history.record({ what: { kind, count: 1 }, notes: [], items: [{ kind: 'template', item, before, after }] })
    return {
      make(name, text) {
        const item = crypto.randomUUID() as BriefingTemplateId
        const at = now()
        notes.changeItems([{ kind: 'template', item, fields: { name, text, createdAt: at, modifiedAt: at, removedAt: null } }])
        record('template-made', item, { removedAt: at }, { removedAt: null })
        return item
      },
      rename({ id: item, name: before }, name) {
        notes.changeItems([{ kind: 'template', item, fields: { name, modifiedAt: now() } }])
        record('template-changed', item, { name: before }, { name })
      },
      draft(item, text) {
        notes.draftItem(item, { kind: 'template', item, fields: { text } })
      },
      write(item, text) {
        notes.changeItems([{ kind: 'template', item, fields: { text, modifiedAt: now() } }])
        notes.draftItem(item, null)
      },
      remove({ id: item }, said) {
        const removedAt = now()
        notes.changeItems([{ kind: 'template', item, fields: { removedAt } }])
        record('template-removed', item, { removedAt: null }, { removedAt })
        announce({ kind: 'text', text: said, undo: true })
      },
    }
  }, [notes, history])
}
