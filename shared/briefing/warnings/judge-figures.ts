import type { Figure } from '../figures/find-figures.ts'
import { type FigureSupport, supportOfFigure } from '../figures/support-of-figure.ts'
import type { SaidFigure, SubjectFigures } from './said-figures.ts'

/** What is to be said of a figure in a person's own text; nothing where it is supported and nobody disputes it. */
export type FigureFault =
  /** Nobody says it. `near` is what the archive says of the same thing. */
  | { readonly code: 'figure-unsupported'; readonly near: readonly SaidFigure[] }
  /** The sources say several things of it that cannot all be true: all of them. */
  | { readonly code: 'figure-disputed'; readonly said: readonly SaidFigure[] }
  /** The same number, but the source qualifies it ("around 60") and the text does not. */
  | { readonly code: 'figure-less-certain'; readonly said: readonly SaidFigure[] }

export interface JudgedFigure {
  readonly figure: Figure
  readonly fault: FigureFault
}

/** What figures are judged by: what the archive says, and what the quotations of the briefing say. */
export interface FigureEvidence {
  readonly subjects: readonly SubjectFigures[]
  readonly quoted: readonly SaidFigure[]
}

/** So many of those that say something of the same thing are named. */
const MOST_NEAR = 6

const shareNoun = (a: readonly string[], b: readonly string[]) => a.some((noun) => b.includes(noun))

/** Whether the text names both sides of a dispute itself: then it need not be told of it. */
function namesBothSides(own: readonly Figure[], { said }: SubjectFigures): boolean {
  const exact = new Set(said.filter(({ figure }) => figure.relation === 'exactly').map(({ figure }) => figure.value))
  return exact.size > 1 && [...exact].every((value) => own.some((figure) => figure.value === value))
}

function faultOf(figure: Figure, own: readonly Figure[], { subjects, quoted }: FigureEvidence): FigureFault | null {
  const supports = new Map<FigureSupport, SaidFigure[]>()
  const add = (said: SaidFigure): FigureSupport => {
    const support = supportOfFigure(figure, said.figure)
    const list = supports.get(support)
    if (list === undefined) supports.set(support, [said])
    else list.push(said)
    return support
  }
  let disputed: SubjectFigures | null = null
  for (const subject of subjects) {
    const states = subject.said.map(add)
    // An unnamed number says nothing of a subject that it may have by chance.
    const isMeant = states.some(
      (state, index) => state !== 'none' && shareNoun(figure.nouns, subject.said[index]?.figure.nouns ?? []),
    )
    if (subject.isDisputed && isMeant) disputed ??= subject
  }
  for (const said of quoted) add(said)
  if (disputed !== null && figure.kind !== 'ordinal') {
    return namesBothSides(own, disputed) ? null : { code: 'figure-disputed', said: disputed.said }
  }
  if (supports.has('same') || supports.has('implied')) return null
  const less = supports.get('less-certain')
  if (less !== undefined) return { code: 'figure-less-certain', said: less.slice(0, MOST_NEAR) }
  const near = subjects.flatMap(({ said }) => (said.some((each) => shareNoun(figure.nouns, each.figure.nouns)) ? said : []))
  return { code: 'figure-unsupported', near: near.slice(0, MOST_NEAR) }
}

/** Judges the figures of one text, in their order. Those that are well founded are left out. */
export function judgeFigures(figures: readonly Figure[], evidence: FigureEvidence): readonly JudgedFigure[] {
  return figures.flatMap((figure) => {
    const fault = faultOf(figure, figures, evidence)
    return fault === null ? [] : { figure, fault }
  })
}
