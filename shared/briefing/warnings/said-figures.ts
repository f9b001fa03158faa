import type { Claim, ClaimList, ClaimSubject } from '../../archive/claim.ts'
import type { EditionCatalogue } from '../../archive/edition.ts'
import type { BriefingPartId } from '../../archive/ids.ts'
import { judgeClaim } from '../../archive/judge-claim.ts'
import type { ArchiveSpan } from '../../archive/span.ts'
import { countedThing } from '../figures/counted-things.ts'
import { type ComparedFigure, type Figure, findFigures } from '../figures/find-figures.ts'

/** What the archive holds that can be counted. */
export type Counted = 'signatories' | 'organisations' | 'people' | 'countries' | 'recommendations'

/** Who says a figure: a source, as a claim or as the total of its list; the rows of the archive, counted; or a quotation that stands in the briefing. */
export type FigureSource =
  | { readonly kind: 'claim'; readonly claim: Claim; readonly span: ArchiveSpan }
  | { readonly kind: 'total'; readonly span: ArchiveSpan }
  | { readonly kind: 'counted'; readonly counted: Counted }
  | { readonly kind: 'quotation'; readonly part: BriefingPartId }

export interface SaidFigure {
  readonly figure: ComparedFigure
  readonly from: FigureSource
}

/** What the sources and the rows of an archive say of one subject. */
export interface SubjectFigures {
  readonly said: readonly SaidFigure[]
  /** Two of them cannot both be true. */
  readonly isDisputed: boolean
}

function figureOfClaim(claim: Claim, subject: ClaimSubject | undefined): readonly SaidFigure[] {
  const [span] = claim.spans
  if (claim.value.kind !== 'number' || span === undefined) return []
  const { number, relation, unit } = claim.value
  const inWords = findFigures(span.exact).find(({ value }) => value === number)
  const nouns = new Set([...(unit === null ? [] : countedThing(` ${unit}`).nouns), ...(inWords?.nouns ?? [])])
  if (nouns.size === 0 && subject?.counted != null) for (const noun of countedThing(` ${subject.counted}`).nouns) nouns.add(noun)
  return [
    {
      figure: { kind: inWords?.kind ?? 'count', value: number, relation, nouns: [...nouns] },
      from: { kind: 'claim', claim, span },
    },
  ]
}

const counted = (name: Counted, value: number, nouns: readonly string[]): SaidFigure => ({
  figure: { kind: 'count', value, relation: 'exactly', nouns },
  from: { kind: 'counted', counted: name },
})

/** Whether one of two figures on the same subject rules the other out. */
function contradict(a: ComparedFigure, b: ComparedFigure): boolean {
  if (b.relation === 'exactly') return judgeClaim({ number: a.value, relation: a.relation }, b.value) === 'differs'
  if (a.relation === 'exactly') return judgeClaim({ number: b.value, relation: b.relation }, a.value) === 'differs'
  return false
}

function subjectFigures(said: readonly SaidFigure[]): SubjectFigures {
  return { said, isDisputed: said.some((a, index) => said.slice(index + 1).some((b) => contradict(a.figure, b.figure))) }
}

/** What is counted of a subject, and may stand beside it without saying something else: the organisations among the signatories. */
function rowsOf({ signatories, recommendations }: Pick<EditionCatalogue, 'signatories' | 'recommendations'>) {
  const rows = signatories.signatories
  const countries = new Set(rows.flatMap(({ country }) => (country === null || country === 'International' ? [] : country)))
  const organisations = rows.filter(({ kind }) => kind === 'organisation').length
  return {
    signatories: rows.length === 0 ? [] : [counted('signatories', rows.length, ['signatory'])],
    recommendations: recommendations.length === 0 ? [] : [counted('recommendations', recommendations.length, ['recommendation'])],
    aside: [
      counted('organisations', organisations, ['organisation', 'charity']),
      counted('people', rows.length - organisations, [
        'person',
        'individual',
        'expert',
        'academic',
        'campaigner',
        'leader',
        'researcher',
      ]),
      counted('countries', countries.size, ['country', 'nation', 'state']),
    ].filter(({ figure }) => figure.value > 0),
  }
}

const NO_CLAIMS: ClaimList = { subjects: [], claims: [] }

/** Everything that an edition says of figures, by subject; what belongs to no subject stands alone. */
export function figuresOfEdition(
  catalogue: Pick<EditionCatalogue, 'claims' | 'signatories' | 'recommendations'>,
): readonly SubjectFigures[] {
  const { subjects, claims } = catalogue.claims ?? NO_CLAIMS
  const rows = rowsOf(catalogue)
  const bySubject = subjects.map((subject) => {
    const own = claims.filter((claim) => claim.subject === subject.id).flatMap((claim) => figureOfClaim(claim, subject))
    return { subject, said: subject.counted === null ? own : [...own, ...rows[subject.counted]] }
  })
  const totals = catalogue.signatories.statedTotals.map(
    ({ value, span }): SaidFigure => ({
      figure: { kind: 'count', value, relation: 'exactly', nouns: ['signatory'] },
      from: { kind: 'total', span },
    }),
  )
  const has = (name: ClaimSubject['counted']) => subjects.some((subject) => subject.counted === name)
  return [
    ...bySubject.map(({ said }) => subjectFigures(said)),
    // An edition without claims still says how many its list has, and how many it says it has.
    ...(has('signatories') ? [] : [subjectFigures([...totals, ...rows.signatories])]),
    ...(has('recommendations') ? [] : [subjectFigures(rows.recommendations)]),
    ...rows.aside.map((said) => subjectFigures([said])),
  ].filter(({ said }) => said.length > 0)
}

/** The names that hold digits, which are no figures. */
export function namesWithDigits({ signatories }: Pick<EditionCatalogue, 'signatories'>): readonly string[] {
  const names = signatories.signatories.flatMap(({ name, aliases, affiliation }) => [
    name,
    ...aliases,
    ...(affiliation === null ? [] : [affiliation]),
  ])
  return [...new Set(names)].filter((name) => /\d/u.test(name))
}

/** What a quotation says of figures. */
export function figuresOfQuotation(part: BriefingPartId, exact: string, names: readonly string[]): readonly SaidFigure[] {
  return findFigures(exact, names).map((figure: Figure) => ({ figure, from: { kind: 'quotation', part } }))
}
