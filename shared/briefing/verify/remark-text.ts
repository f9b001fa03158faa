import type { Remark } from './compare/judge-quotation.ts'

const LONGEST = 300

function short(words: string): string {
  const line = words.replace(/\s+/gu, ' ').trim()
  return line.length > LONGEST ? `${line.slice(0, LONGEST).trimEnd()} […]` : line
}

/** A remark as a sentence without its stop, for people. */
export function textOfRemark({ code, words }: Remark): string {
  const quoted = `“${short(words)}”`
  switch (code) {
    case 'stop-added':
      return `it ends with “${words}”, which the source does not have there`
    case 'cut-before':
      return `the sentence goes on in the source: ${quoted}`
    case 'cut-after':
      return `in the source these words stand before it in the sentence: ${quoted}`
    case 'omission':
      return `left out, and marked as such: ${quoted}`
    case 'omission-limits':
      return `what was left out holds words that may change the meaning: ${short(words)}`
    case 'insertion':
      return `put in, and marked as such: ${short(words)}`
    case 'replacement':
      return `put in the place of other words, and marked as such: ${short(words)}`
    case 'remark':
      return `a remark of the writer: ${short(words)}`
    case 'case-marked':
      return 'the case of a first letter was changed, and marked as such'
    case 'opens-or-closes-with-dots':
      return 'dots say that it is a part of a sentence'
    case 'invisible':
      return 'it holds characters that nobody sees'
    case 'joined-lines':
      return 'a word that is divided at the end of a line was put together'
    case 'several-places':
      return `the same words stand in ${words} places`
    case 'not-as-exported':
      return 'it is not the whole of what was exported, or other words'
    case 'inside-word':
      return `it begins or ends inside a word of the source: ${quoted}`
    case 'spliced':
      return `it joins words that do not stand beside each other: ${quoted}`
    case 'left-out':
      return `left out without a mark: ${quoted}`
    case 'source-gone':
      return 'the source is not in the newer edition'
    case 'title':
      return 'it is the title of a source or of the archive, not a quotation'
    case 'short':
      return 'too short to be checked by itself'
  }
}
