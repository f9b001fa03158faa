import { isSelector } from './check-selector.ts'
import { type Check, type Count, checkProperty, iriOr, isIri, isOneOf, isText, isTime, report } from './checks.ts'
import { isObject, type Json, type JsonObject, property, stringsOf } from './json.ts'
import { type Fault, pathTo } from './json-path.ts'

type Rule = readonly [name: string, count: Count, check: Check]

/** Sets of resources (Web Annotation Data Model, 3.2.7; Vocabulary, 3.1). */
export const SETS = ['Choice', 'Composite', 'List', 'Independents'] as const

const isAgent: Check = iriOr((agent, path, faults) => {
  const rules: readonly Rule[] = [
    ['id', 'maybe', isIri],
    ['type', 'any', isText],
    ['name', 'any', isText],
    ['nickname', 'any', isText],
    ['email', 'any', isText],
    ['email_sha1', 'any', isText],
    ['homepage', 'any', iriOr(() => undefined)],
  ]
  for (const rule of rules) checkProperty(agent, path, faults, rule)
})

/** Something with at least a name by which it can be told: its own properties are not looked into. */
const isNamed: Check = iriOr((thing, path, faults) => checkProperty(thing, path, faults, ['id', 'maybe', isIri]))

/** What may be said of an annotation and of each resource (3.3). */
const DESCRIPTIONS: readonly Rule[] = [
  ['creator', 'any', isAgent],
  ['generator', 'any', isAgent],
  ['created', 'maybe', isTime],
  ['modified', 'maybe', isTime],
  ['generated', 'maybe', isTime],
  ['audience', 'any', isNamed],
  ['rights', 'any', isIri],
  ['canonical', 'maybe', isIri],
  ['via', 'any', isIri],
  ['accessibility', 'any', isText],
]

export function checkDescriptions(object: JsonObject, path: string, faults: Fault[]): void {
  for (const rule of DESCRIPTIONS) checkProperty(object, path, faults, rule)
}

/** What may be said of a resource (3.2.1). */
const RESOURCE: readonly Rule[] = [
  ['type', 'any', isText],
  ['format', 'any', isText],
  ['language', 'any', isText],
  ['processingLanguage', 'maybe', isText],
  ['textDirection', 'maybe', isOneOf(['ltr', 'rtl', 'auto'])],
  ['purpose', 'any', isText],
]

/** 4: a source, and what of it is meant. */
const SPECIFIC: readonly Rule[] = [
  ['id', 'maybe', isIri],
  ['source', 'one', iriOr((source, path, faults) => checkSource(source, path, faults))],
  ['selector', 'any', isSelector],
  ['state', 'any', isSelector],
  ['styleClass', 'any', isText],
  ['renderedVia', 'any', isNamed],
  ['scope', 'any', isNamed],
]

function checkSource(source: JsonObject, path: string, faults: Fault[]): void {
  for (const rule of RESOURCE) checkProperty(source, path, faults, rule)
  checkDescriptions(source, path, faults)
  checkProperty(source, path, faults, ['id', 'one', isIri])
}

function checkItems(set: JsonObject, path: string, faults: Fault[]): void {
  const items = property(set, 'items')
  const at = pathTo(path, 'items')
  if (!Array.isArray(items)) {
    report(faults, at, items === undefined ? 'is missing' : 'is not a list')
    return
  }
  if (items.length === 0) report(faults, at, 'is empty')
  for (const [index, item] of items.entries()) isResource(item as Json, pathTo(at, index), faults)
}

function checkResource(resource: JsonObject, path: string, faults: Fault[]): void {
  for (const rule of RESOURCE) checkProperty(resource, path, faults, rule)
  checkDescriptions(resource, path, faults)
  const types = stringsOf(resource, 'type')
  const sets = SETS.filter((name) => types.includes(name))
  const has = (name: string) => property(resource, name) !== undefined
  if (sets.length > 1) {
    report(faults, pathTo(path, 'type'), `cannot be ${sets.join(' and ')} at once`)
  } else if (sets.length === 1) {
    checkProperty(resource, path, faults, ['id', 'maybe', isIri])
    checkItems(resource, path, faults)
  } else if (has('items')) {
    report(faults, path, `has items, and does not say what they are to each other (${SETS.join(', ')})`)
  } else if (types.includes('SpecificResource') || has('source')) {
    for (const rule of SPECIFIC) checkProperty(resource, path, faults, rule)
  } else if (types.includes('TextualBody') || (has('value') && !has('id'))) {
    checkProperty(resource, path, faults, ['id', 'maybe', isIri])
    checkProperty(resource, path, faults, ['value', 'one', isText])
  } else {
    checkProperty(resource, path, faults, ['id', 'one', isIri])
    if (has('selector') || has('state')) report(faults, path, 'has a selector or a state, and no source that they belong to')
  }
}

/** A body, a target, or one of a set of them (3.2, 4). */
export const isResource: Check = (value, path, faults) => {
  if (isObject(value)) checkResource(value, path, faults)
  else isIri(value, path, faults)
}
