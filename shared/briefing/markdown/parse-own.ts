import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { boundMarks } from '../prose/bound-marks.ts'

type MarkdownRoot = ReturnType<typeof fromMarkdown>
export type MarkdownNode = MarkdownRoot | MarkdownRoot['children'][number]

/** A row of `>` and of signs of lists that nobody types on purpose, and at which a parser takes ever longer. */
const TOO_DEEP = /^(?:[ \t]*(?:>|[-+*]|\d{1,9}[.)])){60,}/mu

/** What a person wrote, as GFM has it within a file; null where it is nested too deep to be looked into. Places in it: `rangeOf`. */
export function parseOwn(markdown: string): MarkdownRoot | null {
  if (TOO_DEEP.test(markdown)) return null
  // The line feed: at the start of a file, and only there, a byte order mark is passed over.
  return fromMarkdown(`\n${boundMarks(markdown, 'blanked').markdown}`, 'utf8', {
    extensions: [gfm()],
    mdastExtensions: [gfmFromMarkdown()],
  })
}

/** Where a node stands in the text that was given to `parseOwn`: UTF-16 units. */
export function rangeOf(node: MarkdownNode): { readonly start: number; readonly end: number } | null {
  const [start, end] = [node.position?.start.offset, node.position?.end.offset]
  return start === undefined || end === undefined ? null : { start: start - 1, end: end - 1 }
}
