import type { EditionId, SourceId } from '../archive/ids.ts'
import { titleOfExport } from '../notes/may-leave.ts'
import { renderBlockQuote } from './block-quote.ts'
import { type ExportedNote, type ExportedRecordNote, formatCitation, formatRecordPlace, nameOfUntitled } from './citation.ts'
import { escapeMarkdown } from './escape-markdown.ts'
import { renderFrontMatter } from './front-matter.ts'
import { renderNoteBody } from './note-body.ts'

export interface NotesExport {
  readonly title: string
  /** Whether the file may hold private notes: it then says so, in its front matter and its title. */
  readonly internal: boolean
  readonly author: string | null
  readonly archive: {
    readonly id: string
    readonly title: string
    readonly edition: EditionId
    /** SHA-512 of the edition's inventory. */
    readonly editionDigest: string
  }
  readonly program: { readonly name: string; readonly version: string }
  /** In the order in which to write them. A source has its place where its first note stands. */
  readonly notes: readonly (ExportedNote | ExportedRecordNote)[]
}

type Exported = NotesExport['notes'][number]

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}

/** The heading of a source, and who made it where the source did not. */
function renderSourceHeading(source: Exported['source'], program: string): string[] {
  const { title } = source
  switch (title.basis) {
    case 'stated':
      return [`## ${escapeMarkdown(oneLine(title.value))}`]
    case 'archivist':
      return [`## ${escapeMarkdown(oneLine(title.value))}`, '*This title was given by the archivist; the source states none.*']
    case 'not-stated':
      return [
        `## ${nameOfUntitled(source)}`,
        `*The source states no title: this heading was made by ${escapeMarkdown(oneLine(program))}.*`,
      ]
  }
}

/** A beginning for our footnote labels that no note uses, in any case of letters: labels are compared without it (GFM footnotes). */
function labelPrefix(notes: readonly Exported[]): string {
  const bodies = notes.map(({ note }) => note.body.toLowerCase())
  for (let length = 1; ; length++) {
    const prefix = 'q'.repeat(length)
    if (!bodies.some((body) => body.includes(`[^${prefix}`))) return prefix
  }
}

function isQuoted(exported: Exported): exported is ExportedNote {
  return 'exact' in exported.note.target
}

/** A quotation, or in the place of one what the note is about. */
function renderTarget(exported: Exported, mark: string): string {
  if (isQuoted(exported)) return renderBlockQuote(exported.note.target.exact, mark)
  const { about, name } = exported.note.target
  if (about.kind === 'source') return `**On this source as a whole**${mark}`
  return `**On the ${about.kind} “${escapeMarkdown(oneLine(name))}”**${mark}`
}

function renderNote(exported: Exported, label: string): string[] {
  const { note } = exported
  const body = renderNoteBody(note.body)
  return [
    renderTarget(exported, `[^${label}]`),
    ...(body === '' ? [] : [body]),
    ...(note.tags.length === 0 ? [] : [`Tags: ${note.tags.map(escapeMarkdown).join(', ')}`]),
  ]
}

function groupBySource(notes: readonly Exported[]): Exported[][] {
  const groups = new Map<SourceId, Exported[]>()
  for (const note of notes) {
    const group = groups.get(note.source.id)
    if (group === undefined) groups.set(note.source.id, [note])
    else group.push(note)
  }
  return [...groups.values()]
}

/**
 * Writes notes as Markdown (CommonMark with GFM footnotes) under YAML front matter. Each quotation is a block quote that a parser gives back
 * letter for letter (breaks between paragraphs: see `normaliseParagraphBreaks`), followed by the note as it was written (see `renderNoteBody`),
 * its tags, and at the end of the file a footnote that says where the quotation stands. A note on a record names it in the place of a quotation, and
 * its footnote says where the source has it. Line ends are LF; the same input gives the same text.
 */
export function renderNotesMarkdown(input: NotesExport, now: Date): string {
  const { archive, program } = input
  const title = titleOfExport(input.title, input.internal)
  const frontMatter = renderFrontMatter([
    ['title', title],
    ...(input.internal
      ? [['distribution', 'INTERNAL: this file may hold private notes and is not to be handed on'] as const]
      : []),
    ['date', now.toISOString()],
    ...(input.author === null ? [] : [['author', input.author] as const]),
    ['archive', archive.title],
    ['archive_id', archive.id],
    ['edition', archive.edition],
    ['edition_sha512', archive.editionDigest],
    ['program', `${program.name} ${program.version}`],
  ])
  const prefix = labelPrefix(input.notes)
  const parts: string[] = [`# ${escapeMarkdown(oneLine(title))}`]
  const footnotes: string[] = []
  // Numbered as they stand in the file, source by source.
  for (const group of groupBySource(input.notes)) {
    const [first] = group
    if (first !== undefined) parts.push(...renderSourceHeading(first.source, program.name))
    for (const exported of group) {
      const label = `${prefix}${footnotes.length + 1}`
      parts.push(...renderNote(exported, label))
      const place = isQuoted(exported) ? formatCitation(exported) : formatRecordPlace(exported)
      footnotes.push(`[^${label}]: ${escapeMarkdown(place)}`)
    }
  }
  return `${frontMatter}\n${[...parts, ...footnotes].join('\n\n')}\n`
}
