import { isUnspaced } from './cut-unspaced.ts'
import { filtersOf } from './join-nodes.ts'
import { printFilter } from './print-filter.ts'
import type { AndNode, QueryNode, WordsNode } from './query.ts'

function printWords({ words, exact, prefix }: WordsNode): string {
  let printed = ''
  for (const [index, { word, written }] of words.entries()) {
    const before = words[index - 1]
    const apart = before !== undefined && !(isUnspaced(before.word) || isUnspaced(word))
    if (apart) printed += exact ? ' ' : '-'
    printed += written
  }
  const star = prefix ? '*' : ''
  if (exact) return `"${printed}${star}"`
  // A word that would be read as an operator.
  return printed === 'OR' || printed === 'AND' ? `.${printed}${star}` : `${printed}${star}`
}

function inBrackets(node: QueryNode): string {
  return node.kind === 'and' || node.kind === 'or' || node.kind === 'near' ? `(${printQuery(node)})` : printQuery(node)
}

function printAnd({ nodes }: AndNode): string {
  let printed = ''
  for (const [index, node] of nodes.entries()) {
    const before = nodes[index - 1]
    const name = filtersOf(node)
    if (before !== undefined) printed += name !== null && name === filtersOf(before) ? ' AND ' : ' '
    printed += printQuery(node)
  }
  return printed
}

/** A query as it was understood, written out. `parseQuery` reads it as the same query, finished: no word is still being typed. */
export function printQuery(node: QueryNode): string {
  switch (node.kind) {
    case 'words':
      return printWords(node)
    case 'near':
      return `${printWords(node.left)} ~near/${node.distance} ${printWords(node.right)}`
    case 'filter':
      return printFilter(node.filter)
    case 'not':
      return `-${inBrackets(node.node)}`
    case 'and':
      return printAnd(node)
    case 'or':
      return node.nodes.map((side) => (side.kind === 'and' ? `(${printQuery(side)})` : printQuery(side))).join(' OR ')
  }
}
