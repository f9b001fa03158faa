import type { FootnoteDefinition, Link, ListItem, Nodes, Parents, PhrasingContent, Root, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { LINK_SCHEME } from '../../links/deep-link.ts'
import { boundMarks } from './bound-marks.ts'

/** What people wrote in Markdown, as a tree in which nothing is left that a format could run, load or not know. */
export interface Prose {
  /** Without HTML, images, definitions, references to them and definitions of footnotes. Links have an address of `LINKS`. */
  readonly tree: Root
  /** By the `identifier` of their references. */
  readonly footnotes: ReadonlyMap<string, FootnoteDefinition>
}

/** Where a link of an exported file may lead. Everything else is shown as text. */
const LINKS = new RegExp(`^(?:https?://|mailto:|${LINK_SCHEME}://)[^\\s\\p{Cc}]+$`, 'iu')

const GFM = { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }

/** Nobody nests so deep on purpose; what is nested deeper is shown as it was typed, because every function that walks a tree has an end to its stack. */
const DEEPEST = 60
/** `>` and signs of lists in a row at the start of a line: a parser takes time and room for each on every line that follows. */
const DEEP_START = new RegExp(`^(?:[ \\t]*(?:>|[-+*]|\\d{1,9}[.)])){${DEEPEST},}`, 'mu')

function isDeeperThan(tree: Root, deepest: number): boolean {
  let level: Nodes[] = [tree]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return true
    level = level.flatMap((node): Nodes[] => ('children' in node ? node.children : []))
  }
  return false
}

/** Lines of text as they stand, in one paragraph. */
function asTyped(text: string): PhrasingContent[] {
  return text
    .split('\n')
    .flatMap((line, index): PhrasingContent[] => [
      ...(index === 0 ? [] : [{ type: 'break' } as const]),
      ...(line === '' ? [] : [{ type: 'text', value: line } as const]),
    ])
}

interface Address {
  readonly url: string
}

function leadTo(address: Address | undefined, children: PhrasingContent[]): PhrasingContent[] {
  if (address === undefined) return children
  const { url } = address
  if (LINKS.test(url)) return [{ type: 'link', url, children } as Link]
  // The address stays readable: it is part of what the person wrote.
  return url === '' ? children : [...children, { type: 'text', value: ` (${url})` }]
}

/** A task of a list (GFM 0.29, 5.3) with its box as a sign, which every format can show. */
function withTick(item: ListItem): ListItem {
  if (item.checked === null || item.checked === undefined) return item
  const tick = { type: 'text', value: item.checked ? '☑ ' : '☐ ' } as const
  const [first, ...others] = item.children
  const begun = first?.type === 'paragraph' ? { ...first, children: [tick, ...first.children] } : first
  return { ...item, checked: null, children: begun === undefined ? [] : [begun, ...others] }
}

const FLOW_PARENTS: ReadonlySet<Nodes['type']> = new Set(['root', 'blockquote', 'listItem', 'footnoteDefinition'])

/** Rewrites what is below a node, from the leaves upwards. */
function clean(parent: Parents, addresses: ReadonlyMap<string, Address>): void {
  const inFlow = FLOW_PARENTS.has(parent.type)
  const cleanChild = (child: RootContent): RootContent[] => {
    if ('children' in child) clean(child, addresses)
    switch (child.type) {
      case 'listItem':
        return [withTick(child)]
      case 'html':
        return inFlow ? [{ type: 'paragraph', children: asTyped(child.value) }] : asTyped(child.value)
      case 'image':
        return leadTo(child, [{ type: 'text', value: `Image: ${child.alt || child.url}` }])
      case 'imageReference':
        return leadTo(addresses.get(child.identifier), [{ type: 'text', value: `Image: ${child.alt || child.identifier}` }])
      case 'link':
        return leadTo(child, child.children)
      case 'linkReference':
        return leadTo(addresses.get(child.identifier), child.children)
      case 'definition':
      case 'footnoteDefinition':
        return []
      default:
        return [child]
    }
  }
  // What may stand in a parent is not changed by any of these: text for text, a paragraph for a block.
  parent.children = parent.children.flatMap((child) => cleanChild(child)) as never
}

function collect(node: Nodes, addresses: Map<string, Address>, footnotes: Map<string, FootnoteDefinition>): void {
  // The first of a name counts (CommonMark 0.31, 4.7).
  if (node.type === 'definition' && !addresses.has(node.identifier)) addresses.set(node.identifier, node)
  if (node.type === 'footnoteDefinition' && !footnotes.has(node.identifier)) footnotes.set(node.identifier, node)
  if ('children' in node) for (const child of node.children) collect(child, addresses, footnotes)
}

/**
 * Reads Markdown (CommonMark 0.31 with GFM) into a tree that every format can be written from: HTML is shown as the text it is, an image as a link to it (nothing
 * is loaded from elsewhere), a link to anything but the web, mail and this program as text. What is nested too deep is shown as typed, and so are the signs of a paragraph
 * that has too many of them (`boundMarks`).
 */
export function readProse(markdown: string): Prose {
  const { markdown: body } = boundMarks(markdown.replace(/\r\n?/g, '\n'), 'escaped')
  const typed: Prose = {
    tree: { type: 'root', children: [{ type: 'code', value: markdown.replace(/\r\n?/g, '\n') }] },
    footnotes: new Map(),
  }
  if (DEEP_START.test(body)) return typed
  const tree = fromMarkdown(body, 'utf8', GFM)
  if (isDeeperThan(tree, DEEPEST)) return typed
  const addresses = new Map<string, Address>()
  const footnotes = new Map<string, FootnoteDefinition>()
  collect(tree, addresses, footnotes)
  for (const definition of footnotes.values()) clean(definition, addresses)
  clean(tree, addresses)
  return { tree, footnotes }
}
