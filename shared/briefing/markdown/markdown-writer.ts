import { titleOfExport } from '../../notes/may-leave.ts'
import { assertNever } from '../../text/assert-never.ts'
import { bibliographyOf, type CslItem } from '../bibliography/csl-item.ts'
import { renderBlockQuote } from '../block-quote.ts'
import type { BriefingDocument, DocumentPart } from '../briefing-document.ts'
import { documentTitle, sayLeftOut } from '../document-facts.ts'
import { escapeMarkdown } from '../escape-markdown.ts'
import { type Cited, type FootnoteText, footnotesOf, isQuoted, sayPlace, sayRecord } from '../footnote-text.ts'
import { distributionEntry, renderFrontMatter } from '../front-matter.ts'
import type { MarkdownProfile } from '../outline/briefing-choices.ts'
import { markPart } from '../part-marks.ts'
import { footnoteLabels } from './footnote-labels.ts'
import { obsidianTag, wikiLink } from './obsidian-syntax.ts'
import { type BracketedNames, findNames, findRenames } from './own-labels.ts'
import { renderOwnWords, withMark } from './own-words.ts'
import { pandocCitation } from './pandoc-citation.ts'

export interface MarkdownOptions {
  readonly profile: MarkdownProfile
  /** Whether the tags of notes are written under them; in Obsidian they always are. */
  readonly tags?: boolean
  /** The name of the bibliography that stands beside a file for Pandoc. */
  readonly bibliography?: string
}

/** Writes the parts of one document; made anew for each state of it, which costs little. */
export interface MarkdownWriter {
  /** Front matter and title. */
  readonly head: string
  /** A part of the document between its marks. A part that was written before, and for which nothing else changed, costs nothing. */
  part(part: DocumentPart): string
  /** The name by which Obsidian knows the block of a note, without its sign. */
  blockId(part: DocumentPart): string
}

type NotePart = Extract<DocumentPart, { readonly type: 'note' }>

/** What the writing of a part depends on beside itself. */
interface Surroundings {
  readonly options: MarkdownOptions
  readonly label: string
  readonly names: ReadonlyMap<string, string> | undefined
  itemOf(cited: Cited): CslItem
  footnoteOf(cited: Cited): FootnoteText
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}

/** The same for every part that is the same object: documents are values. */
const namesOfParts = new WeakMap<DocumentPart, BracketedNames>()
const NO_NAMES: BracketedNames = { mentioned: new Set(), defined: new Set() }

function namesOf(part: DocumentPart): BracketedNames {
  const known = namesOfParts.get(part)
  if (known !== undefined) return known
  const words = part.type === 'text' ? part.markdown : part.type === 'note' && hasComment(part) ? part.cited.note.body : ''
  const names = words.includes('[') ? findNames(words) : NO_NAMES
  namesOfParts.set(part, names)
  return names
}

function hasComment({ form }: NotePart): boolean {
  return form === 'comment' || form === 'quotation-comment'
}

function renderFootnote({ citation, tail }: FootnoteText, label: string, profile: MarkdownProfile): string {
  const words = citation.map((run) => {
    // Spaces at the edges of a run stand between words of the line: within it they need no reference.
    const [, lead = '', text = '', trail = ''] = /^( *)(.*?)( *)$/su.exec(run.text) ?? []
    const escaped = escapeMarkdown(text, profile)
    return text === '' ? lead : `${lead}${run.italic ? `*${escaped}*` : escaped}${trail}`
  })
  const [before, after] = [escapeMarkdown(tail.before.trimEnd(), profile), escapeMarkdown(tail.after.trimStart(), profile)]
  // An address of ours holds no sign that would end it (deep-link.ts).
  return `[^${label}]: ${[words.join(''), before, `<${tail.link}>`, ...(after === '' ? [] : [after])].join(' ')}`
}

/** A quotation, or in the place of one what the note is about. */
function renderTarget(cited: Cited, mark: string, { options: { profile }, label }: Surroundings): string[] {
  if (!isQuoted(cited)) return [`**${escapeMarkdown(sayRecord(cited), profile)}**${mark}`]
  const quote = renderBlockQuote(cited.note.target.exact, mark, profile)
  return profile === 'obsidian' ? [`> [!quote] ${wikiLink(cited)}\n>\n${quote}`, `^${blockIdOf(label)}`] : [quote]
}

function blockIdOf(label: string): string {
  return `ca-${label.slice(1)}`
}

function renderTags(tags: readonly string[], { profile, tags: wanted = false }: MarkdownOptions): string[] {
  if (tags.length === 0 || !(wanted || profile === 'obsidian')) return []
  const written = tags.map((tag) => (profile === 'obsidian' ? obsidianTag(tag) : null) ?? escapeMarkdown(tag, profile))
  return [`Tags: ${written.join(', ')}`]
}

function renderNote({ cited, form }: NotePart, surroundings: Surroundings): string[] {
  const { options, label, names } = surroundings
  const { profile } = options
  const { note } = cited
  const mark = `[^${label}]`
  const comment = () => renderOwnWords(note.body, names, profile)
  const citation = profile === 'pandoc' ? pandocCitation(cited, surroundings.itemOf(cited)) : null
  const tags = renderTags(note.tags, options)
  const definition = renderFootnote(surroundings.footnoteOf(cited), label, profile)
  switch (form) {
    case 'quotation':
      return [...renderTarget(cited, mark, surroundings), ...(citation === null ? [] : [citation]), ...tags, definition]
    case 'quotation-comment':
      return [
        ...renderTarget(cited, mark, surroundings),
        ...(citation === null ? [] : [citation]),
        comment(),
        ...tags,
        definition,
      ]
    case 'comment':
      return [withMark(comment(), mark), ...tags, definition]
    case 'reference': {
      const place = escapeMarkdown(sayPlace(cited), profile)
      return [`${citation === null ? place : `${place} ${citation}`}.${mark}`, ...tags, definition]
    }
    default:
      return assertNever(form)
  }
}

function renderContent(part: DocumentPart, surroundings: Surroundings): string {
  const { profile } = surroundings.options
  switch (part.type) {
    case 'heading': {
      // Pandoc has the title from the front matter: the highest heading is the first below it.
      const level = profile === 'pandoc' ? part.level : part.level + 1
      return `${'#'.repeat(level)} ${escapeMarkdown(oneLine(part.text), profile)}`.trimEnd()
    }
    case 'text':
      return renderOwnWords(part.markdown, surroundings.names, profile)
    case 'note':
      return renderNote(part, surroundings)
        .filter((block) => block !== '')
        .join('\n\n')
    case 'left-out':
      return `*${escapeMarkdown(sayLeftOut(part.why), profile)}*`
    default:
      return assertNever(part)
  }
}

/** What was written of a part last, and what it depended on. */
const written = new WeakMap<DocumentPart, { readonly key: string; readonly text: string }>()

function renderPart(part: DocumentPart, surroundings: Surroundings, key: string): string {
  const known = written.get(part)
  if (known?.key === key) return known.text
  const what = part.type === 'note' ? part.form : part.type
  const syntax = surroundings.options.profile === 'obsidian' ? 'obsidian' : 'html'
  const text = markPart(part.id, what, renderContent(part, surroundings), syntax)
  written.set(part, { key, text })
  return text
}

function renderHead(document: BriefingDocument, { profile, bibliography = 'references.json' }: MarkdownOptions): string {
  const { archive, program, author, internal } = document
  // Pandoc reads these as Markdown.
  const words = (text: string) => (profile === 'pandoc' ? escapeMarkdown(oneLine(text), profile) : text)
  const frontMatter = renderFrontMatter([
    ['title', words(titleOfExport(document.title, internal))],
    ...distributionEntry(internal),
    ['date', document.date],
    ...(author === null ? [] : [['author', words(author)] as const]),
    ['archive', words(archive.title)],
    ['archive_id', archive.id],
    ['edition', archive.edition],
    ['edition_sha512', archive.editionDigest],
    ['program', `${program.name} ${program.version}`],
    ['briefing', document.id],
    ['format', 'campaign-archive-briefing/1'],
    ...(profile === 'pandoc' ? [['bibliography', bibliography] as const] : []),
  ])
  return profile === 'pandoc'
    ? frontMatter.trimEnd()
    : `${frontMatter}\n# ${escapeMarkdown(documentTitle(document), profile)}`.trimEnd()
}

export function createMarkdownWriter(document: BriefingDocument, options: MarkdownOptions): MarkdownWriter {
  const names = document.parts.map((part) => ({ id: part.id, names: namesOf(part) }))
  const mentioned = new Set(names.flatMap(({ names: { mentioned: some } }) => [...some]))
  const labels = footnoteLabels(document.parts, (label) => mentioned.has(`footnote:${label}`))
  const renames = findRenames(names)
  const footnoteOf = footnotesOf(document)
  const { itemOf } = bibliographyOf(document)
  const { profile, tags = false } = options
  const shared = JSON.stringify([profile, tags, document.citations, document.archive.id, document.archive.title])
  return {
    head: renderHead(document, options),
    part(part) {
      const label = labels.get(part) ?? ''
      const own = renames.get(part.id)
      const item = part.type === 'note' ? itemOf(part.cited).id : ''
      const key = `${shared} ${label} ${item} ${own === undefined ? '' : JSON.stringify([...own])}`
      return renderPart(part, { options, label, names: own, itemOf, footnoteOf }, key)
    },
    blockId: (part) => blockIdOf(labels.get(part) ?? ''),
  }
}

/**
 * Writes a briefing as Markdown under YAML front matter (docs/briefing-format.md), for one of three kinds of reader. Each part stands between marks by which
 * `readParts` knows it again; each quotation is a block quote that a parser gives back letter for letter (breaks between paragraphs: `normaliseParagraphBreaks`),
 * with a footnote in the same part that says where it stands. Own words stand as they were written, but for what would reach beyond them (`renderNoteBody`,
 * `findRenames`). Line ends are LF; the same input gives the same text.
 */
export function renderBriefingMarkdown(document: BriefingDocument, options: MarkdownOptions): string {
  const writer = createMarkdownWriter(document, options)
  return `${[writer.head, ...document.parts.map((part) => writer.part(part))].join('\n\n')}\n`
}
