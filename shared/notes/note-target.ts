import type { SourceId } from '../archive/ids.ts'
import type { Note, NotedRecord, PassageNote, RecordNote, Target } from './note.ts'

export function isOnPassage(note: Note): note is PassageNote {
  return 'exact' in note.target
}

export function isOnRecord(note: Note): note is RecordNote {
  return 'about' in note.target
}

/** A record in one word, for maps and addresses: "signatory/jane-doe". */
export function recordKey({ kind, id }: NotedRecord): string {
  return `${kind}/${id}`
}

/** What names the target in a line: the words of the passage, or what the record was called. */
export function targetWords(target: Target): string {
  return 'exact' in target ? target.exact : target.name
}

/** The source a note is about: that of its passage, or the one it stands on as a whole; null for a signatory, a recommendation or a claim. */
export function targetSource(target: Target): SourceId | null {
  if ('exact' in target) return target.source
  return target.about.kind === 'source' ? target.about.id : null
}
