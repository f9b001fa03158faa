import { readFile } from 'node:fs/promises'
import type { Blockquote, FootnoteDefinition, Nodes, Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote'
import { gfmFootnote } from 'micromark-extension-gfm-footnote'
import { parse } from 'yaml'

/** A file of exported notes, as a reader of Markdown sees it that knows nothing of the program. */
export interface ExportedMarkdown {
  readonly text: string
  /** The values of the YAML front matter. */
  readonly frontMatter: Readonly<Record<string, unknown>>
  readonly quotations: readonly Quotation[]
  /** The whole body as plain text. */
  readonly words: string
}

export interface Quotation {
  /** The paragraphs of the block quote, without the mark of its footnote. */
  readonly paragraphs: readonly string[]
  /** The footnote that the quotation points at, or null where it has none. */
  readonly footnote: string | null
}

export async function readExportedMarkdown(path: string): Promise<ExportedMarkdown> {
  const text = await readFile(path, 'utf8')
  const [, frontMatter = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? []
  const tree = fromMarkdown(body, { extensions: [gfmFootnote()], mdastExtensions: [gfmFootnoteFromMarkdown()] })
  const footnotes = new Map(descendants(tree, 'footnoteDefinition').map((note) => [note.identifier, note]))
  return {
    text,
    frontMatter: parse(frontMatter) ?? {},
    quotations: descendants(tree, 'blockquote').map((quote) => readQuotation(quote, footnotes)),
    words: wordsOf(tree),
  }
}

function readQuotation(quote: Blockquote, footnotes: ReadonlyMap<string, FootnoteDefinition>): Quotation {
  const reference = descendants(quote, 'footnoteReference')[0]
  const footnote = reference === undefined ? undefined : footnotes.get(reference.identifier)
  return {
    paragraphs: quote.children.map(wordsOf).filter((words) => words !== ''),
    footnote: footnote === undefined ? null : wordsOf(footnote),
  }
}

function descendants<T extends Nodes['type']>(node: Nodes, type: T): Extract<Nodes, { type: T }>[] {
  const own = node.type === type ? [node as Extract<Nodes, { type: T }>] : []
  return 'children' in node ? [...own, ...node.children.flatMap((child) => descendants(child, type))] : own
}

function wordsOf(node: Nodes | Root): string {
  if (node.type === 'break') return '\n'
  if ('value' in node) return node.value
  if (!('children' in node)) return ''
  const between = node.children.some((child) => child.type === 'paragraph') ? '\n' : ''
  return node.children.map(wordsOf).join(between)
}
