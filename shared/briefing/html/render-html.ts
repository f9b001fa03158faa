import type { Element, ElementContent, Root } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { assertNever } from '../../text/assert-never.ts'
import type { BriefingDocument, CitedNote, DocumentPart } from '../briefing-document.ts'
import { documentFacts, documentTitle, sayLeftOut } from '../document-facts.ts'
import { type FootnoteText, footnotesOf, isQuoted, sayPlace, sayRecord } from '../footnote-text.ts'
import { digestOfPart } from '../part-marks.ts'
import { readProse } from '../prose/read-prose.ts'
import { splitQuotation } from '../split-quotation.ts'
import { element, onLines } from './element.ts'
import { createEndnotes, type Endnotes } from './endnotes.ts'
import { proseToHast } from './prose-to-hast.ts'
import { STYLE } from './style.ts'

/** Nothing is fetched, nothing runs, nothing is sent: the file has a style and text. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'"

/** What the parts of one file share while it is written. */
interface Writer {
  readonly endnotes: Endnotes
  readonly footnoteOf: ReturnType<typeof footnotesOf>
}

function renderProse(markdown: string, part: string, endnotes: Endnotes): readonly ElementContent[] {
  const { tree, footnotes } = readProse(markdown)
  const names = new Map([...footnotes.keys()].map((identifier, index) => [identifier, `${part}-${index + 1}`]))
  const referTo = ({ identifier }: { readonly identifier: string }): Element =>
    endnotes.mark(names.get(identifier) ?? part, () => proseToHast(footnotes.get(identifier)?.children ?? [], referTo))
  return proseToHast(tree.children, referTo)
}

function renderFootnote({ citation, tail }: FootnoteText): readonly ElementContent[] {
  const text = (value: string) => ({ type: 'text', value }) as const
  const cited = citation.map((run) => (run.italic ? element('em', {}, run.text) : text(run.text)))
  return [...cited, text(` ${tail.before}`), element('a', { href: tail.link }, tail.link), text(tail.after)]
}

function renderQuotation(cited: CitedNote, link: string, mark: Element): Element {
  const paragraphs = splitQuotation(cited.note.target.exact)
  return element(
    'blockquote',
    { dataQuotationSha256: cited.quotationSha256, cite: link, lang: cited.source.language, dir: 'auto' },
    paragraphs.map((lines, index) =>
      element(
        'p',
        {},
        lines.flatMap((line, number): ElementContent[] => [
          ...(number === 0 ? [] : [element('br', {})]),
          { type: 'text', value: line },
        ]),
        index === paragraphs.length - 1 ? [mark] : [],
      ),
    ),
  )
}

/** Puts the sign of a footnote after the last word, so that it does not begin a line. */
function withMark(content: readonly ElementContent[], mark: Element): readonly ElementContent[] {
  const last = content.at(-1)
  if (last?.type !== 'element' || last.tagName !== 'p') return [...content, element('p', {}, mark)]
  return [...content.slice(0, -1), { ...last, children: [...last.children, mark] }]
}

function renderNote(part: Extract<DocumentPart, { readonly type: 'note' }>, writer: Writer): readonly ElementContent[] {
  const { cited, form } = part
  const { endnotes } = writer
  const footnote = writer.footnoteOf(cited)
  const { link } = footnote.tail
  const mark = endnotes.mark(part.id, () => renderFootnote(footnote))
  const quotation = () =>
    isQuoted(cited) ? renderQuotation(cited, link, mark) : element('p', {}, element('strong', {}, sayRecord(cited)), mark)
  switch (form) {
    case 'quotation':
      return [quotation()]
    case 'quotation-comment': {
      const quoted = quotation()
      return [quoted, ...renderProse(cited.note.body, part.id, endnotes)]
    }
    case 'comment':
      return withMark(renderProse(cited.note.body, part.id, endnotes), mark)
    case 'reference':
      return [element('p', {}, sayPlace(cited), mark)]
  }
}

/** The word for a part, as marks of parts in Markdown say it too. */
function nameOfPart(part: DocumentPart): string {
  return part.type === 'note' ? part.form : part.type
}

function renderPart(part: DocumentPart, writer: Writer): readonly ElementContent[] {
  switch (part.type) {
    case 'heading':
      return [element(`h${part.level + 1}`, {}, part.text)]
    case 'text':
      return renderProse(part.markdown, part.id, writer.endnotes)
    case 'note':
      return renderNote(part, writer)
    case 'left-out':
      return [element('p', { className: ['left-out'] }, sayLeftOut(part.why))]
    default:
      return assertNever(part)
  }
}

function renderSection(part: DocumentPart, writer: Writer): Element {
  const content = toHtml({ type: 'root', children: onLines(renderPart(part, writer)) })
  const what = nameOfPart(part)
  // Written above by the same writer: `raw` saves writing it twice, once for its digest.
  const written = { type: 'raw', value: `\n${content}` } as const
  return element('section', { dataPart: part.id, dataWhat: what, dataSha256: digestOfPart(content) }, written)
}

function renderHead(document: BriefingDocument): Element {
  const { author, program } = document
  return element(
    'head',
    {},
    onLines([
      element('meta', { charSet: 'utf-8' }),
      element('meta', { httpEquiv: ['Content-Security-Policy'], content: POLICY }),
      element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      element('title', {}, documentTitle(document)),
      ...(author === null ? [] : [element('meta', { name: 'author', content: author })]),
      element('meta', { name: 'generator', content: `${program.name} ${program.version}` }),
      element('style', {}, STYLE),
    ]),
  )
}

/**
 * Writes a briefing as one HTML file that loads nothing and runs nothing, fit for a screen and for paper. Each part is a section with the id of the part,
 * each quotation a block quote with its SHA-256; the text of a quotation is the same as in the source, but that paragraphs have one break between them.
 * What its elements and attributes mean: docs/briefing-format.md. The same input gives the same text.
 */
export function renderBriefingHtml(document: BriefingDocument): string {
  const endnotes = createEndnotes()
  const writer: Writer = { endnotes, footnoteOf: footnotesOf(document) }
  const facts = documentFacts(document).flatMap(([label, words]) => [element('dt', {}, label), element('dd', {}, words)])
  const sections = document.parts.map((part) => renderSection(part, writer))
  const list = endnotes.list()
  const body = element(
    'body',
    { dataFormat: 'campaign-archive-briefing/1', dataBriefing: document.id },
    '\n',
    onLines([
      element('h1', {}, documentTitle(document)),
      element('dl', { className: ['facts'] }, facts),
      element('main', {}, '\n', onLines(sections)),
      ...(list === null ? [] : [list]),
    ]),
  )
  const root: Root = {
    type: 'root',
    children: [
      { type: 'doctype' },
      { type: 'text', value: '\n' },
      element('html', { lang: 'en' }, '\n', onLines([renderHead(document), body])),
    ],
  }
  return `${toHtml(root, { allowDangerousHtml: true })}\n`
}
