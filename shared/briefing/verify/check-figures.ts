import type { ClaimList } from '../../archive/claim.ts'
import { countedThing } from '../figures/counted-things.ts'
import { type Figure, findFigures } from '../figures/find-figures.ts'
import { type FigureSupport, supportOfFigure } from '../figures/support-of-figure.ts'
import type { ArchiveTexts } from './compare/archive-texts.ts'
import type { ReportedFigure } from './report.ts'

interface SaidFigure extends Pick<Figure, 'kind' | 'value' | 'relation' | 'nouns'> {
  /** As it stands in the source, with what qualifies it. */
  readonly words: string
  readonly source: string
  /** Figures of one subject are held against each other. */
  readonly subject: string | null
}

/** What the sources say in figures: what the archivist recorded first, then what their texts say. */
export interface FigureSources {
  readonly claims: readonly SaidFigure[]
  readonly texts: readonly SaidFigure[]
  /** Names that hold digits ("5Rights"), which count nothing. */
  readonly names: readonly string[]
}

function figuresOfClaims({ claims }: ClaimList, title: (source: string) => string): readonly SaidFigure[] {
  return claims.flatMap(({ value, subject, spans }) => {
    if (value.kind !== 'number') return []
    const [span] = spans
    return [
      {
        kind: value.unit !== null && /^(?:%|per\s?cent)/iu.test(value.unit) ? ('share' as const) : ('count' as const),
        value: value.number,
        relation: value.relation,
        nouns: value.unit === null ? [] : countedThing(` ${value.unit}`).nouns,
        words: [value.qualifier, value.asStated, value.unit].filter((word) => word !== null).join(' '),
        source: span === undefined ? '' : title(span.source),
        subject,
      },
    ]
  })
}

/** The rows of the archive's own lists, under the subject whose claims say how many there are. */
function figuresOfLists({ claims, counted }: ArchiveTexts): readonly SaidFigure[] {
  const lists = [
    ['signatories', 'signatory'],
    ['recommendations', 'recommendation'],
  ] as const
  return lists.flatMap(([name, noun]) => {
    if (counted[name] === 0) return []
    const subject = claims?.subjects.find((each) => each.counted === name)?.id ?? null
    const words = `${counted[name]} ${name} in its list`
    return [
      {
        kind: 'count' as const,
        value: counted[name],
        relation: 'exactly' as const,
        nouns: [noun],
        words,
        source: 'counted in the archive',
        subject,
      },
    ]
  })
}

/** Of more figures a text of the archive is not asked: an archive of thousands of sources stays quick. */
const MOST_FIGURES = 200_000

/** Names with digits in them, joined to a letter or set apart by a space ("5Rights", "5 Rights"). */
function namesWithDigits(texts: readonly string[]): readonly string[] {
  const names = new Set<string>()
  for (const text of texts)
    for (const [name] of text.matchAll(/\b\d{1,3}\p{Lu}\p{Ll}+\b/gu)) if (names.size < 500) names.add(name)
  return [...names]
}

/** Reads the figures of the edition that a briefing is held against, once for all briefings. */
export function readFigureSources(archive: ArchiveTexts): FigureSources {
  const current = archive.texts.filter(({ editions }) => editions.includes(archive.current))
  const titles = new Map<string, string>(current.map(({ source, title }) => [source, title]))
  const names = namesWithDigits(current.map(({ text }) => text))
  const texts: SaidFigure[] = []
  for (const { text, title } of current) {
    if (texts.length >= MOST_FIGURES) break
    for (const figure of findFigures(text, names)) {
      const words = text.slice(figure.range.start, figure.range.end)
      texts.push({
        kind: figure.kind,
        value: figure.value,
        relation: figure.relation,
        nouns: figure.nouns,
        words: [figure.qualifier, words, figure.unit].filter((word) => word !== null).join(' '),
        source: title,
        subject: null,
      })
    }
  }
  return {
    claims: [
      ...(archive.claims === null ? [] : figuresOfClaims(archive.claims, (source) => titles.get(source) ?? source)),
      ...figuresOfLists(archive),
    ],
    texts,
    names,
  }
}

const said = ({ words, source }: SaidFigure) => `“${words.replace(/\s+/gu, ' ')}” (${source})`

function listed(figures: readonly SaidFigure[]): string {
  const unique = [...new Set(figures.map(said))]
  const more = unique.length - 3
  return unique.slice(0, 3).join('; ') + (more > 0 ? `; and ${more} more` : '')
}

function judge(figure: Figure, sources: FigureSources): Pick<ReportedFigure, 'result' | 'message'> {
  const support = (all: readonly SaidFigure[], wanted: readonly FigureSupport[]) =>
    all.filter((each) => wanted.includes(supportOfFigure(figure, each)))
  const everyone = [...sources.claims, ...sources.texts]
  const same = support(everyone, ['same', 'implied'])
  const lessCertain = support(everyone, ['less-certain'])
  const subjects = new Set(
    [...support(sources.claims, ['same', 'implied', 'less-certain'])].flatMap(({ subject }) => subject ?? []),
  )
  const others = sources.claims.filter(
    ({ subject, value, relation }) =>
      subject !== null && subjects.has(subject) && (value !== figure.value || relation !== figure.relation),
  )
  if (same.length > 0 && others.length > 0)
    return { result: 'disputed', message: `said by ${listed(same)}; sources also give ${listed(others)}` }
  if (same.length > 0) return { result: 'stated', message: `said by ${listed(same)}` }
  if (lessCertain.length > 0) return { result: 'qualified', message: `the sources say it otherwise: ${listed(lessCertain)}` }
  const near = sources.claims.filter(({ nouns }) => figure.nouns.some((noun) => nouns.includes(noun)))
  return near.length > 0
    ? { result: 'not-found', message: `no source says so; sources give ${listed(near)}` }
    : { result: 'not-found', message: 'no source of this edition says so' }
}

const AROUND = 60

/** Holds each figure of a text against the sources. Quotations are to be blanked out before, so that positions stay. */
export function checkFigures(
  text: string,
  sources: FigureSources,
  where: (offset: number) => Pick<ReportedFigure, 'line' | 'paragraph'>,
): readonly ReportedFigure[] {
  return findFigures(text, sources.names).map((figure) => {
    const { start, end } = figure.range
    const qualified = figure.qualifier === null ? start : Math.max(text.lastIndexOf(figure.qualifier, start), 0)
    const context = text
      .slice(Math.max(qualified - AROUND, 0), end + AROUND)
      .replace(/\s+/gu, ' ')
      .trim()
    const words = [text.slice(qualified, end), figure.unit ?? ''].join(' ').replace(/\s+/gu, ' ').trim()
    return { text: words, context, ...where(start), ...judge(figure, sources) }
  })
}
