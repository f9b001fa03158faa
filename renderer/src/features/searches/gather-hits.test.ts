import { describe, expect, test } from 'vitest'
import type { BlockId, EditionId, SourceId } from '#shared/archive/ids.ts'
import type { SearchHit, SearchRequest, SearchResults } from '#shared/search/results.ts'
import { COMPARED, gatherHits, type HitSources } from './gather-hits.ts'

const question = { text: 'risk', edition: 'v2' as EditionId, otherWords: [], asTyped: false }

function hit(number: number): SearchHit {
  return {
    id: `h${number}`,
    kind: 'block',
    source: 'letter' as SourceId,
    block: `b${number}` as BlockId,
    number,
    signatory: null,
    note: null,
    score: 1,
    exact: true,
  }
}

/** An edition with so many hits, which notes what it is asked. */
function edition(total: number, unreadable: readonly number[] = []) {
  const asked: Pick<SearchRequest, 'offset' | 'limit'>[] = []
  const sources: HitSources = {
    find({ offset, limit, text, edition }) {
      asked.push({ offset, limit })
      const hits = Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, index) => hit(offset + index + 1))
      const results: SearchResults = {
        query: text,
        edition,
        total,
        exactTotal: total,
        groupsTotal: 1,
        offset,
        hits,
        groups: [],
        marking: [],
        facets: [],
        notices: [],
        faults: [],
        without: [],
        some: null,
        complete: true,
      }
      return Promise.resolve(results)
    },
    texts: (_, hits) =>
      Promise.resolve(
        new Map(
          hits.map(({ id, number }) => [
            id,
            unreadable.includes(number ?? 0)
              ? ({ state: 'unreadable', message: 'its file was altered' } as const)
              : ({ state: 'read', text: `text ${number}` } as const),
          ]),
        ),
      ),
    snippets: () => Promise.resolve(new Map()),
    leftOut: () => Promise.resolve(['article' as SourceId]),
  }
  return { sources, asked }
}

describe('gatherHits', () => {
  test('asks page by page until all are there, and not once more', async () => {
    const { sources, asked } = edition(401)
    const found = await gatherHits(sources, question)
    expect(asked.map(({ offset }) => offset)).toEqual([0, 200, 400])
    expect(found.hits.map(({ hit, text }) => `${hit.id} ${text}`).at(-1)).toBe('h401 text 401')
    expect(found).toMatchObject({ edition: 'v2', total: 401, complete: true, unreadable: [], leftOut: ['article'] })
    const even = edition(200)
    await gatherHits(even.sources, question)
    expect(even.asked).toHaveLength(1)
  })

  test('stops at the bound, and still says how many there are', async () => {
    const { sources } = edition(COMPARED + 700)
    const found = await gatherHits(sources, question)
    expect([found.hits.length, found.total]).toEqual([COMPARED, COMPARED + 700])
  })

  test('asks once where nothing is found', async () => {
    const { sources, asked } = edition(0)
    expect(await gatherHits(sources, question)).toMatchObject({ hits: [], total: 0 })
    expect(asked).toHaveLength(1)
  })

  test('sets aside what could not be read: nobody can say whether it is the same', async () => {
    const { sources } = edition(3, [2])
    const found = await gatherHits(sources, question)
    expect(found.hits.map(({ hit }) => hit.number)).toEqual([1, 3])
    expect(found.unreadable.map(({ number }) => number)).toEqual([2])
  })
})
