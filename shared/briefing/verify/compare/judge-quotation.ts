import type { EditionId, SourceId } from '../../../archive/ids.ts'
import { wordAround } from '../../../text/word-around.ts'
import type { Result } from '../results.ts'
import type { ArchiveIndex, IndexedText } from './archive-index.ts'
import { findExact, type Place } from './find-exact.ts'
import { findSimilar } from './find-similar.ts'
import { findMarked, type MarkedPlace, mayHoldMarks } from './marked-changes.ts'
import { type Difference, nameDifferences, sameTokens } from './name-differences.ts'
import { formsOf, type QuotationForm, withoutLast } from './quotation-forms.ts'
import { howItGoesOn, lastSentenceBeginsIn, limitAfter, limitsInside, rangeOf, textOf, turnBefore } from './sentence-edges.ts'
import { ELLIPSIS, holdsInvisible, isWordKey } from './tokens.ts'

/** Something a reader should know of a quotation, whatever its result. */
export interface Remark {
  readonly code:
    | 'stop-added'
    | 'cut-before'
    | 'cut-after'
    | 'omission'
    | 'omission-limits'
    | 'insertion'
    | 'replacement'
    | 'remark'
    | 'case-marked'
    | 'opens-or-closes-with-dots'
    | 'invisible'
    | 'joined-lines'
    | 'several-places'
    | 'not-as-exported'
    | 'inside-word'
    | 'spliced'
    | 'left-out'
    | 'source-gone'
    | 'short'
    | 'title'
  /** What it is about: words of the source or of the quotation; empty where there are none. */
  readonly words: string
}

/** Where the words stand. */
export interface FoundPlace {
  readonly text: IndexedText
  /** UTF-16 offsets of its text. */
  readonly start: number
  readonly end: number
}

/** What a citation says of the quotation, as far as it says it. */
export interface CitedPlace {
  readonly edition: EditionId | null
  readonly source: SourceId | null
  readonly paragraphs: readonly number[]
  /** Code points of the canonical text. */
  readonly passage: { readonly start: number; readonly end: number } | null
  /** What was exported: the words at the place of the link, where the digest says that they are those. */
  readonly exported: string | null
}

export interface Judgement {
  readonly result: Result
  readonly place: FoundPlace | null
  /** Against the source, or against what was exported; empty where nothing differs or nothing is like it. */
  readonly differences: readonly Difference[]
  /** Where it stands in an older edition only: how the current one reads; null where the source is not in it. */
  readonly newer: { readonly place: FoundPlace; readonly differences: readonly Difference[] } | null
  readonly remarks: readonly Remark[]
}

export type QuotationKind = 'block' | 'inline'

/** With fewer words a quotation is told from chance only by standing there as it is. */
const SHORT = 4
/** Half of the words of both. */
const RESEMBLES = 0.5
const RESEMBLES_SHORT = 0.62

interface Candidate {
  readonly place: Place
  readonly text: IndexedText
  readonly form: QuotationForm
  /** The last stop or comma is not the source's. */
  readonly stopAdded: '.' | ',' | null
}

/** The better place first: the current edition, then what is cited. */
function rank(index: ArchiveIndex, cited: CitedPlace | null, { text, place }: { text: IndexedText; place: Place }): number {
  let score = text.isCurrent ? 100 : text.editions.length / 1_000
  if (cited === null) return score
  if (cited.source === text.source) score += 10
  if (cited.edition !== null && text.editions.includes(cited.edition)) score += 2
  const { start, end } = rangeOf(index, place)
  const from = text.offsets().toCodePoint(start)
  if (
    cited.passage !== null &&
    cited.source === text.source &&
    cited.passage.start < text.offsets().toCodePoint(end) &&
    from < cited.passage.end
  )
    score += 5
  const number = text.blocks.find((block) => block.start <= from && from < block.end)?.number ?? null
  if (number !== null && cited.paragraphs.includes(number)) score += 4
  return score
}

function best<T extends { text: IndexedText; place: Place }>(
  index: ArchiveIndex,
  cited: CitedPlace | null,
  all: readonly T[],
): T | null {
  let chosen: T | null = null
  let most = -1
  for (const one of all) {
    const score = rank(index, cited, one)
    if (score > most) [chosen, most] = [one, score]
  }
  return chosen
}

function withText(
  index: ArchiveIndex,
  places: readonly Place[],
  form: QuotationForm,
  stopAdded: Candidate['stopAdded'],
): Candidate[] {
  return places.flatMap((place) => {
    const text = index.textAt(place.first)
    return text === null ? [] : [{ place, text, form, stopAdded }]
  })
}

/** Where the words of a form stand, with the stop at its end or without it. */
function exactPlaces(index: ArchiveIndex, form: QuotationForm): readonly Candidate[] {
  if (!form.keys.some(isWordKey)) return []
  const whole = withText(index, findExact(index, form), form, null)
  const last = form.keys.at(-1)
  if (whole.length > 0 || (last !== '.' && last !== ',') || form.keys.length < 2) return whole
  return withText(index, findExact(index, withoutLast(form)), form, last).filter(({ place }) => {
    const next = howItGoesOn(index, place)
    return next !== 'question'
  })
}

function foundPlace(index: ArchiveIndex, text: IndexedText, place: Place): FoundPlace {
  return { text, ...rangeOf(index, place) }
}

/** What stands at the ends of a quotation that is exact in its words: a stop that is not the source's, a sentence that is cut. */
function judgeEnds(
  index: ArchiveIndex,
  { place, stopAdded }: Pick<Candidate, 'place' | 'stopAdded'>,
  kind: QuotationKind,
): { readonly cut: boolean; readonly remarks: readonly Remark[] } {
  const remarks: Remark[] = []
  let cut = false
  const limit = limitAfter(index, place)
  const turn = turnBefore(index, place)
  if (stopAdded !== null && howItGoesOn(index, place) !== 'stop') {
    remarks.push({ code: 'stop-added', words: stopAdded })
    // A stop inside the closing mark is a habit of typesetting; one that ends a whole sentence early says that the sentence ends there.
    const endsEarly = stopAdded === '.' && howItGoesOn(index, place) === 'goes-on'
    cut = endsEarly && (kind === 'block' || limit !== null || lastSentenceBeginsIn(index, place))
  }
  if (limit !== null) remarks.push({ code: 'cut-before', words: limit })
  if (turn !== null) remarks.push({ code: 'cut-after', words: turn })
  return { cut, remarks }
}

function remarksOfMarks(index: ArchiveIndex, found: MarkedPlace): Remark[] {
  const remarks: Remark[] = []
  for (const { mark, left } of found.marks) {
    const words = textOf(index, left)
    switch (mark.kind) {
      case 'omission':
        remarks.push(words === '' ? { code: 'opens-or-closes-with-dots', words: mark.text } : { code: 'omission', words })
        break
      case 'insertion':
        remarks.push(
          words === '' ? { code: 'insertion', words: mark.text } : { code: 'replacement', words: `${mark.text} for “${words}”` },
        )
        break
      case 'remark':
        remarks.push({ code: 'remark', words: mark.text })
        break
    }
    if (words !== '' && limitsInside(index, left).length > 0)
      remarks.push({ code: 'omission-limits', words: limitsInside(index, left).join(', ') })
  }
  if (found.cases > 0) remarks.push({ code: 'case-marked', words: '' })
  return remarks
}

const NEGATION = /\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|hardly)\b|n['’\u02bc]t\b/iu
const NUMBER = /\p{N}+(?:[.,/]\p{N}+)*/gu

/** A bracket that puts another number in the place of one, or turns a negation around, explains nothing: it says something else than the source. */
function turnsTheSense(index: ArchiveIndex, { marks }: MarkedPlace): boolean {
  return marks.some(({ mark, left }) => {
    if (mark.kind !== 'insertion') return false
    // Where it takes the place of nothing it may hide the number that stands beside it.
    const beside =
      left.first === left.end ? [left.first - 1, left.end].map((at) => textOf(index, { first: at, end: at + 1 })) : []
    const was = beside.find((word) => /^\p{N}/u.test(word)) ?? textOf(index, left)
    const [before, after] = [was.match(NUMBER), mark.text.match(NUMBER)]
    if (NEGATION.test(was) !== NEGATION.test(mark.text)) return true
    return before !== null && after !== null && before.join() !== after.join()
  })
}

/** Whether only dots at the ends of a quotation mark something: then its words are whole. */
function onlyDotsAtEnds(index: ArchiveIndex, found: MarkedPlace): boolean {
  return found.cases === 0 && found.marks.every(({ mark, left }) => mark.kind === 'omission' && textOf(index, left) === '')
}

/** The longest beginning and the longest end of a quotation that stand in the archive each by itself; null where they do not make up the whole of it. */
function findSplice(index: ArchiveIndex, { keys, numbers }: QuotationForm): readonly [Place, Place] | null {
  if (numbers.length < 8 || numbers.some((number) => number < 0)) return null
  const from = (at: number) => findExact(index, { keys: keys.slice(at), numbers: numbers.slice(at) })
  const upTo = (at: number) => findExact(index, { keys: keys.slice(0, at), numbers: numbers.slice(0, at) })
  let [low, high] = [1, numbers.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if (upTo(middle).length > 0) low = middle
    else high = middle - 1
  }
  if (low < 4 || numbers.length - low < 4) return null
  const [first] = upTo(low)
  const [second] = from(low)
  return first === undefined || second === undefined ? null : [first, second]
}

function judgeNewer(index: ArchiveIndex, quotation: string, candidate: Candidate, remarks: Remark[]): Judgement {
  const place = foundPlace(index, candidate.text, candidate.place)
  const successor = index.texts.find(({ source, isCurrent }) => isCurrent && source === candidate.text.source)
  if (successor === undefined) {
    return { result: 'newer', place, differences: [], newer: null, remarks: [...remarks, { code: 'source-gone', words: '' }] }
  }
  const similar = findSimilar(index, candidate.form.numbers, (text) => (text === successor ? 3 : 0.01))
  if (similar === null || similar.text !== successor) return { result: 'newer', place, differences: [], newer: null, remarks }
  return {
    result: 'newer',
    place,
    differences: [],
    newer: {
      place: foundPlace(index, successor, similar),
      differences: nameDifferences(textOf(index, similar), quotation),
    },
    remarks,
  }
}

function remarksOfText(quotation: string, form: QuotationForm, places: number): Remark[] {
  return [
    ...(holdsInvisible(quotation) ? [{ code: 'invisible', words: '' } as const] : []),
    ...(form.joined ? [{ code: 'joined-lines', words: '' } as const] : []),
    ...(places > 1 ? [{ code: 'several-places', words: String(places) } as const] : []),
  ]
}

function notAsExported(quotation: string, cited: CitedPlace | null): Remark[] {
  return cited === null || cited.exported === null || sameTokens(cited.exported, quotation)
    ? []
    : [{ code: 'not-as-exported', words: '' }]
}

function judgeExact(
  index: ArchiveIndex,
  quotation: string,
  candidates: readonly Candidate[],
  cited: CitedPlace | null,
  kind: QuotationKind,
): Judgement | null {
  const chosen = best(index, cited, candidates)
  if (chosen === null) return null
  const inText = candidates.filter(({ text }) => text.isCurrent === chosen.text.isCurrent).length
  const { cut, remarks } = judgeEnds(index, chosen, kind)
  const all = [...remarks, ...remarksOfText(quotation, chosen.form, inText), ...notAsExported(quotation, cited)]
  if (!chosen.text.isCurrent) return judgeNewer(index, quotation, chosen, all)
  return {
    result: cut ? 'cut' : 'exact',
    place: foundPlace(index, chosen.text, chosen.place),
    differences: [],
    newer: null,
    remarks: all,
  }
}

function judgeMarked(
  index: ArchiveIndex,
  quotation: string,
  form: QuotationForm,
  cited: CitedPlace | null,
  kind: QuotationKind,
): Judgement | null {
  if (!mayHoldMarks(form)) return null
  let stopAdded: Candidate['stopAdded'] = null
  let places = findMarked(index, form)
  if (places.length === 0) {
    const last = form.keys.at(-1)
    if (last !== '.' && last !== ',') return null
    places = findMarked(index, withoutLast(form)).filter(({ place }) => howItGoesOn(index, place) !== 'question')
    stopAdded = last
  }
  const chosen = best(
    index,
    cited,
    places.filter((place) => !turnsTheSense(index, place)),
  )
  if (chosen === null) return null
  const closed = form.keys.at(-1) === ELLIPSIS || form.keys.at(-1) === ']'
  const ends = judgeEnds(index, { place: chosen.place, stopAdded: closed ? null : stopAdded }, kind)
  const remarks = [
    ...remarksOfMarks(index, chosen),
    ...ends.remarks,
    ...remarksOfText(quotation, form, 1),
    ...notAsExported(quotation, cited),
  ]
  const candidate: Candidate = { place: chosen.place, text: chosen.text, form, stopAdded }
  if (!chosen.text.isCurrent) return judgeNewer(index, quotation, candidate, remarks)
  const result = ends.cut ? 'cut' : onlyDotsAtEnds(index, chosen) ? 'exact' : 'marked'
  return { result, place: foundPlace(index, chosen.text, chosen.place), differences: [], newer: null, remarks }
}

const nothing = { place: null, differences: [], newer: null } as const

/** Kinds of differences by which even a few words are known to be altered: "more than 60" for "more than 50". */
const TELLING = ['number', 'negation', 'quantity', 'modal', 'lookalike', 'hidden'] as const

function judgeShort(index: ArchiveIndex, quotation: string, form: QuotationForm, cited: CitedPlace | null): Judgement {
  const unchecked: Judgement = { result: 'unchecked', ...nothing, remarks: [{ code: 'short', words: '' }] }
  const words = form.tokens.keys.filter(isWordKey).length
  if (words < 2) return unchecked
  const similar = findSimilar(index, form.numbers, (text) => weigh(text, cited))
  if (similar === null) return unchecked
  const differences = nameDifferences(textOf(index, similar), quotation)
  const changed = differences.filter(({ kinds }) => kinds.length > 0)
  const [only] = changed
  if (changed.length !== 1 || only === undefined) return unchecked
  const [was, is] = [only.source.trim(), only.quotation.trim()]
  // Words of one passage in its order, with others left out between them.
  const leftOut = is === '' && words >= SHORT - 1 && differences.at(0) !== only && differences.at(-1) !== only
  // Else both must have a number or such a word there: words that a few do not have say nothing.
  if (!leftOut && (was === '' || is === '' || !TELLING.some((kind) => only.kinds.includes(kind)))) return unchecked
  return { result: 'altered', place: foundPlace(index, similar.text, similar), differences, newer: null, remarks: [] }
}

function weigh(text: IndexedText, cited: CitedPlace | null): number {
  const current = text.isCurrent ? 1 : 0.8
  return cited !== null && cited.source === text.source ? current * 1.3 : current
}

function remarksOfDifferences(index: ArchiveIndex, form: QuotationForm, differences: readonly Difference[]): Remark[] {
  const splice = findSplice(index, form)
  if (splice !== null) {
    const [a, b] = splice
    const adjacent = b.first >= a.end && b.first - a.end < 400 && index.textAt(a.first) === index.textAt(b.first)
    if (!adjacent) return [{ code: 'spliced', words: `${textOf(index, a).slice(-60)} | ${textOf(index, b).slice(0, 60)}` }]
    return [{ code: 'left-out', words: textOf(index, { first: a.end, end: b.first }) }]
  }
  const left = differences.filter(({ source, quotation }) => quotation.trim() === '' && source.trim().split(/\s+/u).length >= 3)
  return left.map(({ source }) => ({ code: 'left-out', words: source.trim() }) as const)
}

function judgeAltered(index: ArchiveIndex, quotation: string, form: QuotationForm, cited: CitedPlace | null): Judgement | null {
  const similar = findSimilar(index, form.numbers, (text) => weigh(text, cited))
  const words = form.tokens.keys.filter(isWordKey).length
  if (similar === null || similar.alike < (words < 6 ? RESEMBLES_SHORT : RESEMBLES)) return null
  const differences = nameDifferences(textOf(index, similar), quotation)
  return {
    result: 'altered',
    place: foundPlace(index, similar.text, similar),
    differences,
    newer: null,
    remarks: [...remarksOfDifferences(index, form, differences), ...remarksOfText(quotation, form, 1)],
  }
}

/** Where the words that were exported stand, by their place. */
function placeOfExport(index: ArchiveIndex, cited: CitedPlace): FoundPlace | null {
  const { edition, source, passage } = cited
  if (edition === null || passage === null) return null
  const text = index.texts.find((each) => each.source === source && each.editions.includes(edition))
  if (text === undefined || passage.end > text.offsets().codePoints) return null
  return { text, start: text.offsets().toUtf16(passage.start), end: text.offsets().toUtf16(passage.end) }
}

/** The words of a text in which a place begins and ends, where that is inside of them; empty where it begins and ends with whole words. */
function wordsAround({ text: { text }, start, end }: FoundPlace): string {
  const words = [wordAround(text, start), wordAround(text, end)].filter((word) => word !== null)
  return words.map((word) => text.slice(word.start, word.end)).join(' … ')
}

/**
 * A quotation that begins or ends inside a word stands nowhere word for word. Where its digest and its place say what was exported, and it is that, nobody altered it. It is not
 * exact either: "safe" may have been cut from "unsafe". A reader is told which word is cut.
 */
function judgeCutWord(index: ArchiveIndex, quotation: string, form: QuotationForm, cited: CitedPlace | null): Judgement | null {
  if (cited === null || cited.exported === null || !sameTokens(cited.exported, quotation)) return null
  const exported = placeOfExport(index, cited)
  const cut = exported === null ? '' : wordsAround(exported)
  if (exported === null || cut === '') return null
  const remarks: Remark[] = [{ code: 'inside-word', words: cut }, ...remarksOfText(quotation, form, 1)]
  if (exported.text.isCurrent) return { result: 'cut', place: exported, differences: [], newer: null, remarks }
  const successor = index.texts.find(({ source, isCurrent }) => isCurrent && source === exported.text.source)
  const at = successor?.text.indexOf(cited.exported) ?? -1
  if (successor !== undefined && at >= 0) {
    const place = { text: successor, start: at, end: at + cited.exported.length }
    return { result: 'cut', place, differences: [], newer: null, remarks }
  }
  const gone: Remark[] = successor === undefined ? [{ code: 'source-gone', words: '' }] : []
  return { result: 'newer', place: exported, differences: [], newer: null, remarks: [...remarks, ...gone] }
}

/**
 * Holds a quotation against every text of the archive. Likeness never certifies: what is called exact has every word, number and sign of the source in its
 * order, typography aside (docs/verifying.md says what that is). `kind` says whether it stands in quotation marks, where a stop before the
 * closing mark is a habit, or as a block.
 */
export function judgeQuotation(
  index: ArchiveIndex,
  quotation: string,
  { cited, kind }: { readonly cited: CitedPlace | null; readonly kind: QuotationKind },
): Judgement {
  const forms = formsOf(index, quotation)
  const [plain] = forms
  if (plain === undefined || !plain.tokens.keys.some(isWordKey))
    return { result: 'unchecked', ...nothing, remarks: [{ code: 'short', words: '' }] }
  const words = plain.tokens.keys.filter(isWordKey).length
  const all = forms.map((form) => exactPlaces(index, form))
  const standing =
    all.find((places) => places.some(({ text }) => text.isCurrent)) ?? all.find((places) => places.length > 0) ?? []
  // One word stands in many texts: that it stands in this one says nothing of a quotation.
  if (words < 2 && cited?.exported == null) return { result: 'unchecked', ...nothing, remarks: [{ code: 'short', words: '' }] }
  const exact = judgeExact(index, quotation, standing, cited, kind)
  if (exact !== null && exact.result !== 'newer') return exact
  for (const form of forms) {
    const marked = judgeMarked(index, quotation, form, cited, kind)
    if (marked !== null && (exact === null || marked.result !== 'newer')) return marked
  }
  if (exact !== null) return exact
  const cutWord = judgeCutWord(index, quotation, plain, cited)
  if (cutWord !== null) return cutWord
  if (cited !== null && cited.exported !== null) {
    const place = placeOfExport(index, cited)
    if (place !== null) {
      const differences = nameDifferences(cited.exported, quotation)
      return {
        result: 'altered-since-export',
        place,
        differences,
        newer: null,
        remarks: [...remarksOfDifferences(index, plain, differences), ...remarksOfText(quotation, plain, 1)],
      }
    }
  }
  if (words < SHORT) return judgeShort(index, quotation, plain, cited)
  // What stands in the writer's own marks is compared without them.
  const compared = forms.at(-1) ?? plain
  const text = compared === plain ? quotation : compared.text
  return (
    judgeAltered(index, text, compared, cited) ??
    (compared === plain ? null : judgeAltered(index, quotation, plain, cited)) ?? {
      result: 'missing',
      ...nothing,
      remarks: remarksOfText(quotation, plain, 1),
    }
  )
}
