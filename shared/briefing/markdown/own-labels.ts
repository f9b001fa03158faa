import { type MarkdownNode, parseOwn, rangeOf } from './parse-own.ts'

/** What a text may define or refer to by a name in brackets: a footnote, or the address of a link. In a file these names are shared by all its parts. */
type LabelKind = 'footnote' | 'link'

/** The names that stand in brackets in a text, as `kind:name`, the name as parsers compare it; those that it may define, and all. */
export interface BracketedNames {
  readonly mentioned: ReadonlySet<string>
  readonly defined: ReadonlySet<string>
}

const BRACKETED = /\[(\^?)((?:\\[\s\S]|[^[\]\\])+)\](:?)/g

/** Names are compared without regard to case and to what white space they have (CommonMark 0.31, 4.7). */
function normalise(name: string): string {
  return name
    .replace(/[\t\n\r >]+/g, ' ')
    .trim()
    .toLowerCase()
    .toUpperCase()
}

const keyOf = (kind: LabelKind, name: string) => `${kind}:${normalise(name)}`

/** Finds at least the names that count; one in code counts too, which does no harm. */
export function findNames(markdown: string): BracketedNames {
  const mentioned = new Set<string>()
  const defined = new Set<string>()
  for (const [, caret, name = '', colon] of markdown.matchAll(BRACKETED)) {
    const key = keyOf(caret === '^' ? 'footnote' : 'link', name)
    mentioned.add(key)
    if (colon === ':') defined.add(key)
  }
  return { mentioned, defined }
}

/** Of each part by its id, the names that it must give up (`findNames`), with the one that it uses in the place of each. */
export type Renames = ReadonlyMap<string, ReadonlyMap<string, string>>

/**
 * Names that one part defines and another mentions mean two things in one file: GFM takes the first definition for all. Each part that defines one gets a name of
 * its own for it, with the first digits of its id, so that a part is written alike wherever it stands.
 */
export function findRenames(parts: readonly { readonly id: string; readonly names: BracketedNames }[]): Renames {
  const mentions = new Map<string, number>()
  for (const { names } of parts) for (const name of names.mentioned) mentions.set(name, (mentions.get(name) ?? 0) + 1)
  const renames = new Map<string, Map<string, string>>()
  const used = new Set(mentions.keys())
  const stems = new Map<string, string>()
  for (const { id, names } of parts) {
    const shared = [...names.defined].filter((name) => (mentions.get(name) ?? 0) > 1)
    if (shared.length === 0) continue
    const own = new Map<string, string>()
    for (const name of shared) own.set(name, unusedName(name, id, used, stems))
    renames.set(id, own)
  }
  return renames
}

/** Of a key: its name in letters and digits that mean nothing in Markdown. */
function stemOf(key: string): string {
  const name = key.slice(key.indexOf(':') + 1).toLowerCase()
  return name.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '') || 'note'
}

function unusedName(key: string, id: string, used: Set<string>, stems: Map<string, string>): string {
  const kind = key.slice(0, key.indexOf(':'))
  const stem = stems.get(key) ?? stemOf(key)
  stems.set(key, stem)
  const digits = id.replaceAll('-', '')
  for (let length = 8; ; length++) {
    // Beyond the id a count goes on: two parts with one id are never written, but must not hang.
    const name = `${stem}-${length <= digits.length ? digits.slice(0, length) : `${digits}-${length}`}`
    const unused = `${kind}:${name.toUpperCase()}`
    if (used.has(unused)) continue
    used.add(unused)
    return name
  }
}

interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Where the last bracket of a reference opens: `[text][name]`. Brackets in a name are escaped. */
function lastBracket(reference: string): number {
  let at = reference.length - 1
  do at = reference.lastIndexOf('[', at - 1)
  while (at > 0 && /(?:^|[^\\])(?:\\\\)*\\$/.test(reference.slice(0, at)))
  return at
}

function editOf(node: MarkdownNode, markdown: string, names: ReadonlyMap<string, string>): Edit | null {
  const range = rangeOf(node)
  if (range === null) return null
  const { start: from, end: to } = range
  const written = markdown.slice(from, to)
  const renamed = (kind: LabelKind) => ('label' in node ? names.get(keyOf(kind, node.label ?? '')) : undefined)
  switch (node.type) {
    case 'footnoteReference':
    case 'footnoteDefinition': {
      const name = renamed('footnote')
      const label = /^\[\^(?:\\[\s\S]|[^[\]\\])+\]/.exec(written)
      return name === undefined || label === null ? null : { start: from, end: from + label[0].length, text: `[^${name}]` }
    }
    case 'definition': {
      const name = renamed('link')
      const label = /^\[(?:\\[\s\S]|[^[\]\\])+\]/.exec(written)
      return name === undefined || label === null ? null : { start: from, end: from + label[0].length, text: `[${name}]` }
    }
    case 'linkReference':
    case 'imageReference': {
      const name = renamed('link')
      if (name === undefined) return null
      if (node.referenceType === 'shortcut') return { start: to, end: to, text: `[${name}]` }
      return { start: from + lastBracket(written), end: to, text: `[${name}]` }
    }
    default:
      return null
  }
}

function collectEdits(node: MarkdownNode, markdown: string, names: ReadonlyMap<string, string>, edits: Edit[]): void {
  const edit = editOf(node, markdown, names)
  if (edit !== null) edits.push(edit)
  if ('children' in node) for (const child of node.children) collectEdits(child, markdown, names, edits)
}

/** Signs by which a name in brackets could be something else than one: code, HTML, an escape, or part of an address. */
const MAY_BE_NO_NAME = /[`<\\]|~~~|^(?: {4}|\t)|(?:\/\/|www\.)\S*\[\^|\]\([^)\n]*\[\^/im

/**
 * For footnotes as they mostly are, without the parser, which takes long for many: every mention is a reference where the name is defined on a line of its own after a
 * blank one. Null where that is not certain.
 */
function renamePlainFootnotes(markdown: string, names: ReadonlyMap<string, string>): string | null {
  if (MAY_BE_NO_NAME.test(markdown)) return null
  for (const key of names.keys()) if (!key.startsWith('footnote:')) return null
  const defined = new Set<string>()
  for (const [, name = ''] of markdown.matchAll(/(?:^|\n\n)\[\^([^[\]\s]+)\]: /g)) defined.add(keyOf('footnote', name))
  for (const key of names.keys()) if (!defined.has(key)) return null
  return markdown.replace(/\[\^([^[\]\s]+)\]/g, (written, name: string) => {
    const other = names.get(keyOf('footnote', name))
    return other === undefined ? written : `[^${other}]`
  })
}

/** Gives names of a text others (`findRenames`), where they are defined and where they are referred to. It reads as before: what a reader sees of a footnote or link is not its name. */
export function renameLabels(markdown: string, names: ReadonlyMap<string, string> | undefined): string {
  if (names === undefined || names.size === 0) return markdown
  const plain = renamePlainFootnotes(markdown, names)
  if (plain !== null) return plain
  const tree = parseOwn(markdown)
  if (tree === null) return markdown
  const edits: Edit[] = []
  collectEdits(tree, markdown, names, edits)
  let renamed = markdown
  // From the end, so that the places before stay right. A reference within another one ends before its own name begins.
  for (const { start, end, text } of edits.sort((a, b) => b.start - a.start || b.end - a.end)) {
    renamed = renamed.slice(0, start) + text + renamed.slice(end)
  }
  return renamed
}
