import type { ClaimFigure } from './claim.ts'

/** `fits`: both can be true. `roughly`: a rounded figure near the count. `differs`: they cannot both be said in one text without a word on it. */
export type ClaimVerdict = 'fits' | 'roughly' | 'differs'

/** A rounded figure within a tenth of the count is near it: "around 60" of 55 to 66. Nobody rounds 51 to 60. */
const NEAR = 0.1

/** Holds a figure that a source gives against what was counted. */
export function judgeClaim({ number, relation }: Pick<ClaimFigure, 'number' | 'relation'>, counted: number): ClaimVerdict {
  switch (relation) {
    case 'exactly':
      return counted === number ? 'fits' : 'differs'
    case 'around':
      return Math.abs(number - counted) <= NEAR * Math.abs(number) ? 'roughly' : 'differs'
    case 'more-than':
      return counted > number ? 'fits' : 'differs'
    case 'at-least':
      return counted >= number ? 'fits' : 'differs'
    case 'less-than':
      return counted < number ? 'fits' : 'differs'
    case 'at-most':
      return counted <= number ? 'fits' : 'differs'
  }
}
