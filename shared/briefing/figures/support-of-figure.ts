import type { ClaimRelation } from '../../archive/claim.ts'
import { judgeClaim } from '../../archive/judge-claim.ts'
import { countTheSame } from './counted-things.ts'
import type { ComparedFigure } from './find-figures.ts'

/**
 * What one figure is to another that might support it. `same`: number and qualifier. `implied`: it follows from it ("more than 50" from 59).
 * `less-certain`: the same number, but the supporting text qualifies it ("around 60") and this one does not, or does so otherwise. `none`: neither.
 */
export type FigureSupport = 'same' | 'implied' | 'less-certain' | 'none'

/** Fractions are rounded when they are written as percentages: "a third" is 33%. In percentage points. */
const ROUNDED_SHARE = 0.5

function equalValues(a: ComparedFigure, b: ComparedFigure): boolean {
  return a.kind === 'share' && b.kind === 'share' ? Math.abs(a.value - b.value) <= ROUNDED_SHARE : a.value === b.value
}

/** Whether who says the second has said the first as well: "at least 59" after "59", "over 50" after "more than 50". */
function follows(stated: ClaimRelation, said: ClaimRelation): boolean {
  if (stated === said) return true
  switch (said) {
    case 'exactly':
      return stated === 'at-least' || stated === 'at-most' || stated === 'around'
    case 'more-than':
      return stated === 'at-least'
    case 'less-than':
      return stated === 'at-most'
    case 'around':
    case 'at-least':
    case 'at-most':
      return false
  }
}

/** Holds a figure of a text against one of a source or a claim. */
export function supportOfFigure(stated: ComparedFigure, said: ComparedFigure): FigureSupport {
  if (!countTheSame(stated.nouns, said.nouns)) return 'none'
  // "The fifth recommendation", where there are five.
  if (stated.kind === 'ordinal' && said.kind === 'count') return stated.value <= said.value ? 'implied' : 'none'
  if (stated.kind === 'vague' && said.kind === 'count') return said.value >= stated.value ? 'implied' : 'none'
  if (stated.kind !== said.kind) return 'none'
  if (equalValues(stated, said)) {
    if (stated.relation === said.relation) return 'same'
    return follows(stated.relation, said.relation) ? 'implied' : 'less-certain'
  }
  // A bound or a rounding that the exact figure satisfies; of what is not known to be counted the number alone says nothing.
  if (stated.relation === 'exactly' || said.relation !== 'exactly' || stated.nouns.length === 0 || said.nouns.length === 0)
    return 'none'
  return judgeClaim({ number: stated.value, relation: stated.relation }, said.value) === 'differs' ? 'none' : 'implied'
}
