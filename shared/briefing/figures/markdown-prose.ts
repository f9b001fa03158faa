import { fromMarkdown } from 'mdast-util-from-markdown'
import type { TextRange } from '../../text/text-range.ts'
import { boundMarks } from '../prose/bound-marks.ts'

interface Point {
  readonly offset?: number | undefined
}

/** As much of a node of the tree (mdast) as is looked at. */
interface Node {
  readonly type: string
  readonly children?: readonly Node[]
  readonly position?: { readonly start: Point; readonly end: Point } | undefined
}

function proseOf(node: Node): readonly TextRange[] {
  if (node.type === 'text') {
    const [start, end] = [node.position?.start.offset, node.position?.end.offset]
    return start === undefined || end === undefined ? [] : [{ start, end }]
  }
  return node.children?.flatMap(proseOf) ?? []
}

/**
 * A Markdown text of the same length in which all that is no prose is white space: code, HTML, the addresses and titles of links and images,
 * the numbers of lists, the signs of emphasis. A sentence reads on through emphasis, and ends where its block ends.
 */
export function markdownProse(markdown: string): string {
  let prose = ''
  let at = 0
  const blankUntil = (end: number) => {
    prose += markdown.slice(at, end).replace(/[^\r\n]/g, ' ')
    at = end
  }
  for (const { start, end } of proseOf(fromMarkdown(boundMarks(markdown, 'blanked').markdown))) {
    if (start < at) continue
    blankUntil(start)
    prose += markdown.slice(start, end)
    at = end
  }
  blankUntil(markdown.length)
  return prose
}
