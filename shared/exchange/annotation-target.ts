import { readDeepLink, writeDeepLink } from '../links/deep-link.ts'
import { type PassageTarget, passageTargetSchema, type Target, targetSchema } from '../notes/note.ts'
import { isObject, type Json, type JsonObject, property, stringsOf, valuesOf } from './json.ts'
import { terms } from './vocabulary.ts'

function writePassage(target: PassageTarget): JsonObject {
  const { archive, edition, source, exact, prefix, suffix, start, end, occurrences, textSha512 } = target
  return {
    type: 'SpecificResource',
    source: writeDeepLink({ archive, to: { kind: 'source', edition, source } }),
    state: { type: terms.textState, [terms.textSha512]: textSha512 },
    selector: [
      {
        type: 'TextQuoteSelector',
        exact,
        prefix,
        suffix,
        ...(occurrences === undefined ? {} : { [terms.occurrences]: occurrences }),
      },
      { type: 'TextPositionSelector', start, end },
    ],
  }
}

/**
 * A target in the words of the model: a passage as a source with a quotation and a position in code points (4.2.4, 4.2.5), anything else as the
 * address of the thing with its name.
 */
export function writeTarget(target: Target): JsonObject {
  if ('exact' in target) return writePassage(target)
  const { archive, edition, about, name } = target
  const to = about.kind === 'source' ? ({ kind: 'source', edition, source: about.id } as const) : { ...about, edition }
  return { id: writeDeepLink({ archive, to }), label: name }
}

function selectorOf(resource: JsonObject, type: string): JsonObject | null {
  const found = valuesOf(resource, 'selector').filter(
    (selector): selector is JsonObject => isObject(selector) && stringsOf(selector, 'type').includes(type),
  )
  const [only] = found
  // What narrows a selector down is not held here.
  return only === undefined || found.length > 1 || property(only, 'refinedBy') !== undefined ? null : only
}

function readPassage(resource: JsonObject): PassageTarget | null {
  const source = property(resource, 'source')
  const link = typeof source === 'string' ? readDeepLink(source) : null
  const [quote, position] = [selectorOf(resource, 'TextQuoteSelector'), selectorOf(resource, 'TextPositionSelector')]
  if (link?.to.kind !== 'source' || quote === null || position === null) return null
  const state = valuesOf(resource, 'state').find((one) => isObject(one) && property(one, terms.textSha512) !== undefined)
  if (!isObject(state)) return null
  const occurrences = property(quote, terms.occurrences)
  const read = passageTargetSchema.safeParse({
    archive: link.archive,
    source: link.to.source,
    edition: link.to.edition,
    textSha512: property(state, terms.textSha512),
    exact: property(quote, 'exact'),
    prefix: property(quote, 'prefix') ?? '',
    suffix: property(quote, 'suffix') ?? '',
    start: property(position, 'start'),
    end: property(position, 'end'),
    ...(occurrences === undefined ? {} : { occurrences }),
  })
  if (!read.success) return null
  const { exact, start, end } = read.data
  return [...exact].length === end - start ? read.data : null
}

function readRecord(resource: JsonObject): Target | null {
  const id = property(resource, 'id')
  const link = typeof id === 'string' ? readDeepLink(id) : null
  const name = property(resource, 'label')
  if (link === null || typeof name !== 'string' || !('edition' in link.to)) return null
  const { to, archive } = link
  if (to.kind === 'block' || to.kind === 'passage') return null
  const about = to.kind === 'source' ? { kind: to.kind, id: to.source } : { kind: to.kind, id: to.id }
  const read = targetSchema.safeParse({ archive, edition: to.edition, about, name })
  return read.success ? read.data : null
}

/** Reads what `writeTarget` writes, whole; null for everything of which a part is missing or would have to be looked up. */
export function readTarget(value: Json | undefined): Target | null {
  if (!isObject(value)) return null
  return property(value, 'source') === undefined ? readRecord(value) : readPassage(value)
}
