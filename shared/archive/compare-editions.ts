import { foldText } from '../text/fold-text.ts'
import type { Campaign } from './campaign.ts'
import type { Claim, ClaimSubject } from './claim.ts'
import type { EditionCatalogue } from './edition.ts'
import type { EditionId } from './ids.ts'
import type { Recommendation } from './recommendation.ts'
import type { Signatory } from './signatory.ts'
import type { CataloguedSource } from './source.ts'

/** The record of the same thing in two editions, and the fields of it that differ. */
interface Changed<T, F extends string> {
  readonly before: T
  readonly after: T
  readonly fields: readonly F[]
}

/** `original` are the bytes as received, `text` the words themselves, `blocks` their division into paragraphs. */
export type SourceField =
  | 'text'
  | 'original'
  | 'kind'
  | 'title'
  | 'publisher'
  | 'date'
  | 'language'
  | 'rights'
  | 'capture'
  | 'blocks'
export type SourceChange = Changed<CataloguedSource, SourceField>

export type SignatoryField = Exclude<keyof Signatory, 'span'> | 'row'
export type SignatoryChange = Changed<Signatory, SignatoryField>

export type Passage = Recommendation['passages'][number]
export interface RecommendationChange extends Changed<Recommendation, 'number' | 'heading' | 'passages'> {
  readonly gained: readonly Passage[]
  readonly lost: readonly Passage[]
}

export type ClaimChange = Changed<Claim, 'subject' | 'value' | 'when' | 'spans'>

interface Difference<T, C> {
  readonly added: readonly T[]
  readonly removed: readonly T[]
  readonly changed: readonly C[]
}

/** What differs between two editions. All lists are in the order of the edition in which their things stand. */
export interface EditionComparison {
  readonly before: EditionId
  readonly after: EditionId
  readonly campaign: readonly (keyof Campaign)[]
  readonly sources: Difference<CataloguedSource, SourceChange>
  readonly signatories: {
    readonly joined: readonly Signatory[]
    readonly left: readonly Signatory[]
    readonly corrected: readonly SignatoryChange[]
    /** Whether the totals that sources state for the list differ. */
    readonly totals: boolean
  }
  readonly recommendations: Difference<Recommendation, RecommendationChange>
  readonly claims: Difference<Claim, ClaimChange> & {
    /** Claims may not have been recorded in one of the two: then those of the other are new in the archive, not in the sources. */
    readonly recorded: 'both' | 'before-only' | 'after-only' | 'neither'
    readonly subjects: Difference<ClaimSubject, Changed<ClaimSubject, 'label' | 'counted'>>
  }
}

/** Whether an object is a span: its positions move whenever words before it change, and say nothing by themselves. */
const isSpan = (value: object) => 'exact' in value && 'start' in value && 'end' in value

/** Whether two values read the same, the positions of spans left out. */
function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const [x, y] = [a as Readonly<Record<string, unknown>>, b as Readonly<Record<string, unknown>>]
  const keys = Object.keys(x)
  if (keys.length !== Object.keys(y).length) return false
  const places = isSpan(a) && isSpan(b)
  return keys.every((key) => (places && (key === 'start' || key === 'end')) || (key in y && isSame(x[key], y[key])))
}

function differing<T extends object, F extends keyof T>(before: T, after: T, fields: readonly F[]): F[] {
  return fields.filter((field) => !isSame(before[field], after[field]))
}

/** What stands in one list only, and the pairs that stand in both, matched by id. */
function matchById<T extends { readonly id: string }>(before: readonly T[], after: readonly T[]) {
  const [earlier, later] = [new Map(before.map((item) => [item.id, item])), new Map(after.map((item) => [item.id, item]))]
  return {
    added: after.filter(({ id }) => !earlier.has(id)),
    removed: before.filter(({ id }) => !later.has(id)),
    pairs: after.flatMap((item): readonly (readonly [T, T])[] => {
      const other = earlier.get(item.id)
      return other === undefined ? [] : [[other, item]]
    }),
  }
}

function compareById<T extends { readonly id: string }, C extends { readonly fields: readonly unknown[] }>(
  before: readonly T[],
  after: readonly T[],
  compare: (before: T, after: T) => C,
): Difference<T, C> {
  const { added, removed, pairs } = matchById(before, after)
  return { added, removed, changed: pairs.map(([x, y]) => compare(x, y)).filter(({ fields }) => fields.length > 0) }
}

function compareSource(before: CataloguedSource, after: CataloguedSource): SourceChange {
  const fields: SourceField[] = []
  if (before.text.sha512 !== after.text.sha512) fields.push('text')
  if (before.capture.sha512 !== after.capture.sha512) fields.push('original')
  fields.push(...differing(before, after, ['kind', 'title', 'publisher', 'date', 'language', 'rights']))
  const { sha512: _, bytes: __, ...capture } = before.capture
  const { sha512: ___, bytes: ____, ...laterCapture } = after.capture
  if (!isSame(capture, laterCapture)) fields.push('capture')
  // The blocks are not in a catalogue. A record that differs, and in nothing that was compared, differs in them.
  if (fields.length === 0 && before.record !== after.record) fields.push('blocks')
  return { before, after, fields }
}

const signatoryFields = [
  'id',
  'kind',
  'title',
  'name',
  'honours',
  'role',
  'affiliation',
  'remark',
  'country',
  'countryAsStated',
  'aliases',
] as const satisfies readonly (keyof Signatory)[]

function compareSignatory(before: Signatory, after: Signatory): SignatoryChange {
  const fields: SignatoryField[] = differing(before, after, signatoryFields)
  if (before.span.exact !== after.span.exact) fields.push('row')
  return { before, after, fields }
}

function compareSignatories(before: readonly Signatory[], after: readonly Signatory[]) {
  const { added, removed, pairs } = matchById(before, after)
  const matched = [...pairs]
  // A signatory whose id was corrected has the same name, and no one else has.
  const named = (list: readonly Signatory[]) => {
    const groups = new Map<string, Signatory[]>()
    for (const item of list) {
      const name = foldText(item.name).folded
      groups.set(name, [...(groups.get(name) ?? []), item])
    }
    return groups
  }
  const [left, joined] = [named(removed), named(added)]
  const renamed = new Set<Signatory>()
  for (const [name, [was, ...others]] of left) {
    const [is, ...rest] = joined.get(name) ?? []
    if (was === undefined || is === undefined || others.length + rest.length > 0) continue
    matched.push([was, is])
    renamed.add(was).add(is)
  }
  return {
    joined: added.filter((item) => !renamed.has(item)),
    left: removed.filter((item) => !renamed.has(item)),
    corrected: matched.map(([x, y]) => compareSignatory(x, y)).filter(({ fields }) => fields.length > 0),
  }
}

/** The passages of `list` that `other` does not have, by their words, their source and their relation. */
function passagesNotIn(list: readonly Passage[], other: readonly Passage[]): readonly Passage[] {
  const nameOf = ({ relation, span }: Passage) => JSON.stringify([relation, span.source, span.exact])
  const held = new Set(other.map(nameOf))
  return list.filter((passage) => !held.has(nameOf(passage)))
}

function compareRecommendation(before: Recommendation, after: Recommendation): RecommendationChange {
  return {
    before,
    after,
    fields: differing(before, after, ['number', 'heading', 'passages']),
    gained: passagesNotIn(after.passages, before.passages),
    lost: passagesNotIn(before.passages, after.passages),
  }
}

/**
 * Says what differs between two editions: sources by their digests and their descriptions, signatories by id and, where the id was corrected,
 * by name, recommendations with the passages that they gained or lost, claims. That a passage stands at another position is no difference;
 * that it reads otherwise is. Of a text only whether it changed is said: what changed in it is for `diffTexts`.
 */
export function compareEditions(before: EditionCatalogue, after: EditionCatalogue): EditionComparison {
  const [earlier, later] = [before.claims, after.claims]
  const recorded = earlier === null ? (later === null ? 'neither' : 'after-only') : later === null ? 'before-only' : 'both'
  return {
    before: before.edition.id,
    after: after.edition.id,
    campaign: differing(before.campaign, after.campaign, [
      'id',
      'title',
      'addressee',
      'leadOrganisation',
      'date',
      'summary',
      'notHeld',
    ]),
    sources: compareById(before.sources, after.sources, compareSource),
    signatories: {
      ...compareSignatories(before.signatories.signatories, after.signatories.signatories),
      totals: !isSame(before.signatories.statedTotals, after.signatories.statedTotals),
    },
    recommendations: compareById(before.recommendations, after.recommendations, compareRecommendation),
    claims: {
      recorded,
      ...compareById(earlier?.claims ?? [], later?.claims ?? [], (x, y) => ({
        before: x,
        after: y,
        fields: differing(x, y, ['subject', 'value', 'when', 'spans']),
      })),
      subjects: compareById(earlier?.subjects ?? [], later?.subjects ?? [], (x, y) => ({
        before: x,
        after: y,
        fields: differing(x, y, ['label', 'counted']),
      })),
    },
  }
}

/** Whether nothing that an edition says differs. */
export function isSameEdition({ campaign, sources, signatories, recommendations, claims }: EditionComparison): boolean {
  const lists = [sources, recommendations, claims, claims.subjects].flatMap(({ added, removed, changed }) => [
    added,
    removed,
    changed,
  ])
  const { joined, left, corrected, totals } = signatories
  return (
    [campaign, joined, left, corrected, ...lists].every((list) => list.length === 0) &&
    !totals &&
    claims.recorded !== 'before-only' &&
    claims.recorded !== 'after-only'
  )
}
