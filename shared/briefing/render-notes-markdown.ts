import type { BriefingPartId, SourceId } from '../archive/ids.ts'
import type { BriefingDocument, CitedNote, CitedRecordNote, DocumentPart } from './briefing-document.ts'
import { nameOfUntitled } from './citation.ts'
import { escapeMarkdown } from './escape-markdown.ts'
import { renderBriefingMarkdown } from './markdown/markdown-writer.ts'
import { nameBasedId } from './name-based-id.ts'

export interface NotesExport
  extends Pick<BriefingDocument, 'title' | 'internal' | 'author' | 'archive' | 'program' | 'citations'> {
  /** In the order in which to write them. A source has its place where its first note stands. */
  readonly notes: readonly (CitedNote | CitedRecordNote)[]
}

/** What stands over the notes on a source: its title, and who made that where the source did not. The program's own parts have ids made from what they are on. */
function headingOf({ source }: CitedNote | CitedRecordNote, { archive, program }: NotesExport): DocumentPart[] {
  const { title } = source
  const id = (what: string) => nameBasedId(`${what} of ${source.id} in ${archive.id}`) as BriefingPartId
  const heading = (text: string) => ({ type: 'heading', id: id('heading'), level: 1, text }) as const
  const remark = (markdown: string) => ({ type: 'text', id: id('remark'), markdown }) as const
  switch (title.basis) {
    case 'stated':
      return [heading(title.value)]
    case 'archivist':
      return [heading(title.value), remark('*This title was given by the archivist; the source states none.*')]
    case 'not-stated':
      return [
        heading(nameOfUntitled(source)),
        remark(`*The source states no title: this heading was made by ${escapeMarkdown(program.name.replace(/\s+/gu, ' '))}.*`),
      ]
  }
}

/** A list of notes as a document: source by source, each note with its quotation and its comment. A note is a part under its own id. */
function documentOfNotes(input: NotesExport, now: Date): BriefingDocument {
  const groups = new Map<SourceId, DocumentPart[]>()
  for (const cited of input.notes) {
    const group = groups.get(cited.source.id) ?? headingOf(cited, input)
    groups.set(cited.source.id, group)
    const { id } = cited.note
    group.push({ type: 'note', id: id as string as BriefingPartId, form: 'quotation-comment', cited })
  }
  return {
    id: nameBasedId(`notes in ${input.archive.id}`),
    title: input.title,
    internal: input.internal,
    author: input.author,
    date: now.toISOString(),
    citations: input.citations,
    archive: input.archive,
    program: input.program,
    parts: [...groups.values()].flat(),
  }
}

/** Writes a list of notes as a briefing is written (`renderBriefingMarkdown`), so that it can be verified and exported again like one; with the tags of each note. */
export function renderNotesMarkdown(input: NotesExport, now: Date): string {
  return renderBriefingMarkdown(documentOfNotes(input, now), { profile: 'plain', tags: true })
}
