import { filters } from 'liquidjs'
import { renderBlockQuote } from '../block-quote.ts'
import { escapeMarkdown } from '../escape-markdown.ts'

/** A filter as the engine calls it: `this` knows how much has been made. */
export interface FilterContext {
  readonly context: { readonly memoryLimit: { use(count: number): void } }
}
export type TemplateFilter = (this: FilterContext, value: unknown, ...args: readonly unknown[]) => unknown

/**
 * The filters of Liquid that a template may use. Left out: those that draw lots (`sample`), read expressions from a text (`where_exp`), know the clock
 * or the zone of the machine (`date` is written anew), and those that make digests or other encodings, for which a briefing has no use.
 */
const KEPT = [
  'abs append at_least at_most capitalize ceil compact concat default divided_by downcase escape escape_once first floor group_by has join last lstrip',
  'map minus modulo newline_to_br normalize_whitespace number_of_words plus prepend remove remove_first replace replace_first reject reverse round',
  'rstrip size slice sort sort_natural split strip strip_html strip_newlines sum times truncate truncatewords uniq upcase url_encode where find',
  'xml_escape json',
].flatMap((line) => line.split(' '))

function words(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return value.map(words).join('')
  return ''
}

/** Escaping a line takes as long as its longest run of blanks, for each of its characters; so many at once cost no more than one. */
const RUN = 100

function longestBlank(text: string): number {
  return Array.from(text.matchAll(/[ \t]+/g), ([run]) => run.length).reduce((most, length) => Math.max(most, length), 0)
}

function charged(make: (text: string, ...args: readonly unknown[]) => string): TemplateFilter {
  return function (value, ...args) {
    const text = words(value)
    this.context.memoryLimit.use(text.length * Math.ceil((1 + longestBlank(text)) / RUN))
    return make(text, ...args)
  }
}

/** A date as precise as it is known, or a moment with its zone (ISO 8601). Others are read by the clock of the machine, or not at all. */
const DATE = /^\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d))?)?)?$/

/** `date` of Liquid, with the moment of the document in the place of the clock, and in UTC. What is no ISO date comes back as it is. */
function dateFilter(now: string): TemplateFilter {
  const { date } = filters as unknown as Readonly<Record<string, (this: FilterContext, ...args: readonly unknown[]) => unknown>>
  return function (value, format) {
    const text = value === 'now' || value === 'today' ? now : value
    if (typeof text !== 'string' || !DATE.test(text) || date === undefined) return value
    return date.call(this, text, format, 0)
  }
}

/** Every filter by its name. `now` is the moment of the document (ISO 8601). */
export function templateFilters(now: string): ReadonlyMap<string, TemplateFilter> {
  const all = filters as unknown as Readonly<Record<string, TemplateFilter | { readonly handler: TemplateFilter }>>
  const kept = KEPT.flatMap((name) => {
    const filter = Object.hasOwn(all, name) ? all[name] : undefined
    return filter === undefined ? [] : [[name, filter as TemplateFilter] as const]
  })
  return new Map<string, TemplateFilter>([
    ...kept,
    ['date', dateFilter(now)],
    ['escape_markdown', charged((text) => escapeMarkdown(text.replace(/\s+/gu, ' ').trim()))],
    ['block_quote', charged((text, mark) => renderBlockQuote(text, words(mark)))],
    ['one_line', charged((text) => text.replace(/\s+/gu, ' ').trim())],
    [
      'citation_tail',
      (part) => {
        const tail = typeof part === 'object' && part !== null && 'tail' in part ? part.tail : null
        return words(tail)
      },
    ],
  ])
}
