import { parse as parseYaml } from 'yaml'
import { type MarkdownNode, type MarkdownRoot, parseGfm, visibleText } from './parse-gfm.ts'

interface ReadBriefing {
  readonly frontMatter: Readonly<Record<string, unknown>>
  readonly body: MarkdownRoot
  /** The quotations, in order, with what the footnote of each says. A block quote without a footnote is a person's own. */
  readonly quotations: readonly { readonly quotation: string; readonly citation: string }[]
}

/** Whether a paragraph is the title line of an Obsidian callout. */
function isCallout(node: MarkdownNode | undefined): boolean {
  return node !== undefined && visibleText(node).startsWith('[!quote] ')
}

/** Reads an exported file as any reader of GFM does, who knows nothing of the program. */
export function readBriefing(markdown: string): ReadBriefing {
  const [, yaml = '', words = ''] = /^---\n(.*?)---\n(.*)$/su.exec(markdown) ?? []
  const body = parseGfm(words)
  const footnotes = new Map<string, string>()
  for (const node of body.children) {
    // The first definition of a label counts.
    if (node.type !== 'footnoteDefinition' || footnotes.has(node.identifier)) continue
    footnotes.set(node.identifier, node.children.map(visibleText).join('\n'))
  }
  const quotations = body.children.flatMap((node) => {
    if (node.type !== 'blockquote') return []
    const last = node.children.at(-1)
    const mark = last?.type === 'paragraph' ? last.children.at(-1) : undefined
    if (mark?.type !== 'footnoteReference') return []
    const words = isCallout(node.children[0]) ? node.children.slice(1) : node.children
    return [{ quotation: words.map(visibleText).join('\n\n'), citation: footnotes.get(mark.identifier) ?? 'no footnote' }]
  })
  return { frontMatter: parseYaml(yaml) as Record<string, unknown>, body, quotations }
}

/**
 * What nodes say to a reader: references with what they refer to in the place of its name, definitions nowhere. Two files that a reader could not tell apart are equal
 * in this.
 */
export function meaningOf(nodes: readonly MarkdownNode[], root: MarkdownRoot): unknown {
  const definitions = new Map<string, MarkdownNode>()
  const collect = (node: MarkdownNode): void => {
    if (node.type === 'definition' || node.type === 'footnoteDefinition') {
      const key = `${node.type} ${node.identifier}`
      if (!definitions.has(key)) definitions.set(key, node)
    }
    if ('children' in node) for (const child of node.children) collect(child)
  }
  collect(root)
  const open = new Set<MarkdownNode>()
  const read = (node: MarkdownNode): unknown[] => {
    const { position, ...said } = node
    const children = 'children' in node ? node.children.flatMap(read) : []
    switch (node.type) {
      case 'definition':
      case 'footnoteDefinition':
        return []
      case 'linkReference':
      case 'imageReference': {
        const found = definitions.get(`definition ${node.identifier}`)
        const to = found?.type === 'definition' ? [found.url, found.title] : []
        return [{ type: node.type, to, alt: 'alt' in node ? node.alt : null, children }]
      }
      case 'footnoteReference': {
        const found = definitions.get(`footnoteDefinition ${node.identifier}`)
        if (found === undefined || open.has(found) || !('children' in found)) return [{ type: node.type }]
        open.add(found)
        const content = found.children.flatMap(read)
        open.delete(found)
        return [{ type: node.type, content }]
      }
      default:
        return ['children' in node ? { ...said, children } : said]
    }
  }
  return nodes.flatMap(read)
}
