import { checkDescriptions, isResource } from './check-resource.ts'
import { checkProperty, iriOr, isIri, isText, report } from './checks.ts'
import { isObject, type Json, type JsonObject, property, stringsOf } from './json.ts'
import { type Fault, pathTo } from './json-path.ts'
import { ANNOTATION_CONTEXT } from './vocabulary.ts'

/** Whether the file says that its words are those of the model (Web Annotation Data Model, 3.1). */
export function checkContext(object: JsonObject, path: string, faults: Fault[], needed: boolean): void {
  const context = property(object, '@context')
  const at = pathTo(path, '@context')
  if (context === undefined) {
    if (needed) report(faults, at, `is missing; it must name ${ANNOTATION_CONTEXT}`)
    return
  }
  const contexts: readonly Json[] = Array.isArray(context) ? context : [context as Exclude<Json, readonly Json[]>]
  contexts.forEach((one, index) => {
    if (!isObject(one)) isIri(one, Array.isArray(context) ? pathTo(at, index) : at, faults)
  })
  // A part that lies in a file already has its words from there.
  if (needed && !contexts.includes(ANNOTATION_CONTEXT)) report(faults, at, `does not name ${ANNOTATION_CONTEXT}`)
}

/** An id is one text, never a list: JSON-LD takes no list there (JSON-LD 1.0, 6.3). */
export function checkId(object: JsonObject, path: string, faults: Fault[]): void {
  const id = property(object, 'id')
  if (id === undefined) report(faults, pathTo(path, 'id'), 'is missing')
  else isIri(id, pathTo(path, 'id'), faults)
}

export function checkType(object: JsonObject, path: string, faults: Fault[], type: string): void {
  checkProperty(object, path, faults, ['type', 'some', isText])
  if (property(object, 'type') !== undefined && !stringsOf(object, 'type').includes(type)) {
    report(faults, pathTo(path, 'type'), `does not name ${type}`)
  }
}

/**
 * What is wrong with an annotation by the Web Annotation Data Model (W3C Recommendation, 23 February 2017, 3 and 4): at most 20 faults, none for a
 * correct one. `alone`: it does not lie in a page or collection, and must name its context itself.
 */
export function checkAnnotation(annotation: JsonObject, path: string, alone: boolean): readonly Fault[] {
  const faults: Fault[] = []
  checkContext(annotation, path, faults, alone)
  checkId(annotation, path, faults)
  checkType(annotation, path, faults, 'Annotation')
  checkDescriptions(annotation, path, faults)
  checkProperty(annotation, path, faults, ['motivation', 'any', isText])
  checkProperty(annotation, path, faults, ['bodyValue', 'maybe', isText])
  checkProperty(annotation, path, faults, ['body', 'any', isResource])
  if (property(annotation, 'body') !== undefined && property(annotation, 'bodyValue') !== undefined) {
    report(faults, pathTo(path, 'bodyValue'), 'stands beside a body; there may be one of the two only')
  }
  checkProperty(annotation, path, faults, ['target', 'some', isResource])
  checkProperty(annotation, path, faults, [
    'stylesheet',
    'maybe',
    iriOr((sheet, at) => {
      checkProperty(sheet, at, faults, ['id', 'maybe', isIri])
      checkProperty(sheet, at, faults, ['value', 'maybe', isText])
    }),
  ])
  return faults
}
