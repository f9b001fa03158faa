import type { Briefing, BriefingFields, BriefingPart, BriefingPartFields } from '../briefing/outline/briefing.ts'
import type { BriefingTemplate, BriefingTemplateFields } from '../briefing/outline/briefing-template.ts'
import type { ColourMeaning, ColourMeaningFields } from '../notes/colour-meaning.ts'
import type {
  KeptSearch,
  KeptSearchFields,
  LogEntry,
  LogEntryFields,
  WordGroup,
  WordGroupFields,
} from '../searches/search-item.ts'

/** By kind, what is saved of the things a person keeps beside their notes. */
export interface KeptItemFields {
  readonly kept: KeptSearchFields
  readonly log: LogEntryFields
  readonly words: WordGroupFields
  readonly colour: ColourMeaningFields
  readonly briefing: BriefingFields
  readonly part: BriefingPartFields
  readonly template: BriefingTemplateFields
}
export type KeptItemKind = keyof KeptItemFields

/** What a person keeps of searching, what colours mean to them, and their briefings: saved as notes are, in lines of a format of their own. */
export type KeptItem = KeptSearch | LogEntry | WordGroup | ColourMeaning | Briefing | BriefingPart | BriefingTemplate
export type KeptItemOf<K extends KeptItemKind> = Extract<KeptItem, { readonly kind: K }>
/** What names an item among all others. */
export type ItemIdOf<K extends KeptItemKind> = KeptItemOf<K>['id']
