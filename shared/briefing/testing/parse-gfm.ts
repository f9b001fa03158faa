import { fromMarkdown, type Options } from 'mdast-util-from-markdown'
import remarkGfm from 'remark-gfm'

export type MarkdownRoot = ReturnType<typeof fromMarkdown>
export type MarkdownNode = MarkdownRoot | MarkdownRoot['children'][number]

/** remark-gfm hands its extensions to whoever calls it as a plugin: all of GFM, and for comparison nothing but CommonMark. */
function gfmOptions(): Options {
  const store: { micromarkExtensions?: Options['extensions']; fromMarkdownExtensions?: Options['mdastExtensions'] } = {}
  const plugin: (this: { data: () => object }) => void = remarkGfm
  plugin.call({ data: () => store })
  return { extensions: store.micromarkExtensions, mdastExtensions: store.fromMarkdownExtensions }
}

const gfm = gfmOptions()

export function parseGfm(markdown: string): MarkdownRoot {
  return fromMarkdown(markdown, 'utf8', gfm)
}

export function parseCommonMark(markdown: string): MarkdownRoot {
  return fromMarkdown(markdown)
}

/** The text that a reader sees: line breaks as line feeds, paragraphs with a blank line between them, no footnote marks. */
export function visibleText(node: MarkdownNode): string {
  if (node.type === 'break') return '\n'
  if ('value' in node) return node.value
  if (!('children' in node)) return ''
  return node.children.map((child) => visibleText(child)).join(node.type === 'blockquote' || node.type === 'root' ? '\n\n' : '')
}
