import { foldText } from '../../../text/fold-text.ts'
import type { EditionDocuments, NoteDocument } from '../../documents.ts'
import { parseQuery } from '../../query/parse-query.ts'
import type { NearNode, QueryNode, WordsNode } from '../../query/query.ts'
import { splitWords } from '../../split-words.ts'

interface ReferenceDocument {
  readonly id: string
  /** The words of the document itself, and those of the title of its source. */
  readonly own: readonly string[]
  readonly title: readonly string[]
}

function wordsOf(text: string): string[] {
  return splitWords(foldText(text).folded).map(({ word }) => word)
}

function documentsOf(edition: EditionDocuments, notes: readonly NoteDocument[]): ReferenceDocument[] {
  return [
    ...edition.sources.flatMap(({ id, title, blocks }) => [
      { id: `source:${id}`, own: wordsOf(title ?? ''), title: [] },
      ...blocks.map((block) => ({ id: `block:${id}/${block.id}`, own: wordsOf(block.text), title: wordsOf(title ?? '') })),
    ]),
    ...edition.signatories.map(({ id, text }) => ({ id: `signatory:${id}`, own: wordsOf(text), title: [] })),
    ...notes.map(({ id, text }) => ({ id: `note:${id}`, own: wordsOf(text), title: [] })),
  ]
}

function rowStarts(words: readonly string[], node: WordsNode): number[] {
  const starts: number[] = []
  for (let at = 0; at + node.words.length <= words.length; at++) {
    const fits = node.words.every(({ word }, place) => {
      const found = words[at + place] ?? ''
      return node.prefix && place === node.words.length - 1 ? found.startsWith(word) : found === word
    })
    if (fits) starts.push(at)
  }
  return starts
}

function hasNear(words: readonly string[], { left, right, distance }: NearNode): boolean {
  return rowStarts(words, left).some((a) =>
    rowStarts(words, right).some((b) => {
      const between = a < b ? b - a - left.words.length : a - b - right.words.length
      return between >= 0 && between <= distance
    }),
  )
}

/** Whether some words fulfil a query, each document looked at by itself; filters are not known here. */
function holds(node: QueryNode, parts: readonly (readonly string[])[]): boolean {
  switch (node.kind) {
    case 'words':
      return parts.some((words) => rowStarts(words, node).length > 0)
    case 'near':
      return parts.some((words) => hasNear(words, node))
    case 'not':
      return !holds(node.node, parts)
    case 'and':
      return node.nodes.every((each) => holds(each, parts))
    case 'or':
      return node.nodes.some((each) => holds(each, parts))
    case 'filter':
      throw new Error('the reference search knows no filters')
  }
}

function positives(node: QueryNode): QueryNode[] {
  if (node.kind === 'not') return []
  return node.kind === 'and' || node.kind === 'or' ? node.nodes.flatMap(positives) : [node]
}

/** What a search for the words as typed must find, by looking through every document: ids, sorted. */
export function referenceSearch(edition: EditionDocuments, notes: readonly NoteDocument[], text: string): string[] {
  const { root } = parseQuery(text)
  if (root === null) return []
  return documentsOf(edition, notes)
    .filter(({ own, title }) => holds(root, [own, title]) && positives(root).some((node) => holds(node, [own])))
    .map(({ id }) => id)
    .sort()
}
