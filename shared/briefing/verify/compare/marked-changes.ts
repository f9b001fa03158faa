import type { ArchiveIndex, IndexedText } from './archive-index.ts'
import { endAt, findExact, type Place, type Wanted } from './find-exact.ts'
import type { QuotationForm } from './quotation-forms.ts'
import { ELLIPSIS, isWordKey } from './tokens.ts'

/** What a writer put between two pieces of a quotation, in the way that says so. */
export interface Mark {
  /** `omission`: "[...]"; `insertion`: "[Facebook]", beside or in the place of words; `remark`: "[sic]", "[emphasis added]". */
  readonly kind: 'omission' | 'insertion' | 'remark'
  /** As it stands in the quotation. */
  readonly text: string
}

interface Piece extends Wanted {
  /** "[t]he": the first letter may have another case in the source. */
  readonly freeCase: boolean
}

/** A quotation with its marks: `gaps[0]` stands before the first piece, the last one after the last piece. */
interface MarkedQuotation {
  readonly pieces: readonly Piece[]
  readonly gaps: readonly (Mark | null)[]
}

export interface MarkedPlace {
  readonly text: IndexedText
  /** From the first piece to the end of the last. */
  readonly place: Place
  readonly marks: readonly { readonly mark: Mark; readonly left: Place }[]
  /** First letters whose case was changed in brackets. */
  readonly cases: number
}

/** So many tokens may be left out where it is marked: about two long paragraphs. What stands farther apart was not one passage. */
export const MOST_LEFT_OUT = 600
/** So many words may stand where one in brackets took their place. */
const MOST_REPLACED = 12

const REMARK =
  /^(?:sic|sic!|sic\.|emphasis|italics|bold|my emphasis|our emphasis|translation|.*\b(?:emphasis|italics|translation|highlighting|emphases)\b.*|.*\b(?:added|omitted|in original|in the original)\b.*)$/iu

/** In words: what is longer says more than what was done to the words. */
const LONGEST_REMARK = 8

interface Group {
  readonly open: number
  readonly close: number
  readonly inside: string
}

/** Where the bracket at a token closes; null where it does not, or something opens before. */
function groupAt({ text, tokens: { keys, starts, ends } }: QuotationForm, open: number): Group | null {
  const closing = keys[open] === '[' ? ']' : keys[open] === '(' ? ')' : null
  if (closing === null) return null
  const close = keys.indexOf(closing, open + 1)
  if (close < 0 || close - open > 40) return null
  if (keys.slice(open + 1, close).some((key) => key === keys[open])) return null
  return { open, close, inside: text.slice(ends[open], starts[close]).replace(/\s+/gu, ' ').trim() }
}

function markOf(form: QuotationForm, group: Group): Mark | null {
  const round = form.tokens.keys[group.open] === '('
  const text = form.text.slice(form.tokens.starts[group.open], form.tokens.ends[group.close])
  if (form.tokens.keys.slice(group.open + 1, group.close).every((key) => key === ELLIPSIS || key === '.'))
    return { kind: 'omission', text }
  if (REMARK.test(group.inside) && group.inside.split(' ').length <= LONGEST_REMARK) return { kind: 'remark', text }
  return round ? null : { kind: 'insertion', text }
}

const isLetters = (key: string | undefined) => key !== undefined && /^\p{L}/u.test(key)

/** Reads the marks of a quotation; null where it has none. */
function readMarks(index: ArchiveIndex, form: QuotationForm): MarkedQuotation | null {
  const { keys, starts, ends } = form.tokens
  const pieces: Piece[] = []
  const gaps: (Mark | null)[] = [null]
  let numbers: number[] = []
  let words: string[] = []
  let freeCase = false
  const finish = () => {
    if (numbers.length > 0) {
      pieces.push({ numbers, keys: words, freeCase })
      gaps.push(null)
    }
    numbers = []
    words = []
    freeCase = false
  }
  const addGap = (mark: Mark) => {
    const last = gaps.at(-1) ?? null
    // Two marks beside each other are one that says more.
    gaps[gaps.length - 1] =
      last === null
        ? mark
        : {
            kind: last.kind === 'omission' || mark.kind === 'omission' ? 'omission' : mark.kind,
            text: `${last.text} ${mark.text}`,
          }
  }
  for (let at = 0; at < keys.length; at++) {
    if (keys[at] === ELLIPSIS) {
      finish()
      addGap({ kind: 'omission', text: form.text.slice(starts[at], ends[at]) })
      continue
    }
    const group = groupAt(form, at)
    const mark = group === null ? null : markOf(form, group)
    if (group === null || mark === null) {
      numbers.push(form.numbers[at] ?? -2)
      words.push(keys[at] ?? '')
      continue
    }
    const touchesNext = isLetters(keys[group.close + 1]) && ends[group.close] === starts[group.close + 1]
    const touchesBefore = isLetters(keys[at - 1]) && ends[at - 1] === starts[at]
    const letter = group.inside
    if (touchesNext && !touchesBefore && /^\p{L}$/u.test(letter)) {
      finish()
      freeCase = true
      const written = letter + (keys[group.close + 1] ?? '')
      // The archive may have the word in the other case only.
      const number = index.numberOf(written)
      numbers.push(number < 0 ? index.numberOf(otherCase(letter) + (keys[group.close + 1] ?? '')) : number)
      words.push(written)
      at = group.close + 1
      continue
    }
    // Part of a word in brackets ("contribut[ed]"): the word as a whole is not the source's.
    if (touchesBefore) {
      numbers.pop()
      words.pop()
    }
    finish()
    const from = touchesBefore ? at - 1 : at
    const to = touchesNext ? group.close + 1 : group.close
    addGap(touchesBefore || touchesNext ? { kind: 'insertion', text: form.text.slice(starts[from], ends[to]) } : mark)
    at = to
  }
  finish()
  const marked = gaps.some((gap) => gap !== null) || pieces.some((piece) => piece.freeCase)
  return marked && pieces.length > 0 ? { pieces, gaps } : null
}

function otherCase(letter: string): string {
  return letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase()
}

/** Where a piece ends that begins at `first`; -1 where it does not stand there. */
function pieceEndAt(index: ArchiveIndex, piece: Piece, first: number): number {
  if (!piece.freeCase) return endAt(index, piece, first)
  const [head = -2, ...numbers] = piece.numbers
  const there = index.row[first] ?? -1
  if (there < 0 || head < 0 || index.folded(there) !== index.folded(head)) return -1
  return numbers.length === 0 ? first + 1 : endAt(index, { keys: piece.keys.slice(1), numbers }, first + 1)
}

function placesOfPiece(index: ArchiveIndex, piece: Piece): readonly Place[] {
  if (!piece.freeCase) return findExact(index, piece)
  const places: Place[] = []
  for (const first of index.placesOf(piece.numbers[0] ?? -2)) {
    const end = pieceEndAt(index, piece, first)
    if (end >= 0) places.push({ first, end })
  }
  return places
}

function reach(gap: Mark | null): number {
  switch (gap?.kind) {
    case 'omission':
      return MOST_LEFT_OUT
    case 'insertion':
      return MOST_REPLACED
    default:
      return 0
  }
}

/** More tries say that the pieces are so short that they stand everywhere. */
const MOST_TRIES = 20_000

/** Without the signs beside its gaps: "health, [...] grant" may have had its comma from the writer. */
function withoutSignsAtGaps({ pieces, gaps }: MarkedQuotation): MarkedQuotation {
  const kept: Piece[] = []
  const keptGaps: (Mark | null)[] = [gaps[0] ?? null]
  pieces.forEach((piece, at) => {
    let [from, to] = [0, piece.keys.length]
    if (at > 0) while (from < to && !isWordKey(piece.keys[from] ?? '')) from++
    if (at < pieces.length - 1 || gaps[at + 1] !== null) while (to > from && !isWordKey(piece.keys[to - 1] ?? '')) to--
    const next = gaps[at + 1] ?? null
    if (from < to) {
      kept.push({ ...piece, keys: piece.keys.slice(from, to), numbers: piece.numbers.slice(from, to) })
      keptGaps.push(next)
    } else if (next !== null) keptGaps[keptGaps.length - 1] ??= next
  })
  return { pieces: kept, gaps: keptGaps }
}

function placesOf(index: ArchiveIndex, { pieces, gaps }: MarkedQuotation): readonly MarkedPlace[] {
  const anchor = pieces.reduce((best, piece, at) => (piece.numbers.length > (pieces[best]?.numbers.length ?? 0) ? at : best), 0)
  const found: MarkedPlace[] = []
  let tries = 0
  /** The places of the pieces from `at` on (in the direction of `step`), the nearest that fit; null where there are none. */
  function follow(at: number, from: Place, step: 1 | -1): readonly Place[] | null {
    const piece = pieces[at]
    if (piece === undefined) return []
    const room = reach(gaps[step === 1 ? at : at + 1] ?? null)
    const length = piece.numbers.length
    for (let distance = 0; distance <= room && tries < MOST_TRIES; distance++) {
      tries++
      const first = step === 1 ? from.end + distance : from.first - distance - length
      if (first < 0 || (index.row[step === 1 ? first - 1 : first + length] ?? -1) < 0) break
      const end = pieceEndAt(index, piece, first)
      if (end < 0 || (step === -1 && end > from.first - distance)) continue
      const place = { first, end }
      const rest = follow(at + step, place, step)
      if (rest !== null) return [place, ...rest]
    }
    return null
  }
  for (const start of pieces[anchor] === undefined ? [] : placesOfPiece(index, pieces[anchor])) {
    const text = index.textAt(start.first)
    const after = follow(anchor + 1, start, 1)
    const before = after === null ? null : follow(anchor - 1, start, -1)
    if (text === null || after === null || before === null) continue
    const all = [...before.toReversed(), start, ...after]
    const [first, last] = [all[0] ?? start, all.at(-1) ?? start]
    found.push({
      text,
      place: { first: first.first, end: last.end },
      marks: gaps.flatMap((mark, at) =>
        mark === null ? [] : [{ mark, left: { first: all[at - 1]?.end ?? first.first, end: all[at]?.first ?? last.end } }],
      ),
      cases: pieces.filter(({ freeCase }) => freeCase).length,
    })
    if (found.length >= 32) break
  }
  return found
}

/**
 * Where a quotation stands that says itself what was changed in it: each piece word for word, in the same source and in order, and between them
 * no more than the marks allow. Empty where it has no marks or does not fit.
 */
export function findMarked(index: ArchiveIndex, form: QuotationForm): readonly MarkedPlace[] {
  const marked = readMarks(index, form)
  if (marked === null) return []
  if (!marked.pieces.some(({ numbers }) => numbers.some((number) => number >= 0 && index.isWord(number)))) return []
  const exact = placesOf(index, marked)
  return exact.length > 0 ? exact : placesOf(index, withoutSignsAtGaps(marked))
}

/** Whether a quotation holds anything that could be a mark of a change: brackets or dots. */
export function mayHoldMarks({ tokens: { keys } }: QuotationForm): boolean {
  return keys.some((key) => key === ELLIPSIS || key === '[' || key === '(') && keys.some(isWordKey)
}
