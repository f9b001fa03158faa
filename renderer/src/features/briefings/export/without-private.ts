import type { BriefingDocument, DocumentPart } from '#shared/briefing/briefing-document.ts'
import { mayLeave } from '#shared/notes/may-leave.ts'

export function isPrivatePart(part: DocumentPart): boolean {
  return part.type === 'note' && !mayLeave(part.cited.note)
}

/** The briefing as it may be handed on: where a private note stands, it says that one is left out. */
export function withoutPrivate(document: BriefingDocument): BriefingDocument {
  const parts = document.parts.map(
    (part): DocumentPart => (isPrivatePart(part) ? { type: 'left-out', id: part.id, why: 'private' } : part),
  )
  return { ...document, internal: false, parts }
}
