/** A link in the text of a block or footnote. */
export interface ReadLink {
  readonly url: string
  /** Where its words stand (UTF-16, of the text that holds it). */
  readonly start: number
  readonly end: number
}

export type BlockKind = 'heading' | 'paragraph' | 'quote' | 'list-item' | 'cell' | 'code'

/** A piece of a document that a reader sees as one, as plain text: no emphasis, no addresses of links, no marks of footnotes. */
export interface ReadBlock {
  readonly kind: BlockKind
  /** A line feed where a line ends that the format keeps; else as it is in the file. */
  readonly text: string
  /** Where lines of the file begin in the text, ascending; empty where the format has no lines. */
  readonly lines: readonly { readonly offset: number; readonly line: number }[]
  /** Counts the blocks of the document from 1. */
  readonly number: number
  /** Paragraphs of one block quote have the same; null outside of one. */
  readonly group: number | null
  /** The part of a briefing that the program wrote in which it stands. */
  readonly part: string | null
  /** Footnotes by their labels, each where it is referred to. */
  readonly notes: readonly { readonly offset: number; readonly label: string }[]
  /** Citations that stand in the text itself ("[@key, para. 4]"), taken out of it. */
  readonly citations: readonly { readonly offset: number; readonly text: string }[]
  readonly links: readonly ReadLink[]
  /** What the mark-up says of a quotation: the digest of its words, and the address of the passage. */
  readonly stated: { readonly sha256: string | null; readonly address: string | null }
}

export interface ReadFootnote {
  readonly label: string
  readonly text: string
  /** What it says, as blocks: a quotation in it may run over several. */
  readonly blocks: readonly ReadBlock[]
  readonly links: readonly string[]
  readonly line: number | null
}

/** A file as what it says, whatever its format. */
export interface ReadDocument {
  readonly format: 'markdown' | 'html' | 'docx'
  /** The fields of the front matter, or what stands for it. */
  readonly fields: Readonly<Record<string, string>>
  readonly blocks: readonly ReadBlock[]
  readonly footnotes: ReadonlyMap<string, ReadFootnote>
  /** What a reader of the report should know of how the file was read, each a sentence. */
  readonly remarks: readonly string[]
}

/** A block while it is read. */
export interface GrowingBlock {
  kind: BlockKind
  text: string
  readonly lines: { offset: number; line: number }[]
  group: number | null
  part: string | null
  readonly notes: { offset: number; label: string }[]
  readonly citations: { offset: number; text: string }[]
  readonly links: ReadLink[]
  stated: ReadBlock['stated']
}

export function newBlock(kind: BlockKind, group: number | null, part: string | null): GrowingBlock {
  return { kind, text: '', lines: [], group, part, notes: [], citations: [], links: [], stated: { sha256: null, address: null } }
}

/** The blocks with words, numbered. */
export function finishBlocks(blocks: readonly GrowingBlock[]): readonly ReadBlock[] {
  return blocks.filter(({ text }) => text.trim() !== '').map((block, at) => ({ ...block, number: at + 1 }))
}

/** The line of the file at a position of a block; null where the format has none. */
export function lineAt({ lines }: Pick<ReadBlock, 'lines'>, offset: number): number | null {
  let line: number | null = null
  for (const each of lines) {
    if (each.offset > offset) break
    line = each.line
  }
  return line ?? lines[0]?.line ?? null
}
