import { Context, type Emitter, Liquid, LiquidError, type Template, toValueSync } from 'liquidjs'
import type { BriefingDocument } from '../briefing-document.ts'
import type { TemplateFault, TemplateFaultCode, TemplateOutcome } from './template-fault.ts'
import { templateFilters } from './template-filters.ts'
import { LONGEST_RESULT, LONGEST_RUN, LONGEST_TEMPLATE, MOST_MADE, TIMES_MADE } from './template-limits.ts'
import { type TemplateModel, templateModel } from './template-model.ts'

const OTHER_FILES = ['include', 'render', 'layout', 'block'] as const
const NO_OTHER_FILES = 'a template cannot take in other files'
const TOO_MUCH = 'the result is too long'

/** Adds up what is written, in loops and captures too. */
class CountingEmitter {
  buffer = ''
  readonly #count: (length: number) => void
  constructor(count: (length: number) => void) {
    this.#count = count
  }
  write(html: unknown): void {
    const text = typeof html === 'string' ? html : Array.isArray(html) ? html.join('') : String(html ?? '')
    this.#count(text.length)
    this.buffer += text
  }
}

function lengthOf(value: unknown): number {
  if (typeof value === 'string') return value.length
  if (typeof value !== 'object' || value === null) return 1
  return Object.values(value).reduce((sum: number, each) => sum + lengthOf(each), 0)
}

/** The engine with nothing but what a template may use. A new one for each run: a template leaves nothing behind. */
function engineFor(model: TemplateModel): Liquid {
  const engine = new Liquid({
    // In memory, and empty: no tag finds a file.
    templates: {},
    ownPropertyOnly: true,
    strictFilters: true,
    strictVariables: true,
    lenientIf: true,
    timezoneOffset: 0,
    locale: 'en-GB',
    dateFormat: '%-d %B %Y',
    parseLimit: LONGEST_TEMPLATE,
    renderLimit: LONGEST_RUN,
    memoryLimit: MOST_MADE + TIMES_MADE * lengthOf(model),
  })
  for (const tag of OTHER_FILES) {
    engine.registerTag(tag, {
      parse() {
        throw new Error(NO_OTHER_FILES)
      },
      render: () => '',
    })
  }
  for (const name of Object.keys(engine.filters)) delete engine.filters[name]
  for (const [name, filter] of templateFilters(model.document.date)) engine.registerFilter(name, filter)
  let written = 0
  const count = (length: number) => {
    written += length
    if (written > LONGEST_RESULT) throw new Error(TOO_MUCH)
  }
  const { renderer } = engine
  const renderTemplates = renderer.renderTemplates.bind(renderer)
  renderer.renderTemplates = (templates: Template[], context: Context, emitter?: Emitter) =>
    renderTemplates(templates, context, emitter ?? new CountingEmitter(count))
  return engine
}

/** What the engine says, by a piece of its message, and what is said of it here. `$1` is what the piece names. */
const SAID: readonly (readonly [RegExp, TemplateFaultCode, string])[] = [
  [
    /a template cannot take in other files/,
    'other-file',
    'A template cannot take in other files: “include”, “render”, “layout” and “block” do nothing here.',
  ],
  [
    /parse length limit exceeded/,
    'too-long',
    `The template is longer than ${LONGEST_TEMPLATE.toLocaleString('en-GB')} characters.`,
  ],
  [/template render limit exceeded/, 'takes-too-long', 'The template takes too long: a loop here goes round too often.'],
  [
    /memory alloc limit exceeded|the result is too long|Invalid string length|Invalid array length/,
    'too-much',
    'The template makes too much: a loop or a list here is too long.',
  ],
  [/Maximum call stack|too much recursion/, 'too-deep', 'The tags of the template stand too deep in one another.'],
  [/undefined filter: ([^,]+)/, 'unknown-filter', 'There is no filter “$1”.'],
  [/undefined variable: ([^,]+)/, 'unknown-name', 'There is nothing called “$1” here.'],
  [/tag "(end[^"]+)" not found/, 'syntax', '“$1” closes nothing that is open here.'],
  [/tag "([^"]+)" not found/, 'unknown-tag', 'There is no tag “$1”.'],
  [/(?:tag|output) (?:"?)(.+?)(?:"?) not closed/, 'syntax', '“$1” is not closed.'],
  [/unexpected tag: "?([^",]+)"?|unexpected "([^"]+)"/, 'syntax', '“$1” stands where it does not belong.'],
  [/expected (.+?)(?:, line|, col|$)/, 'syntax', 'Something is missing or does not belong here: expected $1.'],
  [/invalid|illegal|unclosed|unexpected|unmatched/i, 'syntax', 'This is not written as Liquid is.'],
]

/** The engine adds the place to its messages; here it is said apart. */
const withoutPlace = (message: string) => message.replace(/(?:, (?:file|line|col):[^,]*)+$/u, '')

function faultOf(error: unknown): TemplateFault {
  const raw = error instanceof Error ? withoutPlace(error.message) : String(error)
  const place = LiquidError.is(error) ? placeOf(error) : { line: null, column: null }
  for (const [pattern, code, words] of SAID) {
    const found = pattern.exec(raw)
    if (found !== null) return { code, message: words.replace('$1', () => (found[1] ?? found[2] ?? '').trim()), ...place }
  }
  return { code: LiquidError.is(error) ? 'syntax' : 'failed', message: `The template could not be used: ${raw}.`, ...place }
}

function placeOf(error: unknown): Pick<TemplateFault, 'line' | 'column'> {
  const token = typeof error === 'object' && error !== null && 'token' in error ? error.token : null
  if (typeof token !== 'object' || token === null || !('getPosition' in token) || typeof token.getPosition !== 'function') {
    return { line: null, column: null }
  }
  const [line, column] = token.getPosition.call(token) as readonly [number, number]
  return { line, column }
}

/**
 * Writes a document by a person's own template (Liquid; docs/templates.md has the names it may use). It reads no clock, no zone and no file, runs no code,
 * and sees own properties of plain values only. What is wrong with a template is said with its line. A run ends after `LONGEST_RUN` milliseconds, and
 * after as much as `template-limits.ts` says; the same template and document give the same text. Line ends of the template are taken as LF.
 */
export function renderTemplate(template: string, document: BriefingDocument): TemplateOutcome {
  try {
    const model = templateModel(document)
    const engine = engineFor(model)
    const parsed = engine.parse(template.replace(/\r\n?/g, '\n'))
    const context = new Context({ ...model }, engine.options, { sync: true }, { liquid: engine })
    const text: unknown = toValueSync(engine.renderer.renderTemplates(parsed, context))
    return { ok: true, text: typeof text === 'string' ? text : '' }
  } catch (error) {
    return { ok: false, fault: faultOf(error) }
  }
}
