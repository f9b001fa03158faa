import type { BlockId } from '../../archive/ids.ts'
import type { EditionIndex } from '../index/edition-index.ts'
import type { HitGroup, SearchHit } from '../results.ts'
import type { CollectionScratch } from './collection-scratch.ts'
import type { DocumentSet } from './document-set.ts'
import type { NoteShelf } from './note-shelf.ts'
import { takeBest } from './take-best.ts'

/** Added to the key of a document that has every word as it was typed, so that it comes before all that have not. No score is so great. */
const AS_TYPED = 1e6

export interface Found {
  readonly matched: DocumentSet
  readonly exact: DocumentSet
  readonly scratch: CollectionScratch
}

export interface OrderedHits {
  readonly groupsTotal: number
  readonly hits: readonly SearchHit[]
  readonly groups: readonly HitGroup[]
}

interface Group {
  readonly group: HitGroup
  /** The hits of the group from the best on, as many as are wanted. */
  hits(many: number): readonly SearchHit[]
}

function keysOf({ matched, exact, scratch }: Found): { readonly documents: Uint32Array; readonly keys: Float64Array } {
  const { keys } = scratch
  const documents = matched.list()
  for (const document of documents) keys[document] = (scratch.scores[document] ?? 0) + (exact.has(document) ? AS_TYPED : 0)
  return { documents, keys }
}

/**
 * The hits from `offset` on, group by group: the group with the best hit first, in a group the best first; those of equal worth in the order
 * of the documents. Sources beyond those that are asked for are not put in order.
 */
export function orderHits(
  index: EditionIndex,
  shelf: NoteShelf,
  edition: Found,
  notes: Found,
  offset: number,
  limit: number,
): OrderedHits {
  const { heading, titles, sourceOf } = index
  const sources = index.sources.size
  /** A group for each source, one for the signatories, one for the notes. */
  const best = new Float64Array(sources + 2).fill(-1)
  const totals = new Uint32Array(sources + 2)
  const inEdition = keysOf(edition)
  const inNotes = keysOf(notes)
  for (const document of inEdition.documents) {
    const group = sourceOf[document] ?? sources
    totals[group] = (totals[group] ?? 0) + 1
    const key = inEdition.keys[document] ?? 0
    if (key > (best[group] ?? 0)) best[group] = key
  }
  for (const document of inNotes.documents) {
    totals[sources + 1] = (totals[sources + 1] ?? 0) + 1
    best[sources + 1] = Math.max(best[sources + 1] ?? 0, inNotes.keys[document] ?? 0)
  }
  const numbers = new Uint32Array(sources + 2)
  let groupsTotal = 0
  for (let group = 0; group < totals.length; group++) if ((totals[group] ?? 0) > 0) numbers[groupsTotal++] = group

  const editionHit = (document: number): SearchHit => {
    const source = sourceOf[document] ?? sources
    const score = edition.scratch.scores[document] ?? 0
    const exact = edition.exact.has(document)
    if (source === sources) {
      const signatory = heading.signatories[document - (titles[sources] ?? 0)]
      return {
        id: `signatory:${signatory?.id}`,
        kind: 'signatory',
        source: signatory?.source ?? null,
        block: null,
        number: null,
        signatory: signatory?.id ?? null,
        note: null,
        score,
        exact,
      }
    }
    const of = index.sources.idAt(source)
    const isTitle = document === titles[source]
    const block = isTitle ? null : (`b${index.blockIds[document]}` as BlockId)
    const number = index.blockNumbers[document] ?? 0
    return {
      id: isTitle ? `source:${of}` : `block:${of}/${block}`,
      kind: isTitle ? 'source' : 'block',
      source: of,
      block,
      number: number === 0 ? null : number,
      signatory: null,
      note: null,
      score,
      exact,
    }
  }
  const noteHit = (document: number): SearchHit => {
    const note = shelf.noteOf(document)
    return {
      id: `note:${note?.id}`,
      kind: 'note',
      source: note?.source ?? null,
      block: null,
      number: null,
      signatory: null,
      note: note?.id ?? null,
      score: notes.scratch.scores[document] ?? 0,
      exact: notes.exact.has(document),
    }
  }
  const groupOf = (number: number): Group => {
    const total = totals[number] ?? 0
    if (number === sources + 1) {
      return {
        group: { key: 'notes', kind: 'note', source: null, total },
        hits: (many) => [...takeBest(inNotes.keys, inNotes.documents, many)].map(noteHit),
      }
    }
    const start = titles[number] ?? 0
    const end = number === sources ? index.size : (titles[number + 1] ?? start)
    const members = () =>
      Uint32Array.from({ length: end - start }, (_, at) => start + at).filter((each) => edition.matched.has(each))
    const source = number === sources ? null : index.sources.idAt(number)
    return {
      group:
        source === null
          ? { key: 'signatories', kind: 'signatory', source: null, total }
          : { key: `source:${source}`, kind: 'source', source, total },
      hits: (many) => [...takeBest(inEdition.keys, members(), many)].map(editionHit),
    }
  }

  const hits: SearchHit[] = []
  const groups: HitGroup[] = []
  let passed = 0
  // Each group has a hit at least, so no more of them can be needed.
  for (const number of takeBest(best, numbers.subarray(0, groupsTotal), offset + limit)) {
    const total = totals[number] ?? 0
    if (passed + total > offset) {
      const { group, hits: hitsOf } = groupOf(number)
      const from = Math.max(offset - passed, 0)
      groups.push(group)
      hits.push(...hitsOf(from + limit - hits.length).slice(from))
    }
    passed += total
    if (hits.length >= limit) break
  }
  return { groupsTotal, hits, groups }
}
