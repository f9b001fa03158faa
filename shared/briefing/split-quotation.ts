import { normaliseParagraphBreaks } from './block-quote.ts'

/** A quotation as paragraphs of lines. Joined again by line feeds, with a blank line between paragraphs, it is the quotation as Markdown has it too. */
export function splitQuotation(quotation: string): readonly (readonly string[])[] {
  return normaliseParagraphBreaks(quotation)
    .split('\n\n')
    .map((paragraph) => paragraph.split('\n'))
}
