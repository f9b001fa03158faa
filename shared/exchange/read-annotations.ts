import type { Target } from '../notes/note.ts'
import { checkAnnotation, checkContext, checkId, checkType } from './check-annotation.ts'
import { checkDescriptions } from './check-resource.ts'
import { checkProperty, isCount, isIri, isText, report } from './checks.ts'
import { type HeldFields, heldFields, statedTarget } from './held-fields.ts'
import { canonicalJson, isObject, type Json, type JsonObject, property, stringsOf, valuesOf } from './json.ts'
import { type Fault, pathTo } from './json-path.ts'
import { readJson } from './read-json.ts'
import { type SoughtPlaces, soughtPlaces } from './sought-place.ts'
import { ANNOTATION_CONTEXT, OWN_CONTEXT } from './vocabulary.ts'

/** A correct annotation, as far as it can be read without the texts of the archive. */
export interface ReadAnnotation {
  /** Where it stands in the file. */
  readonly path: string
  readonly id: string
  readonly fields: HeldFields
  /** What it stands on, where it says so in our own words; else the places to look up. */
  readonly stated: Target | null
  readonly sought: SoughtPlaces
  /** As it stands in the file, with the context that it has from there. */
  readonly annotation: JsonObject
}

/** An annotation that goes against the model, with what is wrong. */
export interface FaultyAnnotation {
  readonly path: string
  readonly id: string | null
  readonly faults: readonly Fault[]
}

/** Annotations that the file names and does not hold. */
export interface AnnotationsElsewhere {
  readonly path: string
  readonly address: string
}

export interface ReadFile {
  readonly annotations: readonly ReadAnnotation[]
  readonly faulty: readonly FaultyAnnotation[]
  readonly elsewhere: readonly AnnotationsElsewhere[]
}

export type FileReading =
  | { readonly ok: true; readonly value: ReadFile }
  /** The file as a whole cannot be read; of what is in it nothing is. */
  | { readonly ok: false; readonly faults: readonly Fault[] }

/** More is no set of notes that people have made. */
const MOST_ANNOTATIONS = 50_000
const MOST_PAGES = 1_000

interface Gathered {
  readonly annotations: ReadAnnotation[]
  readonly faulty: FaultyAnnotation[]
  readonly elsewhere: AnnotationsElsewhere[]
}

/** Contexts that say nothing but what is known here. */
function isKnownContext(context: Json | undefined): boolean {
  return [undefined, ANNOTATION_CONTEXT, [ANNOTATION_CONTEXT], OWN_CONTEXT].some(
    (known) => canonicalJson(known) === canonicalJson(context),
  )
}

/** What lies in a file takes its words from there; taken out of it, it must bring them along. */
function withContext(annotation: JsonObject, context: Json | undefined): JsonObject {
  if (property(annotation, '@context') === undefined) {
    return isKnownContext(context) ? annotation : { '@context': context as Json, ...annotation }
  }
  return annotation
}

function readAnnotation(value: JsonObject, path: string, context: Json | undefined, gathered: Gathered): void {
  const alone = context === undefined
  const faults = checkAnnotation(value, path, alone)
  const id = property(value, 'id')
  if (faults.length > 0) {
    gathered.faulty.push({ path, id: typeof id === 'string' ? id : null, faults })
    return
  }
  gathered.annotations.push({
    path,
    id: String(id),
    fields: heldFields(value),
    stated: statedTarget(value),
    sought: soughtPlaces(value),
    annotation: withContext(value, context),
  })
}

function readItems(items: readonly Json[], path: string, context: Json | undefined, gathered: Gathered): void {
  items.forEach((item, index) => {
    const at = pathTo(path, index)
    if (isObject(item)) readAnnotation(item, at, context, gathered)
    else if (context !== undefined && typeof item === 'string') gathered.elsewhere.push({ path: at, address: item })
    else gathered.faulty.push({ path: at, id: null, faults: [{ path: at, reason: 'is not an annotation' }] })
  })
}

function checkPage(page: JsonObject, path: string, faults: Fault[]): void {
  checkId(page, path, faults)
  checkType(page, path, faults, 'AnnotationPage')
  checkDescriptions(page, path, faults)
  checkProperty(page, path, faults, ['startIndex', 'maybe', isCount])
  for (const name of ['partOf', 'next', 'prev']) {
    checkProperty(page, path, faults, [
      name,
      'maybe',
      (value, at) => (isObject(value) ? checkId(value, at, faults) : isIri(value, at, faults)),
    ])
  }
  const items = property(page, 'items')
  if (!Array.isArray(items)) report(faults, pathTo(path, 'items'), items === undefined ? 'is missing' : 'is not a list')
}

/** Reads a page and those that lie in it as the next. */
function readPages(first: JsonObject, start: string, context: Json, gathered: Gathered): readonly Fault[] {
  const faults: Fault[] = []
  let [page, path]: [JsonObject | null, string] = [first, start]
  for (let count = 0; page !== null && count < MOST_PAGES; count++) {
    checkPage(page, path, faults)
    if (faults.length > 0) return faults
    const items = property(page, 'items')
    if (Array.isArray(items)) readItems(items, pathTo(path, 'items'), property(page, '@context') ?? context, gathered)
    const [next] = valuesOf(page, 'next')
    const at = pathTo(path, 'next')
    if (typeof next === 'string') gathered.elsewhere.push({ path: at, address: next })
    page = isObject(next) ? next : null
    path = at
  }
  return faults
}

function readCollection(collection: JsonObject, gathered: Gathered): readonly Fault[] {
  const faults: Fault[] = []
  checkContext(collection, '$', faults, true)
  checkId(collection, '$', faults)
  checkType(collection, '$', faults, 'AnnotationCollection')
  checkDescriptions(collection, '$', faults)
  checkProperty(collection, '$', faults, ['label', 'any', isText])
  checkProperty(collection, '$', faults, ['total', 'maybe', isCount])
  const isPlace = (value: Json, path: string) => {
    if (!isObject(value)) isIri(value, path, faults)
  }
  const [total] = valuesOf(collection, 'total')
  checkProperty(collection, '$', faults, ['first', typeof total === 'number' && total > 0 ? 'one' : 'maybe', isPlace])
  checkProperty(collection, '$', faults, ['last', 'maybe', isPlace])
  if (faults.length > 0) return faults
  const [first] = valuesOf(collection, 'first')
  if (typeof first === 'string') gathered.elsewhere.push({ path: '$.first', address: first })
  return isObject(first) ? readPages(first, '$.first', property(collection, '@context') ?? null, gathered) : []
}

function readValue(value: Json, gathered: Gathered): readonly Fault[] {
  if (Array.isArray(value)) {
    readItems(value, '$', undefined, gathered)
    return value.length === 0 ? [{ path: '$', reason: 'is an empty list' }] : []
  }
  if (!isObject(value)) return [{ path: '$', reason: 'is neither an annotation nor a collection of them' }]
  const types = stringsOf(value, 'type')
  if (types.includes('AnnotationCollection')) return readCollection(value, gathered)
  if (types.includes('AnnotationPage')) {
    const faults: Fault[] = []
    checkContext(value, '$', faults, true)
    return faults.length > 0 ? faults : readPages(value, '$', property(value, '@context') ?? null, gathered)
  }
  readAnnotation(value, '$', undefined, gathered)
  // A file of one faulty annotation is a faulty file.
  return gathered.faulty.flatMap((one) => one.faults)
}

/**
 * Reads a file of Web Annotations: one annotation, a list of them, a page or a collection with its pages inside (Web Annotation Data Model, W3C
 * Recommendation, 23 February 2017). Never fetches anything, never throws. A faulty annotation among others is named with the paths of its faults and
 * the others are read; where the file as a whole is faulty nothing of it is.
 */
export function readAnnotations(text: string): FileReading {
  const json = readJson(text)
  if (!json.ok) return { ok: false, faults: [json.fault] }
  const gathered: Gathered = { annotations: [], faulty: [], elsewhere: [] }
  const faults = readValue(json.value, gathered)
  if (faults.length > 0) return { ok: false, faults }
  const count = gathered.annotations.length + gathered.faulty.length
  if (count > MOST_ANNOTATIONS) {
    return { ok: false, faults: [{ path: '$', reason: `holds ${count} annotations; ${MOST_ANNOTATIONS} can be read at once` }] }
  }
  return { ok: true, value: gathered }
}
