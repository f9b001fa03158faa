import { z } from 'zod'
import type { OffsetMap } from '../text/offset-map.ts'
import { type SourceId, sourceIdSchema } from './ids.ts'
import type { ArchiveSpan } from './span.ts'

/**
 * How an archivist points at a passage: by its words, and, where they stand more than once, by the words right before or after them
 * (a TextQuoteSelector: W3C Web Annotation Data Model, 4.2.4). A command turns it into a span.
 */
export const quoteSchema = z.strictObject({
  source: sourceIdSchema,
  exact: z.string().min(1).max(200_000),
  prefix: z.string().max(1_000).optional(),
  suffix: z.string().max(1_000).optional(),
})
export type Quote = z.infer<typeof quoteSchema>

/** The canonical text of one source, with the map of its positions. */
export interface SourceText {
  readonly text: string
  readonly offsets: OffsetMap
}
export type SourceTexts = ReadonlyMap<SourceId, SourceText>

export type QuoteResolution = { readonly ok: true; readonly span: ArchiveSpan } | { readonly ok: false; readonly reason: string }

/** The first words of a passage, to name it in a message. At most about 60 UTF-16 units; never half a character. */
export function shorten(text: string): string {
  const characters = [...text]
  return characters.length <= 60 ? text : `${characters.slice(0, 57).join('')}...`
}

/** UTF-16 offsets at which `needle` starts in `text`, overlapping ones included; at most `limit` of them. */
function occurrences(text: string, needle: string, limit: number): readonly number[] {
  const found: number[] = []
  for (let at = text.indexOf(needle); at !== -1 && found.length < limit; at = text.indexOf(needle, at + 1)) found.push(at)
  return found
}

/**
 * Finds the one place that a quote means. The answer counts code points. Nothing is matched loosely: the words must stand
 * in the text as they are given, spaces and quotation marks included, and exactly once.
 */
export function resolveQuote(texts: SourceTexts, quote: Quote): QuoteResolution {
  const source = texts.get(quote.source)
  if (source === undefined) {
    const held = [...texts.keys()].join(', ')
    return { ok: false, reason: `there is no source ${quote.source} (there ${texts.size === 0 ? 'are none' : `is ${held}`})` }
  }
  const prefix = quote.prefix ?? ''
  const places = occurrences(source.text, `${prefix}${quote.exact}${quote.suffix ?? ''}`, 2)
  const [first] = places
  if (first === undefined) {
    const around = quote.prefix === undefined && quote.suffix === undefined ? '' : ' with these words around it'
    return { ok: false, reason: `"${shorten(quote.exact)}" does not stand in ${quote.source}${around}` }
  }
  if (places.length > 1) {
    return {
      ok: false,
      reason: `"${shorten(quote.exact)}" stands more than once in ${quote.source}: give the words before it as "prefix" or after it as "suffix"`,
    }
  }
  const start = first + prefix.length
  return {
    ok: true,
    span: {
      source: quote.source,
      start: source.offsets.toCodePoint(start),
      end: source.offsets.toCodePoint(start + quote.exact.length),
      exact: quote.exact,
    },
  }
}
