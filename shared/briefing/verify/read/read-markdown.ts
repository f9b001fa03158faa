import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { boundMarks } from '../../prose/bound-marks.ts'
import { finishBlocks, type GrowingBlock, newBlock, type ReadDocument, type ReadFootnote } from './read-document.ts'
import { readHtml } from './read-html.ts'

type Root = ReturnType<typeof fromMarkdown>
type Node = Root | Root['children'][number]

const EXTENSIONS = { extensions: [gfm({ singleTilde: false })], mdastExtensions: [gfmFromMarkdown()] }

const FENCED = /^\ufeff?---[ \t]*\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/u

function unquote(value: string): string {
  const trimmed = value.trim()
  if (trimmed.startsWith('"')) {
    try {
      return String(JSON.parse(trimmed))
    } catch {
      return trimmed.replace(/^"|"$/gu, '')
    }
  }
  return trimmed.startsWith("'") ? trimmed.replace(/^'|'$/gu, '').replaceAll("''", "'") : trimmed
}

/** Fields of one line each; lists and nested ones are of no use here. */
function readFields(yaml: string): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const line of yaml.split(/\r?\n/u)) {
    const [, name, value] = /^([A-Za-z_][\w-]*):[ \t]*(\S.*)$/u.exec(line) ?? []
    if (name !== undefined && value !== undefined) fields[name] = unquote(value)
  }
  return fields
}

/** White space of the same length, line ends kept, so that every line keeps its number. */
const blanked = (text: string) => text.replace(/[^\r\n]/gu, ' ')

const PART = /^[ \t]*(?:<!--|%%) ca:part ([0-9a-f-]{36}) [\s\S]*?(?:-->|%%)[ \t]*$/gmu
const PART_END = /^[ \t]*(?:<!--|%%) ca:end ([0-9a-f-]{36}) (?:-->|%%)[ \t]*$/gmu
/** A comment of Obsidian that takes whole lines. */
const COMMENT = /^[ \t]*%%(?:(?!%%)[\s\S])*%%[ \t]*$/gmu

/** Within what a tag opened that takes words away: they are read again where as many of its name are closed. */
interface Unread {
  readonly tag: string
  depth: number
}
const HIDES = /\shidden(?=[\s=>])|display\s*:\s*none|visibility\s*:\s*hidden|text-decoration[^;"']*:\s*[^;"']*line-through/iu

interface Stretch {
  readonly id: string
  readonly start: number
  readonly end: number
}

/** The parts that the program wrote, by their marks; one without an end goes to where the next begins. */
function findParts(markdown: string): readonly Stretch[] {
  const begins = [...markdown.matchAll(PART)]
  const ends = [...markdown.matchAll(PART_END)]
  return begins.map((begin, at) => {
    const id = begin[1] ?? ''
    const next = begins[at + 1]?.index ?? markdown.length
    const end = ends.find((each) => each[1] === id && each.index > begin.index && each.index <= next)
    return { id, start: begin.index, end: end?.index ?? next }
  })
}

/** Citations as Pandoc writes them, notes in line, and references to footnotes that are not there. */
const IN_TEXT = /[ \t]?\[(?=[^[\]]*@)(?:[^[\]@]*[\s;(])?-?@[^\][]*\]|\^\[[^\][]*\]|\[\^[^\]\s]+\]/gu
const WIKI_LINK = /!?\[\[(?:[^\]|]*\|)?([^\]|]*)\]\]/gu
/** Signs of Obsidian around words that are set apart; emphasis and ends of lines may stand between them. */
const HIGHLIGHT = /==(?=\S)[^=]+==/u
const HIGHLIGHT_SIGN = /==(?=\S)|(?<=\S)==/gu
const BLOCK_ID = /[ \t]\^[A-Za-z0-9-]+(?=\s*$)/u
const CALLOUT = /^\[!([\w-]+)\][+-]?[^\n]*(?:\n|$)/u

const ALONE: ReadonlySet<string> = new Set(['br', 'hr', 'img', 'input', 'wbr', 'col', 'embed', 'source', 'link', 'meta'])

function readTag(html: string): { readonly tag: string; readonly closes: boolean; readonly alone: boolean } {
  const [, closing, name = ''] = /^<(\/?)([a-z][a-z0-9]*)/iu.exec(html) ?? []
  const tag = name.toLowerCase()
  return { tag, closes: closing === '/', alone: tag === '' || ALONE.has(tag) }
}

/** The words of a piece of prose, as far as signs among them are looked for. */
function wordsIn(node: Node): string {
  if (node.type === 'text') return node.value
  return 'children' in node ? node.children.map(wordsIn).join('') : '\n'
}

class Reader {
  readonly blocks: GrowingBlock[] = []
  readonly footnotes = new Map<string, ReadFootnote>()
  readonly #parts: readonly Stretch[]
  readonly #source: string
  #groups = 0
  /** Whether the prose that is read has words set apart as Obsidian does. */
  #highlights = false

  constructor(source: string, parts: readonly Stretch[]) {
    this.#source = source
    this.#parts = parts
  }

  #partOf(node: Node): string | null {
    const at = node.position?.start.offset ?? 0
    return this.#parts.find(({ start, end }) => start <= at && at < end)?.id ?? null
  }

  read(nodes: readonly Node[], group: number | null, kind: GrowingBlock['kind'] = 'paragraph'): void {
    for (const node of nodes) this.#readBlock(node, group, kind)
  }

  #readBlock(node: Node, group: number | null, kind: GrowingBlock['kind']): void {
    switch (node.type) {
      case 'heading':
      case 'paragraph':
        this.#readProse(node, group, node.type === 'heading' ? 'heading' : kind)
        break
      case 'blockquote':
        this.#readQuote(node, group)
        break
      case 'list':
        this.#readList(node, group, kind)
        break
      case 'table':
        for (const row of node.children) for (const cell of row.children) this.#readProse(cell, group, 'cell')
        break
      case 'footnoteDefinition':
        this.#readFootnote(node)
        break
      case 'html':
        this.#readHtml(node.value, node, group)
        break
      case 'code':
        this.#readCode(node, group, kind)
        break
      default:
        break
    }
  }

  /** Lines that are set in by four spaces are seen as code by Markdown only: in a mail they are words. */
  #readCode(node: Extract<Node, { type: 'code' }>, group: number | null, kind: GrowingBlock['kind']): void {
    const from = this.#source.slice(node.position?.start.offset ?? 0).trimStart()
    const fenced = from.startsWith('```') || from.startsWith('~~~')
    const block = newBlock(fenced ? 'code' : kind, group, this.#partOf(node))
    this.#addText(block, node.value, (node.position?.start.line ?? 1) + (fenced ? 1 : 0))
    this.blocks.push(block)
  }

  #readList(node: Extract<Node, { type: 'list' }>, group: number | null, kind: GrowingBlock['kind']): void {
    const start = node.ordered === true ? (node.start ?? 1) : null
    node.children.forEach((item, at) => {
      const first = this.blocks.length
      this.read(item.children, group, kind === 'quote' ? 'quote' : 'list-item')
      const block = this.blocks[first]
      // In a quotation the number of an item is among its words: the source may have it, and another one there.
      if (kind !== 'quote' || start === null || block === undefined) return
      const number = `${this.#source.slice(item.position?.start.offset ?? 0).match(/^\d{1,9}/u)?.[0] ?? start + at}. `
      this.#prepend(block, number)
    })
  }

  #prepend(block: GrowingBlock, text: string): void {
    block.text = text + block.text
    for (const each of [...block.lines, ...block.notes, ...block.citations]) each.offset += text.length
    block.links.splice(
      0,
      block.links.length,
      ...block.links.map((link) => ({ ...link, start: link.start + text.length, end: link.end + text.length })),
    )
    if (block.lines[0] !== undefined) block.lines[0].offset = 0
  }

  #readQuote(node: Extract<Node, { type: 'blockquote' }>, group: number | null): void {
    this.#groups++
    const own = group ?? this.#groups
    const first = this.blocks.length
    this.read(node.children, own, 'quote')
    const [head] = this.blocks.slice(first)
    const callout = head === undefined ? null : CALLOUT.exec(head.text)
    if (head === undefined || callout === null) return
    this.#cut(head, callout[0].length)
    if (/^(?:quote|cite)$/iu.test(callout[1] ?? '')) return
    for (const block of this.blocks.slice(first)) {
      block.kind = 'paragraph'
      block.group = null
    }
  }

  /** Takes the first units of a block away. */
  #cut(block: GrowingBlock, length: number): void {
    block.text = block.text.slice(length)
    const moved = block.lines.map(({ offset, line }) => ({ offset: offset - length, line }))
    block.lines.splice(0, block.lines.length, ...moved.filter(({ offset }) => offset >= 0))
    for (const each of [...block.notes, ...block.citations]) each.offset = Math.max(each.offset - length, 0)
    block.links.splice(
      0,
      block.links.length,
      ...block.links.map((link) => ({ ...link, start: Math.max(link.start - length, 0), end: Math.max(link.end - length, 0) })),
    )
  }

  #readProse(node: Node, group: number | null, kind: GrowingBlock['kind']): void {
    const block = newBlock(kind, group, this.#partOf(node))
    const children = 'children' in node ? node.children : []
    this.#highlights = HIGHLIGHT.test(children.map(wordsIn).join(''))
    this.#readInline(children, block, { unread: null })
    this.blocks.push(block)
  }

  #readInline(nodes: readonly Node[], block: GrowingBlock, state: { unread: Unread | null }): void {
    for (const node of nodes) {
      const line = node.position?.start.line ?? 1
      if (state.unread !== null) {
        if (node.type === 'html') this.#readUnread(node.value, state)
        continue
      }
      switch (node.type) {
        case 'text':
          this.#addText(block, node.value, line)
          break
        case 'inlineCode':
          this.#addText(block, node.value, line)
          break
        case 'break':
          block.text += '\n'
          block.lines.push({ offset: block.text.length, line: line + 1 })
          break
        case 'footnoteReference':
          block.notes.push({ offset: block.text.length, label: node.identifier.toLowerCase() })
          break
        case 'html':
          this.#readTag(node.value, block, state)
          break
        case 'link': {
          const start = block.text.length
          this.#readInline(node.children, block, state)
          block.links.push({ url: node.url, start, end: block.text.length })
          break
        }
        case 'delete':
          break
        case 'linkReference':
          // Brackets that are no link ("[...]") come as text; one that is a link has its words.
          this.#readInline(node.children, block, state)
          break
        default:
          if ('children' in node) this.#readInline(node.children, block, state)
      }
    }
  }

  #readTag(html: string, block: GrowingBlock, state: { unread: Unread | null }): void {
    const { tag, closes, alone } = readTag(html)
    if (tag === 'br') block.text += '\n'
    if (tag === 'q') block.text += closes ? '”' : '“'
    if (!closes && !alone && (['del', 's', 'strike', 'script', 'style'].includes(tag) || HIDES.test(html)))
      state.unread = { tag, depth: 1 }
  }

  /** Words that are struck out or hidden go on until the tag that did so is closed; tags of the same name may stand between. */
  #readUnread(html: string, state: { unread: Unread | null }): void {
    const { tag, closes, alone } = readTag(html)
    if (state.unread === null || tag !== state.unread.tag || alone) return
    state.unread.depth += closes ? -1 : 1
    if (state.unread.depth === 0) state.unread = null
  }

  /** Adds words, without what only a program reads in them. */
  #addText(block: GrowingBlock, value: string, line: number): void {
    const plain = value.replace(WIKI_LINK, '$1').replace(this.#highlights ? HIGHLIGHT_SIGN : /$^/u, '')
    let at = 0
    let number = line
    const add = (piece: string) => {
      block.lines.push({ offset: block.text.length, line: number })
      for (const part of piece.split(/(?<=\n)/u)) {
        block.text += part
        if (part.endsWith('\n')) {
          number++
          block.lines.push({ offset: block.text.length, line: number })
        }
      }
    }
    for (const match of plain.matchAll(IN_TEXT)) {
      add(plain.slice(at, match.index))
      at = match.index + match[0].length
      block.citations.push({ offset: block.text.length, text: match[0].trim() })
    }
    add(plain.slice(at))
  }

  #readFootnote(node: Extract<Node, { type: 'footnoteDefinition' }>): void {
    const inside = new Reader(this.#source, this.#parts)
    inside.read(node.children, null)
    this.footnotes.set(node.identifier.toLowerCase(), {
      label: node.identifier.toLowerCase(),
      text: inside.blocks.map(({ text }) => text).join('\n'),
      blocks: finishBlocks(inside.blocks),
      links: inside.blocks.flatMap(({ links }) => links.map(({ url }) => url)),
      line: node.position?.start.line ?? null,
    })
  }

  #readHtml(html: string, node: Node, group: number | null): void {
    if (/^\s*<!--[\s\S]*-->\s*$/u.test(html)) return
    const line = node.position?.start.line ?? 1
    const read = readHtml(html)
    for (const block of read.blocks) {
      this.#groups++
      this.blocks.push({
        ...block,
        group: block.kind === 'quote' ? (group ?? 1_000_000 + this.#groups) : group,
        part: block.part ?? this.#partOf(node),
        lines: [{ offset: 0, line }],
        notes: [...block.notes],
        citations: [],
        links: [...block.links],
      })
    }
  }
}

/** A file of ours, quoted whole in a mail: lines that each begin with ">", its front matter first. */
const SENT_ON = /^> ?---[ \t]*\r?\n(?:>[^\n]*(?:\n|$))+/gmu

/** Takes the ">" of a mail from a file of ours in it, and its front matter, whose words in quotation marks are no quotations. Lines keep their numbers. */
function withoutMail(markdown: string): string {
  return markdown.replace(SENT_ON, (sent) => {
    const file = sent.replace(/^> ?/gmu, '')
    const front = FENCED.exec(file)
    if (front?.[1]?.includes('campaign-archive-briefing/') !== true) return sent
    return blanked(front[0]) + file.slice(front[0].length)
  })
}

/**
 * Reads Markdown (CommonMark and GFM with footnotes, and what of Pandoc's and Obsidian's belongs to words) as what a person sees of it. Nothing is refused:
 * any text is Markdown. Marks of parts are comments, and say in which part a block stands.
 */
export function readMarkdown(markdown: string): ReadDocument {
  const front = FENCED.exec(markdown)
  const body = front === null ? withoutMail(markdown) : blanked(front[0]) + markdown.slice(front[0].length)
  const parts = findParts(body)
  const { markdown: source, overfull } = boundMarks(body.replace(COMMENT, blanked), 'escaped')
  const reader = new Reader(source, parts)
  reader.read(fromMarkdown(source, EXTENSIONS).children, null)
  for (const block of reader.blocks) block.text = block.text.replace(BLOCK_ID, '')
  return {
    format: 'markdown',
    fields: front === null ? {} : readFields(front[1] ?? ''),
    blocks: finishBlocks(reader.blocks),
    footnotes: reader.footnotes,
    remarks: overfull.map(
      ({ first, last, signs }) =>
        `${first === last ? `Line ${first} holds` : `Lines ${first} to ${last} hold`} ${signs} signs of Markdown in one paragraph, more than can be read as such; they were read as plain text.`,
    ),
  }
}
