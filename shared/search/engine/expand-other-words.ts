import { foldPlain } from '../../text/fold-text.ts'
import type { OtherWords } from '../other-words.ts'
import type { QueryNode, QueryWord, WordsNode } from '../query/query.ts'
import type { SearchNotice } from '../results.ts'
import { listWords } from '../split-words.ts'

interface Phrase {
  readonly written: string
  readonly words: readonly [string, ...string[]]
}

function phraseOf(written: string): Phrase | null {
  const [first, ...others] = listWords(foldPlain(written))
  return first === undefined ? null : { written, words: [first, ...others] }
}

/** Words that stand beside each other in a query, from one to the end of the longest phrase that is looked for. */
function writtenRun(nodes: readonly QueryNode[], from: number, longest: number): readonly WordsNode[] {
  const run: WordsNode[] = []
  let words = 0
  for (const node of nodes.slice(from)) {
    if (node.kind !== 'words' || node.exact || node.prefix) break
    words += node.words.length
    if (words > longest) break
    run.push(node)
  }
  return run
}

interface Meeting {
  readonly nodes: number
  readonly written: Phrase
  readonly others: readonly Phrase[]
}

/** The longest run of nodes from `from` on that is one of the phrases. */
function findMeeting(nodes: readonly QueryNode[], from: number, groups: readonly (readonly Phrase[])[]): Meeting | null {
  const longest = Math.max(...groups.flat().map(({ words }) => words.length))
  const run = writtenRun(nodes, from, longest)
  for (let length = run.length; length > 0; length--) {
    const words = run.slice(0, length).flatMap((node) => node.words.map(({ word }) => word))
    for (const group of groups) {
      const written = group.find(
        (phrase) => phrase.words.length === words.length && phrase.words.every((word, at) => word === words[at]),
      )
      if (written !== undefined) return { nodes: length, written, others: group.filter((phrase) => phrase !== written) }
    }
  }
  return null
}

const asQueryWord = (word: string): QueryWord => ({ word, written: word })

function alternatives(run: readonly WordsNode[], others: readonly Phrase[], addedNodes: Set<QueryNode>): QueryNode {
  const [first, ...rest] = run
  if (first === undefined) throw new Error('a run of words is never empty')
  const range = { start: first.range.start, end: (rest.at(-1) ?? first).range.end }
  const itself: QueryNode = rest.length === 0 ? first : { kind: 'and', nodes: run, range }
  const added = others.map(({ words: [word, ...more] }): WordsNode => {
    const words = [asQueryWord(word), ...more.map(asQueryWord)] as const
    return { kind: 'words', words, exact: false, prefix: false, typing: false, range }
  })
  for (const node of added) addedNodes.add(node)
  return { kind: 'or', nodes: [itself, ...added], range }
}

/**
 * Puts beside each word or run of words that a group of other words holds the others of the group, and says so. What stands in quotation
 * marks, has a star or belongs to `~near` is left as it is. `added` are the parts that nobody typed.
 */
export function expandOtherWords(
  root: QueryNode,
  groups: readonly OtherWords[],
): { readonly root: QueryNode; readonly notices: readonly SearchNotice[]; readonly added: ReadonlySet<QueryNode> } {
  const phrases = groups.map((group) => group.flatMap((written) => phraseOf(written) ?? [])).filter((group) => group.length > 1)
  const notices: SearchNotice[] = []
  const added = new Set<QueryNode>()
  if (phrases.length === 0) return { root, notices, added }

  const expandList = (nodes: readonly QueryNode[]): QueryNode[] => {
    const expanded: QueryNode[] = []
    for (let at = 0; at < nodes.length; ) {
      const meeting = findMeeting(nodes, at, phrases)
      const node = nodes[at]
      if (node === undefined) break
      if (meeting === null) {
        expanded.push(expand(node))
        at++
        continue
      }
      const run = writtenRun(nodes, at, Number.POSITIVE_INFINITY).slice(0, meeting.nodes)
      const alternative = alternatives(run, meeting.others, added)
      notices.push({
        kind: 'other-words',
        written: meeting.written.written,
        range: alternative.range,
        others: meeting.others.map(({ written }) => written),
      })
      expanded.push(alternative)
      at += meeting.nodes
    }
    return expanded
  }
  const expand = (node: QueryNode): QueryNode => {
    switch (node.kind) {
      case 'words':
        return writtenRun([node], 0, Number.POSITIVE_INFINITY).length === 0 ? node : (expandSingle(node) ?? node)
      case 'not':
        return { ...node, node: expand(node.node) }
      case 'and':
        return { ...node, nodes: expandList(node.nodes) }
      case 'or':
        return { ...node, nodes: node.nodes.map(expand) }
      case 'near':
      case 'filter':
        return node
    }
  }
  const expandSingle = (node: WordsNode): QueryNode | null => {
    const meeting = findMeeting([node], 0, phrases)
    if (meeting === null) return null
    const alternative = alternatives([node], meeting.others, added)
    notices.push({
      kind: 'other-words',
      written: meeting.written.written,
      range: alternative.range,
      others: meeting.others.map(({ written }) => written),
    })
    return alternative
  }
  return { root: expand(root), notices, added }
}
