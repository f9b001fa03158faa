import type { BriefingDocument } from '../briefing-document.ts'
import { documentTitle } from '../document-facts.ts'
import { notedRows } from './noted-rows.ts'

/**
 * The notes of a briefing as JSON (RFC 8259), in the shape "campaign-archive-notes/1": see docs/briefing-format.md. Ends with a line feed; the same input
 * gives the same text.
 */
export function renderNotesJson(document: BriefingDocument): string {
  const { archive, program, id, author, date, internal } = document
  const value = {
    format: 'campaign-archive-notes/1',
    title: documentTitle(document),
    internal,
    author,
    date,
    briefing: id,
    archive: { id: archive.id, title: archive.title, edition: archive.edition, editionSha512: archive.editionDigest },
    program: `${program.name} ${program.version}`,
    notes: notedRows(document),
  }
  return `${JSON.stringify(value, null, 2)}\n`
}
