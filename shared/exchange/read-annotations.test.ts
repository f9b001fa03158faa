import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Json, JsonObject } from './json.ts'
import { readAnnotations } from './read-annotations.ts'
import { correctSamples, faultySamples, sample } from './testing/model-samples.ts'
import { ANNOTATION_CONTEXT } from './vocabulary.ts'

const read = (value: unknown) => readAnnotations(JSON.stringify(value))
const paths = (value: unknown) => {
  const reading = read(value)
  return reading.ok
    ? reading.value.faulty.flatMap(({ faults }) => faults.map(({ path }) => path))
    : reading.faults.map(({ path }) => path)
}
const bare = ({ '@context': _, ...rest }: JsonObject): JsonObject => rest

function page(items: unknown, more: JsonObject = {}): JsonObject {
  return { id: 'https://site.test/p1', type: 'AnnotationPage', items: items as Json, ...more }
}

function collection(first: Json, more: JsonObject = {}): JsonObject {
  return { '@context': ANNOTATION_CONTEXT, id: 'https://site.test/c', type: 'AnnotationCollection', total: 1, first, ...more }
}

describe('an annotation', () => {
  test.each(Object.entries(correctSamples))('is read with %s', (_, annotation) => {
    const reading = read(annotation)
    expect(reading).toMatchObject({ ok: true, value: { faulty: [], annotations: [{ path: '$', annotation }] } })
  })

  test.each(Object.entries(faultySamples))('is refused with %s', (_, [annotation, path]) => {
    expect(read(annotation).ok).toBe(false)
    expect(paths(annotation)).toContain(path)
  })

  test('is refused with every fault that it has', () => {
    expect(paths(sample({ id: 'no', created: 'no', target: 7 }))).toEqual(['$.id', '$.created', '$.target'])
  })
})

describe('a file', () => {
  test('is a collection with its page, which lends its annotations its context', () => {
    const context = [ANNOTATION_CONTEXT, { my: 'https://my.test/#' }]
    const reading = read(collection(page([bare(sample({ 'my:weight': 1 }))]), { '@context': context }))
    expect(reading).toMatchObject({
      ok: true,
      value: { annotations: [{ path: '$.first.items[0]', annotation: { '@context': context, 'my:weight': 1 } }] },
    })
  })

  test('is a page, or a list of annotations that each name the context', () => {
    const lent = read({ '@context': ANNOTATION_CONTEXT, ...page([bare(sample({}))]) })
    expect(lent.ok && lent.value.annotations.map(({ path }) => path)).toEqual(['$.items[0]'])
    expect(paths([sample({}), bare(sample({}))])).toEqual(['$[1]["@context"]'])
  })

  test('is read on after a faulty annotation, which is named', () => {
    const reading = read(collection(page([bare(sample({ target: 5 })), bare(sample({}))])))
    expect(reading).toMatchObject({
      ok: true,
      value: {
        annotations: [{ path: '$.first.items[1]' }],
        faulty: [{ path: '$.first.items[0]', id: 'https://site.test/a1', faults: [{ path: '$.first.items[0].target' }] }],
      },
    })
  })

  test('goes on in pages that lie in it, and names what lies elsewhere', () => {
    const second = page([bare(sample({})), 'https://site.test/a2'], { next: 'https://site.test/p3' })
    const reading = read(collection(page([bare(sample({}))], { next: second })))
    expect(reading).toMatchObject({
      ok: true,
      value: {
        annotations: [{ path: '$.first.items[0]' }, { path: '$.first.next.items[0]' }],
        elsewhere: [
          { path: '$.first.next.items[1]', address: 'https://site.test/a2' },
          { path: '$.first.next.next', address: 'https://site.test/p3' },
        ],
      },
    })
    expect(read(collection('https://site.test/p1'))).toMatchObject({ ok: true, value: { elsewhere: [{ path: '$.first' }] } })
  })

  test.each<readonly [string, unknown, string]>([
    ['a collection without a context', { ...collection(page([])), '@context': undefined }, '$["@context"]'],
    ['a collection without an id', { ...collection(page([])), id: undefined }, '$.id'],
    ['a collection that counts wrongly', collection(page([]), { total: -1 }), '$.total'],
    ['a collection without its first page', { ...collection(page([])), first: undefined }, '$.first'],
    ['a page without an id', collection({ ...page([]), id: 'p' }), '$.first.id'],
    ['a page without a type', collection({ ...page([]), type: 'Page' }), '$.first.type'],
    ['a page without items', collection({ ...page([]), items: 'https://site.test/a1' }), '$.first.items'],
    ['a page that starts between two', collection(page([], { startIndex: 0.5 })), '$.first.startIndex'],
    ['a number', 7, '$'],
    ['nothing', null, '$'],
    ['an empty list', [], '$'],
  ])('is refused when it is %s', (_, value, path) => {
    expect(read(value).ok).toBe(false)
    expect(paths(value)).toContain(path)
  })
})

describe('a file of which nothing is known', () => {
  test('is read or refused, whatever JSON it holds', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        const reading = read(value)
        expect(
          reading.ok ? reading.value.annotations.length + reading.value.faulty.length : reading.faults.length,
        ).toBeGreaterThan(0)
      }),
      { numRuns: 1_000 },
    )
  })

  test('is read or refused at a path, whatever is put at any place of a correct one', () => {
    const names = Object.keys(correctSamples)
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.infiniteStream(fc.nat()), fc.jsonValue({ maxDepth: 3 }), (name, numbers, put) => {
        const change = (value: Json): Json => {
          if (typeof value !== 'object' || value === null || (numbers.next().value ?? 0) % 4 === 0) return put as Json
          const keys = Object.keys(value)
          const at = keys[(numbers.next().value ?? 0) % Math.max(keys.length, 1)]
          if (Array.isArray(value)) return value.map((item: Json, index) => (String(index) === at ? change(item) : item))
          return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, key === at ? change(item) : item]))
        }
        const changed = change(correctSamples[name] ?? null)
        const reading = read(changed)
        if (!reading.ok) expect(reading.faults.every(({ path, reason }) => path.startsWith('$') && reason !== '')).toBe(true)
      }),
      { numRuns: 3_000 },
    )
  })

  test('is read or refused, whatever characters it is of', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(correctSamples)), fc.nat(), fc.string(), (annotation, at, put) => {
        const text = JSON.stringify(annotation)
        const place = at % text.length
        const reading = readAnnotations(text.slice(0, place) + put + text.slice(place + 1))
        if (!reading.ok) expect(reading.faults[0]?.path).toMatch(/^\$/)
      }),
      { numRuns: 2_000 },
    )
  })
})
