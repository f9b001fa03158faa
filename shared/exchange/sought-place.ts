import { type DeepLink, readDeepLink } from '../links/deep-link.ts'
import { SETS } from './check-resource.ts'
import { isObject, type Json, type JsonObject, property, stringsOf, valuesOf } from './json.ts'
import { terms } from './vocabulary.ts'

/** Words that an annotation stands on, as another program wrote them down. */
export interface Quotation {
  readonly exact: string
  readonly prefix: string
  readonly suffix: string
}

/** A place that has to be looked up in a text before a note can stand on it. */
export interface SoughtPlace {
  /** The address of the source, as the annotation names it. */
  readonly address: string
  /** The same, where it is one of ours. */
  readonly link: DeepLink | null
  readonly quotation: Quotation | null
  /** Code points; null where none is given, or one that counts within something else. */
  readonly position: { readonly start: number; readonly end: number } | null
  /** The digest of the text that the position counts in, where it is said. */
  readonly textSha512: string | null
  /** Whether something is selected at all, or the whole is meant. */
  readonly whole: boolean
  /** What the thing is called, where that is said. */
  readonly label: string | null
}

export type NoText = 'image' | 'video' | 'sound' | 'data'

const KINDS: readonly (readonly [type: RegExp, format: RegExp, kind: NoText])[] = [
  [/(?:^|[:/])(?:Still)?Image$/, /^image\//i, 'image'],
  [/(?:^|[:/])(?:Video|MovingImage)$/, /^video\//i, 'video'],
  [/(?:^|[:/])(?:Sound|Audio)$/, /^audio\//i, 'sound'],
  [/(?:^|[:/])Dataset$/, /^(?!)/, 'data'],
]

/** What a resource says it is, where that is no text. */
function noText(resource: Json | undefined): NoText | null {
  if (!isObject(resource)) return null
  const [types, formats] = [stringsOf(resource, 'type'), stringsOf(resource, 'format')]
  const found = KINDS.find(([type, format]) => types.some((one) => type.test(one)) || formats.some((one) => format.test(one)))
  return found?.[2] ?? null
}

/** The selector at the end of a chain of refinements: what is meant in the end (Web Annotation Data Model, 4.2.9). */
function innermost(selector: Json): readonly JsonObject[] {
  if (!isObject(selector)) return []
  const refinements = valuesOf(selector, 'refinedBy')
  return refinements.length === 0 ? [selector] : refinements.flatMap(innermost)
}

function readQuotation(selectors: readonly JsonObject[]): Quotation | null {
  const quote = selectors.find((selector) => stringsOf(selector, 'type').includes('TextQuoteSelector'))
  if (quote === undefined) return null
  const text = (name: string) => stringsOf(quote, name)[0] ?? ''
  const quotation = { exact: text('exact'), prefix: text('prefix'), suffix: text('suffix') }
  return quotation.exact.trim() === '' ? null : quotation
}

/** Only a selector that stands by itself counts in the whole text. */
function readPosition(resource: JsonObject): SoughtPlace['position'] {
  for (const selector of valuesOf(resource, 'selector')) {
    if (!isObject(selector) || !stringsOf(selector, 'type').includes('TextPositionSelector')) continue
    if (property(selector, 'refinedBy') !== undefined) continue
    const [start, end] = [valuesOf(selector, 'start')[0], valuesOf(selector, 'end')[0]]
    if (typeof start === 'number' && typeof end === 'number') return { start, end }
  }
  return null
}

function addressOf(resource: Json | undefined): string {
  if (typeof resource === 'string') return resource
  if (!isObject(resource)) return ''
  return stringsOf(resource, 'id')[0] ?? ''
}

function placeOf(resource: Json): SoughtPlace | { readonly noText: NoText } {
  const specific = isObject(resource) && property(resource, 'source') !== undefined
  const source = specific ? valuesOf(resource, 'source')[0] : resource
  const kind = noText(resource) ?? noText(source)
  if (kind !== null) return { noText: kind }
  const address = addressOf(source)
  const selectors = isObject(resource) ? valuesOf(resource, 'selector') : []
  const state = isObject(resource)
    ? valuesOf(resource, 'state').find((one) => isObject(one) && Object.hasOwn(one, terms.textSha512))
    : undefined
  const digest = isObject(state) ? property(state, terms.textSha512) : undefined
  return {
    address,
    link: readDeepLink(address),
    quotation: readQuotation(selectors.flatMap(innermost)),
    position: isObject(resource) ? readPosition(resource) : null,
    textSha512: typeof digest === 'string' ? digest : null,
    whole: selectors.length === 0,
    label: isObject(source) ? (stringsOf(source, 'label')[0] ?? null) : null,
  }
}

/** The items of sets stand for the set: a note can stand on one place only. */
function flatten(resource: Json): readonly Json[] {
  if (!isObject(resource) || !SETS.some((name) => stringsOf(resource, 'type').includes(name))) return [resource]
  const items = property(resource, 'items')
  return Array.isArray(items) ? items.flatMap((item: Json) => flatten(item)) : []
}

export interface SoughtPlaces {
  readonly places: readonly SoughtPlace[]
  /** What the others are that stand on no text. */
  readonly noText: readonly NoText[]
}

export function soughtPlaces(annotation: JsonObject): SoughtPlaces {
  const all = valuesOf(annotation, 'target').flatMap(flatten).map(placeOf)
  return {
    places: all.filter((place): place is SoughtPlace => !('noText' in place)),
    noText: all.flatMap((place) => ('noText' in place ? [place.noText] : [])),
  }
}
