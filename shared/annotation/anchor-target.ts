import type { PassageTarget } from '../notes/note.ts'
import { sameWords } from '../text/fold-typography.ts'
import { snapToGraphemes } from '../text/segment-text.ts'
import type { TextRange } from '../text/text-range.ts'
import { diffWords } from '../text/word-diff.ts'
import type { Anchor } from './anchor.ts'
import { choosePlace } from './choose-place.ts'
import { originalRange } from './find-places.ts'
import { findRewording } from './find-rewording.ts'
import { markedPassage } from './marked-passage.ts'
import { nameChanges } from './name-changes.ts'
import { placeOfPosition } from './place-of-position.ts'
import { type PreparedText, prepareText } from './prepared-text.ts'

/** From so many of the words on a passage between its old neighbours is taken for the one that stood there, changed. */
const MOSTLY_ALIKE = 0.5

function follow(text: PreparedText, target: PassageTarget, range: TextRange): Anchor {
  const state = text.offsets.toCodePoint(range.start) === target.start ? 'exact' : 'moved'
  const words = text.text.slice(range.start, range.end)
  return words === target.exact ? { state, range } : { state, range, typography: diffWords(target.exact, words) }
}

/**
 * Finds the passage of a target in a text whose digest is `textSha512`. What is followed silently never rests on likeness: the range of `exact` and
 * `moved` holds the same words, typography aside, and is certainly the passage meant (`choosePlace`).
 *
 * In the very text in which the target was made the position alone decides. In any other, `exact` is such a place at the same position, `moved` one
 * elsewhere. `ambiguous`: the words stand there, and no place is certain; the candidates are at most 48. `reworded`: this may be what became of the
 * passage, with every change named; its words are not in the text, or only at places that seem to belong to others. `missing`: there is nothing to propose.
 *
 * `madeIn` is the text in which the target was made. Without it the target's own words have to do, and more is asked: of words that stood there
 * more than once only those are followed whose whole prefix and suffix still stand around them.
 *
 * Ranges are UTF-16 offsets. Selectors: W3C Web Annotation Data Model, 4.2.4 and 4.2.5.
 */
export function anchorTarget(text: string, textSha512: string, target: PassageTarget, madeIn: string | null = null): Anchor {
  const prepared = prepareText(text)
  if (textSha512 === target.textSha512) {
    const range = placeOfPosition(text, prepared.offsets, target)
    if (range !== null) return { state: 'exact', range }
  }
  const passage = markedPassage(target, madeIn === null ? null : prepareText(madeIn))
  const choice = choosePlace(passage, prepared)
  const inText = (place: TextRange) => originalRange(prepared, place)
  if (choice.kind === 'certain' && choice.neighbours) return follow(prepared, target, inText(choice.place))
  const rewording = findRewording(passage, prepared)
  const proposed = rewording === null ? null : snapToGraphemes(text, inText(rewording.range))
  const sameWordsAgain = proposed !== null && sameWords(text.slice(proposed.start, proposed.end), target.exact)
  if (choice.kind === 'certain') {
    // Copied away, and then changed where it stood: the copy is not the passage.
    const { place } = choice
    const isElsewhere = rewording !== null && (rewording.range.end <= place.start || rewording.range.start >= place.end)
    const changedInPlace = isElsewhere && rewording.neighbours > 0 && rewording.alike >= MOSTLY_ALIKE
    if (!changedInPlace) return follow(prepared, target, inText(choice.place))
  }
  const places = choice.kind === 'certain' ? [choice.place] : choice.kind === 'uncertain' ? choice.places : []
  if (choice.kind === 'uncertain') {
    // Other words between the old neighbours: the passage was changed, and its words stand elsewhere as those of another.
    const replaced = rewording !== null && !sameWordsAgain && rewording.neighbours === 2
    if (!replaced) return { state: 'ambiguous', candidates: places.map(inText) }
  }
  if (proposed === null) return { state: 'missing' }
  // The same letters, joined to others than before: as they stand they do not show what changed.
  if (sameWordsAgain) return { state: 'ambiguous', candidates: [proposed] }
  return { state: 'reworded', range: proposed, ...nameChanges(target, text, proposed), sameWords: places.map(inText) }
}
