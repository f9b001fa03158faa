import { foldText } from '../../text/fold-text.ts'
import type { Filter } from './filter.ts'
import { bareName } from './publisher-name.ts'

/** A value that needs no quotation marks, whatever stands around it. */
const PLAIN = /^[\p{L}\p{N}][\p{L}\p{N}\p{M}._-]*$/u

/** Marks that are read as quotation marks are doubled. */
function quote(value: string): string {
  const doubled = Array.from(value, (character) => (foldText(character).folded === '"' ? character + character : character))
  return `"${doubled.join('')}"`
}

function printValue(value: string): string {
  return PLAIN.test(value) ? value : quote(value)
}

/**
 * The filter as it is typed. `parseQuery` reads it as the same filter, but for white space around a tag and for quotation marks in
 * the name of a publisher.
 */
export function printFilter(filter: Filter): string {
  if (filter.name === 'publisher') return `publisher:${printValue(bareName(filter.value))}`
  if (filter.name !== 'date') return `${filter.name}:${printValue(String(filter.value))}`
  const { from, to } = filter
  return `date:${from !== null && from === to ? from : `${from ?? ''}..${to ?? ''}`}`
}

/** Whether two filters mean the same: case and accents do not matter, nor quotation marks in the name of a publisher. */
export function sameFilter(a: Filter, b: Filter): boolean {
  return foldText(printFilter(a)).folded === foldText(printFilter(b)).folded
}
