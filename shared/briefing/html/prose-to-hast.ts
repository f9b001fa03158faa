import type { Element, ElementContent, Root, RootContent } from 'hast'
import { type Schema, sanitize } from 'hast-util-sanitize'
import type { FootnoteReference, RootContent as ProseContent } from 'mdast'
import { toHast } from 'mdast-util-to-hast'
import { LINK_SCHEME } from '../../links/deep-link.ts'

/** All that the Markdown of a person may become. `readProse` lets nothing else through: this holds where that fails. */
const ALLOWED: Schema = {
  tagNames: [
    ...['h2', 'h3', 'h4', 'h5', 'h6', 'p', 'br', 'hr', 'blockquote', 'ol', 'ul', 'li', 'pre', 'code', 'em', 'strong', 'del'],
    ...['a', 'sup', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  attributes: {
    a: ['href', 'ariaLabel'],
    ol: ['start'],
    sup: ['id'],
    td: [['align', 'left', 'center', 'right']],
    th: [
      ['align', 'left', 'center', 'right'],
      ['scope', 'col'],
    ],
  },
  protocols: { href: ['http', 'https', 'mailto', LINK_SCHEME] },
  // Names that fragments make are given out by the caller, and cannot be typed.
  clobber: [],
  strip: ['script', 'style'],
  allowComments: false,
  allowDoctypes: false,
}

/** The title is the only heading of the first level. */
function lowerHeadings(node: Root | RootContent): void {
  if ('children' in node) for (const child of node.children) lowerHeadings(child)
  if (node.type === 'element' && /^h[1-5]$/.test(node.tagName)) node.tagName = `h${Number(node.tagName.charAt(1)) + 1}`
  if (node.type === 'element' && node.tagName === 'th') node.properties = { ...node.properties, scope: 'col' }
}

/**
 * Turns what `readProse` read into HTML of a short list of elements. `referTo` gives the element for a footnote of the person's own. Headings go down one
 * level, because the document has a title.
 */
export function proseToHast(
  content: readonly ProseContent[],
  referTo: (reference: FootnoteReference) => Element,
): readonly ElementContent[] {
  const tree = toHast(
    { type: 'root', children: [...content] },
    { handlers: { footnoteReference: (_: unknown, reference: FootnoteReference) => referTo(reference) } },
  )
  if (tree.type !== 'root') throw new Error('a tree of Markdown became something else')
  lowerHeadings(tree)
  const clean = sanitize(tree, ALLOWED)
  return clean.type === 'root' ? clean.children.filter((node): node is ElementContent => node.type !== 'doctype') : []
}
