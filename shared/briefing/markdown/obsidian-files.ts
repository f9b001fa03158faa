import type { BriefingDocument, DocumentPart } from '../briefing-document.ts'
import { documentTitle } from '../document-facts.ts'
import { distributionEntry, renderFrontMatter } from '../front-matter.ts'
import { markPart } from '../part-marks.ts'
import { createMarkdownWriter } from './markdown-writer.ts'

export interface NamedFile {
  readonly name: string
  readonly text: string
}

type NotePart = Extract<DocumentPart, { readonly type: 'note' }>

/** Signs that a file system, or a link of Obsidian, does not take. */
const NO_NAME = /[\\/:*?"<>|#^[\]\p{Cc}\p{Surrogate}]+/gu
/** UTF-16 units: with the ending well below what file systems take, also where each is three bytes. */
const LONGEST_NAME = 80

function nameOf(title: string): string {
  const name = Array.from(title.replace(NO_NAME, ' ').replace(/\s+/gu, ' ').trim()).slice(0, LONGEST_NAME).join('')
  return name.replace(/^[. ]+|[. ]+$/g, '') || 'Briefing'
}

/** By the id of the part, not by its words, so that the file of a note is the same when its words change. */
function stemOf(part: NotePart, blockId: string): string {
  return `${part.cited.source.id}-${blockId.replace(/^ca-/, '')}`
}

function renderNoteFile(part: NotePart, document: BriefingDocument, text: string): string {
  const { archive } = document
  const frontMatter = renderFrontMatter([
    // A folder of notes is looked into file by file: each of them says so.
    ...distributionEntry(document.internal),
    ['source', part.cited.source.id],
    ['archive', archive.title],
    ['archive_id', archive.id],
    ['edition', part.cited.edition],
    ['briefing', document.id],
    ['format', 'campaign-archive-briefing/1'],
  ])
  return `${frontMatter}\n${text}\n`
}

/**
 * A briefing for Obsidian as a file for each note, and before them one that shows them in their order among the headings and texts. A part has the same id in both;
 * in the first its content is a link that shows the other file in its place.
 */
export function renderObsidianFiles(document: BriefingDocument): readonly NamedFile[] {
  const writer = createMarkdownWriter(document, { profile: 'obsidian' })
  const files: NamedFile[] = []
  const rows = document.parts.map((part) => {
    if (part.type !== 'note') return writer.part(part)
    const stem = stemOf(part, writer.blockId(part))
    files.push({ name: `${stem}.md`, text: renderNoteFile(part, document, writer.part(part)) })
    return markPart(part.id, part.form, `![[${stem}]]`, 'obsidian')
  })
  return [{ name: `${nameOf(documentTitle(document))}.md`, text: `${[writer.head, ...rows].join('\n\n')}\n` }, ...files]
}
