import type { EditionCatalogue } from '#shared/archive/edition.ts'
import { findMarks } from '#shared/search/mark/find-marks.ts'
import type { HitGroup, MarkPattern, SearchHit } from '#shared/search/results.ts'
import type { TextRange } from '#shared/text/text-range.ts'
import { words } from '../../words/words.ts'
import { sourceTitle } from '../../workspace/source-words.ts'

/** The hits of one source, of the signatories or of the notes, as they are shown. */
export interface ShownGroup {
  readonly key: string
  readonly kind: HitGroup['kind']
  readonly source: HitGroup['source']
  readonly title: string
  /** The program made the title, because the source states none. */
  readonly made: boolean
  readonly marks: readonly TextRange[]
  /** The title itself is a hit; it is not among `hits`. */
  readonly titleHit: SearchHit | null
  readonly hits: readonly SearchHit[]
  /** The exact number of its hits, of which some may not be here yet; the title counts. */
  readonly total: number
}

function belongsTo(hit: SearchHit, group: HitGroup): boolean {
  switch (group.kind) {
    case 'source':
      return (hit.kind === 'block' || hit.kind === 'source') && hit.source === group.source
    case 'signatory':
    case 'note':
      return hit.kind === group.kind
  }
}

/** Hits stand group by group, so each group is one run of them. */
export function groupHits(
  groups: readonly HitGroup[],
  hits: readonly SearchHit[],
  marking: readonly MarkPattern[],
  catalogue: Pick<EditionCatalogue, 'sources'>,
): readonly ShownGroup[] {
  let at = 0
  return groups.map((group) => {
    const from = at
    for (let hit = hits[at]; hit !== undefined && belongsTo(hit, group); hit = hits[at]) at += 1
    const members = hits.slice(from, at)
    const titleHit = members.find(({ kind }) => kind === 'source') ?? null
    const source = catalogue.sources.find(({ id }) => id === group.source)
    const title = source === undefined ? null : sourceTitle(source)
    const made = title?.made ?? false
    const text = group.kind === 'source' ? (title?.text ?? group.source ?? '') : words.search.group[group.kind]
    return {
      key: group.key,
      kind: group.kind,
      source: group.source,
      title: text,
      made,
      marks: group.kind === 'source' && !made ? findMarks(marking, text) : [],
      titleHit,
      hits: members.filter((hit) => hit !== titleHit),
      total: group.total,
    }
  })
}
