import type { EditionId, SourceId } from '#shared/archive/ids.ts'
import type { FoundText } from '#shared/search/compare-results.ts'
import type { SearchHit, SearchRequest, SearchResults } from '#shared/search/results.ts'
import type { HitText } from '../../workspace/hit-texts.ts'
import type { HitSnippet } from '../../workspace/search-answer.ts'

/** As many hits of an edition are compared, and as many are asked for at once. */
export const COMPARED = 2_000
const AT_ONCE = 200

/** A hit with its whole text, to be compared, and the piece of it that is shown. */
export interface FoundHit extends FoundText {
  readonly snippet: HitSnippet | null
}

/** What a query finds in one edition. */
export interface FoundInEdition {
  readonly edition: EditionId
  readonly total: number
  readonly complete: boolean
  readonly hits: readonly FoundHit[]
  /** Hits whose text could not be read, so that nobody can say whether they are the same. */
  readonly unreadable: readonly SearchHit[]
  /** Sources that could not be read, so that nothing in them is found. */
  readonly leftOut: readonly SourceId[]
}

export interface HitSources {
  find(request: SearchRequest): Promise<SearchResults>
  texts(edition: EditionId, hits: readonly SearchHit[]): Promise<ReadonlyMap<string, HitText>>
  snippets(results: SearchResults, hits: readonly SearchHit[]): Promise<ReadonlyMap<string, HitSnippet>>
  leftOut(edition: EditionId): Promise<readonly SourceId[]>
}

/** Asks for all hits of a query in an edition, page by page, up to `COMPARED`. */
export async function gatherHits(
  sources: HitSources,
  question: Pick<SearchRequest, 'text' | 'edition' | 'otherWords' | 'asTyped'>,
): Promise<FoundInEdition> {
  const hits: FoundHit[] = []
  const unreadable: SearchHit[] = []
  let asked = 0
  for (;;) {
    const results = await sources.find({ ...question, offset: asked, limit: Math.min(AT_ONCE, COMPARED - asked) })
    const texts = await sources.texts(question.edition, results.hits)
    const snippets = await sources.snippets(results, results.hits)
    for (const hit of results.hits) {
      const text = texts.get(hit.id)
      if (text?.state === 'read') hits.push({ hit, text: text.text, snippet: snippets.get(hit.id) ?? null })
      else unreadable.push(hit)
    }
    asked += results.hits.length
    if (results.hits.length === 0 || asked >= Math.min(results.total, COMPARED)) {
      const { total, complete } = results
      const leftOut = await sources.leftOut(question.edition)
      return { edition: question.edition, total, complete, hits, unreadable, leftOut }
    }
  }
}
