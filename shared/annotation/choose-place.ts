import type { TextRange } from '../text/text-range.ts'
import { findPlaces, placesOfLetters, withoutBlanks } from './find-places.ts'
import type { MarkedPassage } from './marked-passage.ts'
import type { PreparedText } from './prepared-text.ts'
import { commonSurroundings, isTelling, type PlacedInLines, type Surroundings, sentenceIsLeft } from './surroundings.ts'

/** Where the same words stand; ranges are of the folded text. */
export type Choice =
  /** `neighbours`: whether something of what stood beside the passage stands beside this place. */
  | { readonly kind: 'certain'; readonly place: TextRange; readonly neighbours: boolean }
  /** The words stand there, and nothing says for certain that one of them is the passage meant. */
  | { readonly kind: 'uncertain'; readonly places: readonly TextRange[] }
  | { readonly kind: 'none' }

/** Words that stand in more places than this are no passage that their surroundings can tell apart. */
const MOST_PLACES = 48
/** How much better than those of another passage the surroundings must fit on both sides, in units of the folded texts: two words. */
const LEAD = 12
/** How much better where only one side tells: a sentence. A few letters by which the other side is worse are chance. */
const LEAD_OF_ONE_SIDE = 64
const CHANCE = 6
/** Of two passages so near one another, one may have been taken out with what stood between them: a side tells which only where it goes far beyond both. */
const NEAR = 200
const LEAD_BESIDE_A_NEAR_ONE = 300
/** What has less than this beside it of what stood beside it before has lost its neighbours. */
const NO_NEIGHBOURS = 12

/** Whether the white space at a folded position, which begins or ends there, holds a line feed in the original. */
const breaksLine =
  ({ text, fold }: Pick<MarkedPassage, 'text' | 'fold'>) =>
  (at: number): boolean =>
    text.slice(fold.endInOriginal(Math.max(at - 1, 0)), fold.startInOriginal(at + 1)).includes('\n')

function placedInText(text: PreparedText, { start, end }: TextRange): PlacedInLines {
  return { folded: text.fold.folded, start, end, opens: true, closes: true, breaksLine: breaksLine(text) }
}

function placedAsMarked(passage: MarkedPassage, { start, end }: TextRange): PlacedInLines {
  const { fold, opens, closes } = passage
  return { folded: fold.folded, start, end, opens, closes, breaksLine: breaksLine(passage) }
}

/**
 * The one place that has the whole prefix and the whole suffix around the words; null where there is none or more than one. Each side told the
 * passage from all others with the same words in the text in which it was marked.
 */
function placeOfWindow(passage: MarkedPassage, text: PreparedText): TextRange | null {
  if (!passage.windowIsUnique) return null
  const { folded } = passage.fold
  const range = withoutBlanks(folded, passage.window)
  const [found, ...others] = placesOfLetters(text, { folded, range, cutBefore: !passage.opens, cutAfter: !passage.closes }, 2)
  if (found === undefined || others.length > 0) return null
  // Where the text began or ended, the side told the passage from others only by standing there.
  if (range.start === 0 && passage.opens && found.start > 0) return null
  if (range.end === folded.length && passage.closes && found.end < text.fold.folded.length) return null
  const start = found.start + passage.quotation.start - range.start
  return { start, end: start + passage.quotation.end - passage.quotation.start }
}

const certain = (place: TextRange, { before, after }: Surroundings): Choice => ({
  kind: 'certain',
  place,
  neighbours: before >= NO_NEIGHBOURS || after >= NO_NEIGHBOURS,
})

/** Whether surroundings `a` fit better than `b` by enough on both sides. */
function leads(a: Surroundings, b: Surroundings): boolean {
  return a.before - b.before >= LEAD && a.after - b.after >= LEAD
}

/** The same by one side; `distance` is that between the two passages, or places, held against each other. */
function leadsOnOneSide(a: Surroundings, b: Surroundings, distance: number): boolean {
  const [before, after] = [a.before - b.before, a.after - b.after]
  const least = distance > NEAR ? LEAD_OF_ONE_SIDE : LEAD_BESIDE_A_NEAR_ONE
  return Math.min(before, after) >= -CHANCE && Math.max(before, after) >= least
}

/**
 * Decides which of the `places` is the passage that was marked, `own`, when the text in which it was marked holds the same words at `others` too.
 * A place belongs to a passage when its surroundings fit that passage better than any other, and fit it better than those of any other place.
 */
function chooseBySurroundings(
  own: PlacedInLines,
  others: readonly PlacedInLines[],
  places: readonly { readonly range: TextRange; readonly placed: PlacedInLines }[],
): Choice {
  const marked = [own, ...others]
  const table = marked.map((passage) => places.map(({ placed }) => commonSurroundings(passage, placed)))
  const none: Surroundings = { before: 0, after: 0 }
  const shared = (passage: number, place: number) => table[passage]?.[place] ?? none
  const starts = { marked: marked.map(({ start }) => start), places: places.map(({ placed }) => placed.start) }
  const distance = (list: readonly number[], a: number, b: number) => Math.abs((list[a] ?? 0) - (list[b] ?? 0))
  const isSure = (passage: number, place: number) =>
    marked.every((_, rival) => rival === passage || leads(shared(passage, place), shared(rival, place))) &&
    places.every((_, rival) => rival === place || leads(shared(passage, place), shared(passage, rival)))
  const sure = marked.map((_, passage) => places.findIndex((_, place) => isSure(passage, place)))
  /** One side is enough where the other passages are known to stand elsewhere: else one of them may have been put beside the old neighbour. */
  const belongs = (passage: number, place: number) => {
    if (sure[passage] === place) return true
    if (sure.includes(place)) return false
    const found = shared(passage, place)
    const standsElsewhere = (rival: number) => (sure[rival] ?? -1) >= 0
    const over = (other: Surroundings, distance: number) => leads(found, other) || leadsOnOneSide(found, other, distance)
    return (
      marked.every((_, rival) => {
        if (rival === passage || leads(found, shared(rival, place))) return true
        return standsElsewhere(rival) && over(shared(rival, place), distance(starts.marked, passage, rival))
      }) && places.every((_, rival) => rival === place || over(shared(passage, rival), distance(starts.places, place, rival)))
    )
  }
  const left: TextRange[] = []
  for (const [index, { range, placed }] of places.entries()) {
    const isFound = belongs(0, index) && isTelling(own, placed, shared(0, index)) && sentenceIsLeft(own, placed)
    if (isFound) return certain(range, shared(0, index))
    if (!others.some((_, other) => belongs(other + 1, index))) left.push(range)
  }
  return left.length === 0 ? { kind: 'none' } : { kind: 'uncertain', places: left }
}

/**
 * Looks for the words of a passage in a text, letter for letter but for typography, and says whether a place is certainly the one meant:
 *
 * - words that stood once in the text in which they were marked: the only place that has them;
 * - words that stood there more than once, or of which that is not known, or that stand in very many places: the only place with the whole prefix and
 *   the whole suffix around it;
 * - where that text is at hand, or the words stood in it once: of several places the one whose surroundings fit this passage better than any other
 *   passage with the same words, and fit it better than those of any other place.
 *
 * In each case what both texts have in common there must be telling (`isTelling`). The old position decides nothing.
 */
export function choosePlace(passage: MarkedPassage, text: PreparedText): Choice {
  const wanted = {
    folded: passage.fold.folded,
    range: passage.quotation,
    cutBefore: !passage.opens,
    cutAfter: !passage.closes,
  }
  const own = placedAsMarked(passage, passage.quotation)
  const ifTelling = (place: TextRange): Choice | null => {
    const placed = placedInText(text, place)
    const common = commonSurroundings(own, placed)
    return isTelling(own, placed, common) ? certain(place, common) : null
  }
  const places = findPlaces(text, wanted, MOST_PLACES + 1)
  if (places.length === 0) return { kind: 'none' }
  const uncertain: Choice = { kind: 'uncertain', places: places.slice(0, MOST_PLACES) }
  const before = passage.madeIn === null ? null : findPlaces(passage.madeIn, wanted, MOST_PLACES + 1)
  const tooMany = places.length > MOST_PLACES || (before !== null && before.length > MOST_PLACES)
  if (tooMany || (before === null && passage.occurrences !== 1)) {
    const window = placeOfWindow(passage, text)
    return (window === null ? null : ifTelling(window)) ?? uncertain
  }
  const others = (before ?? []).filter(({ start }) => start !== passage.quotation.start)
  const [only, ...more] = places
  if (only !== undefined && more.length === 0 && others.length === 0) return ifTelling(only) ?? uncertain
  return chooseBySurroundings(
    own,
    others.map((place) => placedAsMarked(passage, place)),
    places.map((range) => ({ range, placed: placedInText(text, range) })),
  )
}
