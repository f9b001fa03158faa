import type { Briefing, BriefingPart } from '../briefing/outline/briefing.ts'
import { compareParts } from '../briefing/outline/order-key.ts'
import type { KeptItem } from '../items/kept-item.ts'
import type { Note } from '../notes/note.ts'
import { targetWords } from '../notes/note-target.ts'

function readablePart(part: BriefingPart, notes: ReadonlyMap<string, Note>): string {
  if (part.type === 'heading') return `${'#'.repeat(part.level + 1)} ${part.text}`
  if (part.type === 'text') return part.text
  const note = part.note === null ? undefined : notes.get(part.note)
  if (note === undefined) return `(a note that is not in this backup: ${part.note ?? 'none'})`
  return `> ${targetWords(note.target).replaceAll('\n', '\n> ')}\n\n(${part.form} of the note ${note.id})`
}

function readableBriefing(
  { id, title, author, createdAt, modifiedAt, removedAt }: Briefing,
  parts: readonly BriefingPart[],
  notes: ReadonlyMap<string, Note>,
): string {
  const facts = [
    author === null ? null : `By: ${author}`,
    `Made: ${createdAt}. Changed: ${modifiedAt}.`,
    removedAt === null ? null : `In the trash since: ${removedAt}`,
    `Id: ${id}`,
  ]
  const text = [
    `# Briefing: ${title}`,
    facts.filter((fact) => fact !== null).join('\n'),
    ...parts.map((part) => readablePart(part, notes)),
  ]
  return `\n---\n\n${text.filter((each) => each !== '').join('\n\n')}\n`
}

/**
 * Briefings as text that can be read in any editor, in the order of their making and with their parts in theirs, in pieces that are to be joined. Own words stand as they
 * were written; of a note stands what it is on. Those in the trash come last; parts that were taken out are left out.
 */
export function* readableBriefings(items: readonly KeptItem[], notes: readonly Note[]): Generator<string> {
  const byId = new Map<string, Note>(notes.map((note) => [note.id, note]))
  const parts = items.filter((item) => item.kind === 'part').filter(({ removedAt }) => removedAt === null)
  const briefings = items
    .filter((item) => item.kind === 'briefing')
    .sort((a, b) => Number(a.removedAt !== null) - Number(b.removedAt !== null) || (a.createdAt < b.createdAt ? -1 : 1))
  for (const briefing of briefings) {
    const own = parts.filter((part) => part.briefing === briefing.id).sort(compareParts)
    yield readableBriefing(briefing, own, byId)
  }
}
