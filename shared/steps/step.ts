import type { NoteId } from '../archive/ids.ts'
import type { ItemChange } from '../notes/change.ts'
import type { NoteFields } from '../notes/note.ts'

/** What a person did in one step, for saying what was undone. */
export type StepKind =
  | 'notes-made'
  | 'notes-deleted'
  | 'notes-restored'
  | 'notes-written'
  | 'notes-tagged'
  | 'notes-coloured'
  | 'status-set'
  | 'notes-private'
  | 'notes-moved'
  | 'notes-changed'
  | 'notes-brought-in'
  | 'bundle-taken-in'
  | 'backup-restored'
  | 'search-kept'
  | 'search-renamed'
  | 'search-removed'
  | 'log-removed'
  | 'words-added'
  | 'words-changed'
  | 'words-removed'
  | 'colour-named'
  | 'briefing-made'
  | 'briefing-changed'
  | 'briefing-shared'
  | 'briefing-removed'
  | 'briefing-restored'
  | 'parts-added'
  | 'part-written'
  | 'part-changed'
  | 'parts-moved'
  | 'parts-removed'
  | 'template-made'
  | 'template-changed'
  | 'template-removed'
  | 'removed-restored'

/** Some fields of a note before and after a step. Both name the same fields. */
export interface NoteStep {
  readonly note: NoteId
  readonly before: Partial<NoteFields>
  readonly after: Partial<NoteFields>
}

type ItemStepOf<C extends ItemChange> = C extends ItemChange
  ? { readonly kind: C['kind']; readonly item: C['item']; readonly before: C['fields']; readonly after: C['fields'] }
  : never
/** The same for what is kept beside notes: of searching, of colours, of briefings. */
export type ItemStep = ItemStepOf<ItemChange>

/** One thing that a person did, as data: it can be undone and done again, also after a restart. */
export interface Step {
  /** `kind`: null where it follows from the fields that were set. `count`: how many notes or entries it was done to. */
  readonly what: { readonly kind: StepKind | null; readonly count: number }
  readonly notes: readonly NoteStep[]
  readonly items: readonly ItemStep[]
}

const KIND_OF_FIELD: Readonly<Partial<Record<keyof NoteFields, StepKind>>> = {
  body: 'notes-written',
  tags: 'notes-tagged',
  colour: 'notes-coloured',
  status: 'status-set',
  private: 'notes-private',
  target: 'notes-moved',
  formerTargets: 'notes-moved',
  staysFor: 'notes-moved',
}

/** What was done to notes by a step that sets these fields. */
export function kindOfEdits(edits: readonly Pick<NoteStep, 'after'>[]): StepKind {
  const kinds = new Set<StepKind>()
  for (const { after } of edits) {
    for (const name of Object.keys(after) as (keyof NoteFields)[]) {
      if (name === 'trashedAt') kinds.add(after.trashedAt === null ? 'notes-restored' : 'notes-deleted')
      else if (name !== 'modifiedAt') kinds.add(KIND_OF_FIELD[name] ?? 'notes-changed')
    }
  }
  const [only] = kinds
  return only !== undefined && kinds.size === 1 ? only : 'notes-changed'
}
