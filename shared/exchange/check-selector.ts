import { type Check, type Count, checkProperty, iriOr, isCount, isIri, isText, isTime, report } from './checks.ts'
import { type JsonObject, property, stringsOf } from './json.ts'
import type { Fault } from './json-path.ts'

type Rule = readonly [name: string, count: Count, check: Check]

const refined: Rule = ['refinedBy', 'any', (value, path, faults) => isSelector(value, path, faults)]

/** What each kind must say: Web Annotation Data Model, 4.2 and 4.3. */
const RULES: ReadonlyMap<string, readonly Rule[]> = new Map<string, readonly Rule[]>([
  [
    'FragmentSelector',
    [
      ['value', 'one', isText],
      ['conformsTo', 'maybe', isIri],
    ],
  ],
  ['CssSelector', [['value', 'one', isText]]],
  ['XPathSelector', [['value', 'one', isText]]],
  [
    'TextQuoteSelector',
    [
      ['exact', 'one', isText],
      ['prefix', 'maybe', isText],
      ['suffix', 'maybe', isText],
    ],
  ],
  [
    'TextPositionSelector',
    [
      ['start', 'one', isCount],
      ['end', 'one', isCount],
    ],
  ],
  [
    'DataPositionSelector',
    [
      ['start', 'one', isCount],
      ['end', 'one', isCount],
    ],
  ],
  ['SvgSelector', [['value', 'maybe', isText]]],
  [
    'RangeSelector',
    [
      ['startSelector', 'one', (...args) => isSelector(...args)],
      ['endSelector', 'one', (...args) => isSelector(...args)],
    ],
  ],
  [
    'TimeState',
    [
      ['sourceDate', 'any', isTime],
      ['sourceDateStart', 'maybe', isTime],
      ['sourceDateEnd', 'maybe', isTime],
      ['cached', 'any', isIri],
    ],
  ],
  ['HttpRequestState', [['value', 'one', isText]]],
])

function checkTimeState(state: JsonObject, path: string, faults: Fault[]): void {
  const [start, end] = [property(state, 'sourceDateStart'), property(state, 'sourceDateEnd')]
  if ((start === undefined) !== (end === undefined))
    report(faults, path, 'names only one end of a time: sourceDateStart and sourceDateEnd go together')
}

function checkSelector(selector: JsonObject, path: string, faults: Fault[]): void {
  checkProperty(selector, path, faults, ['id', 'maybe', isIri])
  checkProperty(selector, path, faults, ['type', 'any', isText])
  checkProperty(selector, path, faults, refined)
  const types = stringsOf(selector, 'type')
  const hasId = property(selector, 'id') !== undefined
  if (types.length === 0 && !hasId) report(faults, path, 'says neither of which type it is nor where it stands (id)')
  for (const type of types) {
    for (const rule of RULES.get(type) ?? []) checkProperty(selector, path, faults, rule)
    if (type === 'SvgSelector' && !hasId && property(selector, 'value') === undefined) {
      report(faults, path, 'has neither a value nor an address (id)')
    }
    if (type === 'TimeState') checkTimeState(selector, path, faults)
  }
}

/** A selector or a state, or the address of one. Those of kinds that the model does not name are taken as they are (4.2, 4.3). */
export const isSelector: Check = iriOr(checkSelector)
