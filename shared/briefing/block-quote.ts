import { escapeMarkdown } from './escape-markdown.ts'
import type { MarkdownProfile } from './outline/briefing-choices.ts'

/** One or more lines without a word between two lines of a text: what Markdown, too, takes for the end of a paragraph. */
const PARAGRAPH_BREAK = /\n(?:[ \t]*\n)+/

/** A quotation as it can be read back from Markdown: breaks between paragraphs are one blank line; every other character is as it was. */
export function normaliseParagraphBreaks(quotation: string): string {
  return quotation.split(PARAGRAPH_BREAK).join('\n\n')
}

/**
 * A quotation as a Markdown block quote: a paragraph for each group of lines, its lines kept apart by hard breaks. `mark` is Markdown to put
 * directly after the last word (a footnote). The result ends without a line feed.
 */
export function renderBlockQuote(quotation: string, mark: string, reader: MarkdownProfile = 'plain'): string {
  const paragraphs = quotation.split(PARAGRAPH_BREAK).map((group) =>
    group
      .split('\n')
      .map((line) => escapeMarkdown(line, reader))
      .join('\\\n'),
  )
  return `${paragraphs.join('\n\n')}${mark}`
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n')
}
