import type { BriefingDocument, DocumentPart } from '../briefing-document.ts'
import { formatDescribedDate, formatParagraphs } from '../citation.ts'
import { documentTitle, sayLeftOut } from '../document-facts.ts'
import { type Cited, footnotesOf, isQuoted, sayPlace, sayRecord } from '../footnote-text.ts'
import { renderNoteBody } from '../note-body.ts'

/** What a template may say of a source. A word that nobody states is null. */
export interface TemplateSource {
  readonly id: string
  readonly kind: string
  readonly title: string | null
  readonly publisher: string | null
  /** "14 October 2021", or "date not stated". */
  readonly date: string
  /** ISO 8601, as precise as what is known. */
  readonly iso_date: string | null
  readonly captured: string | null
  readonly language: string
}

/** A part of the briefing. Every part has every name; what does not apply to it is null, or empty where it is a list. */
export interface TemplatePart {
  readonly type: 'heading' | 'text' | 'quotation' | 'quotation-comment' | 'comment' | 'reference' | 'left-out'
  readonly id: string
  /** Of a heading. */
  readonly level: number | null
  /** Of a heading plain text, of own text Markdown, of what is left out the sentence that says so. */
  readonly text: string | null
  /** The exact words of the source; null where the part shows no quotation. */
  readonly quotation: string | null
  /** Markdown, closed, so that it can stand among other things. */
  readonly comment: string | null
  /** What a note on a record as a whole is about: "On the claim “59 signatories”". */
  readonly record: string | null
  /** "See “Hope For Children joins”, para. 12". */
  readonly reference: string | null
  /** In the style of the briefing. */
  readonly citation: string | null
  /** What follows the citation everywhere: edition, place, link and digest. */
  readonly tail: string | null
  readonly link: string | null
  readonly sha256: string | null
  readonly edition: string | null
  readonly paragraphs: string | null
  /** Code points of the canonical text. */
  readonly start: number | null
  readonly end: number | null
  readonly source: TemplateSource | null
  readonly tags: readonly string[]
  readonly author: string | null
  readonly created: string | null
  readonly modified: string | null
}

/** Everything that a template can name; docs/templates.md says what each is. */
export interface TemplateModel {
  readonly document: {
    readonly id: string
    readonly title: string
    readonly author: string | null
    /** ISO 8601, in UTC. */
    readonly date: string
    readonly internal: boolean
    readonly citations: string
  }
  readonly archive: { readonly id: string; readonly title: string; readonly edition: string; readonly edition_sha512: string }
  readonly program: { readonly name: string; readonly version: string }
  readonly parts: readonly TemplatePart[]
  /** Each once, in the order in which the briefing first names it. */
  readonly sources: readonly TemplateSource[]
}

const NOTHING = {
  level: null,
  text: null,
  quotation: null,
  comment: null,
  record: null,
  reference: null,
  citation: null,
  tail: null,
  link: null,
  sha256: null,
  edition: null,
  paragraphs: null,
  start: null,
  end: null,
  source: null,
  tags: [],
  author: null,
  created: null,
  modified: null,
} as const satisfies Omit<TemplatePart, 'type' | 'id'>

function sourceOf({ source }: Cited): TemplateSource {
  const { title, publisher, date } = source
  return {
    id: source.id,
    kind: source.kind,
    title: title.basis === 'not-stated' ? null : title.value,
    publisher: publisher.basis === 'not-stated' ? null : publisher.value,
    date: formatDescribedDate(date),
    iso_date: date.basis === 'not-stated' ? null : date.value,
    captured: source.capture.capturedAt,
    language: source.language,
  }
}

function noteOf(part: Extract<DocumentPart, { type: 'note' }>, footnote: ReturnType<typeof footnotesOf>): TemplatePart {
  const { cited, form, id } = part
  const { note, edition, blocks } = cited
  const { citation, tail } = footnote(cited)
  const shows = (...forms: readonly (typeof form)[]) => forms.includes(form)
  const comment = renderNoteBody(note.body)
  const isOnPassage = isQuoted(cited)
  return {
    ...NOTHING,
    type: form,
    id,
    quotation: isOnPassage && shows('quotation', 'quotation-comment') ? cited.note.target.exact : null,
    comment: shows('comment', 'quotation-comment') && comment !== '' ? comment : null,
    record: isOnPassage ? null : sayRecord(cited),
    reference: sayPlace(cited),
    citation: citation.map(({ text }) => text).join(''),
    tail: tail.before + tail.link + tail.after,
    link: tail.link,
    sha256: isOnPassage ? cited.quotationSha256 : null,
    edition,
    paragraphs: blocks.length === 0 ? null : formatParagraphs(blocks),
    start: isOnPassage ? cited.start : null,
    end: isOnPassage ? cited.end : null,
    source: sourceOf(cited),
    tags: [...note.tags],
    author: note.author,
    created: note.createdAt,
    modified: note.modifiedAt,
  }
}

function partOf(part: DocumentPart, footnote: ReturnType<typeof footnotesOf>): TemplatePart {
  switch (part.type) {
    case 'heading':
      return { ...NOTHING, type: 'heading', id: part.id, level: part.level, text: part.text }
    case 'text':
      return { ...NOTHING, type: 'text', id: part.id, text: renderNoteBody(part.markdown) }
    case 'note':
      return noteOf(part, footnote)
    case 'left-out':
      return { ...NOTHING, type: 'left-out', id: part.id, text: sayLeftOut(part.why) }
  }
}

/** The names that a template can use, as plain values: nothing in it leads to the program. */
export function templateModel(document: BriefingDocument): TemplateModel {
  const footnote = footnotesOf(document)
  const parts = document.parts.map((part) => partOf(part, footnote))
  const sources = new Map<string, TemplateSource>()
  for (const { source } of parts) if (source !== null && !sources.has(source.id)) sources.set(source.id, source)
  const { id, author, internal, citations, archive, program } = document
  return {
    document: { id, title: documentTitle(document), author, date: document.date, internal, citations },
    archive: { id: archive.id, title: archive.title, edition: archive.edition, edition_sha512: archive.editionDigest },
    program: { name: program.name, version: program.version },
    parts,
    sources: [...sources.values()],
  }
}
