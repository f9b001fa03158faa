import { escapeMarkdown } from '../../escape-markdown.ts'
import type { DocxFiles } from '../read/read-docx.ts'

/** How a quotation is put into a document: as a block, or in a sentence of the writer. */
export type WrittenAs = 'block' | 'inline'

const BEFORE = 'The coalition put it in these words: '
const AFTER = ' That is what the letter asks for.'

const breaks = /\r\n|[\n\u2028]/u

/** A quotation in Markdown, escaped as the program escapes it. */
export function quotationInMarkdown(quotation: string, form: WrittenAs): string {
  const lines = quotation.split(breaks).map((line) => escapeMarkdown(line))
  if (form === 'inline') return `${BEFORE}“${lines.join('\n')}”${AFTER}\n`
  return `${BEFORE}\n\n${lines.map((line) => `> ${line}`).join('\n')}\n\n${AFTER.trim()}\n`
}

const inXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** The same in HTML, with the signs beyond ASCII as entities. */
export function quotationInHtml(quotation: string, form: WrittenAs): string {
  const words = inXml(quotation).replace(/[^\0-\x7f]/gu, (character) => `&#${character.codePointAt(0) ?? 0};`)
  const body =
    form === 'inline'
      ? `<p>${BEFORE}&ldquo;${words}&rdquo;${AFTER}</p>`
      : `<p>${BEFORE}</p><blockquote><p>${words}</p></blockquote><p>${AFTER}</p>`
  return `<!doctype html><html><head><title>A briefing</title><style>p { color: black }</style></head><body>${body}</body></html>`
}

const run = (text: string) => `<w:r><w:t xml:space="preserve">${inXml(text)}</w:t></w:r>`

/** Splits a text into runs, as Word does where words were typed at different times. */
function runs(text: string): string {
  return text
    .split(/(?<= )(?=\S{5})|\r\n|[\n\u2028]/u)
    .map((piece, at) =>
      at % 3 === 2 ? `<w:r><w:rPr><w:b/><w:i/></w:rPr><w:t xml:space="preserve">${inXml(piece)}</w:t></w:r>` : run(piece),
    )
    .join('<w:proofErr w:type="spellStart"/>')
}

/** Lines that a word processor breaks by itself are not in its text; a hyphen it puts in is none of its characters. */
const flowing = (text: string) => text.replace(/(\p{Ll})-\n(?=\p{Ll})/gu, '$1\u00ad').replace(/[\r\n\u2028]+/gu, ' ')

/** The same as the files of a DOCX. */
export function quotationInDocx(quotation: string, form: WrittenAs): DocxFiles {
  const words = runs(flowing(quotation))
  const body =
    form === 'inline'
      ? `<w:p>${run(`${BEFORE}“`)}${words}${run(`”${AFTER}`)}</w:p>`
      : `<w:p>${run(BEFORE)}</w:p><w:p><w:pPr><w:pStyle w:val="Quote"/></w:pPr>${words}</w:p><w:p>${run(AFTER)}</w:p>`
  return {
    document: `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="w"><w:body>${body}<w:sectPr/></w:body></w:document>`,
    styles:
      '<?xml version="1.0"?><w:styles xmlns:w="w"><w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/></w:style></w:styles>',
    footnotes: null,
    endnotes: null,
    documentLinks: null,
    footnoteLinks: null,
    core: null,
    custom: null,
  }
}
