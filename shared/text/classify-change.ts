import { splitTokens } from './split-tokens.ts'
import type { TextRange } from './text-range.ts'

/**
 * What a change touches. The first five can turn the meaning of a sentence and are never passed over, however small the change is.
 * `wording` is any other word; the last three change no word.
 */
export type ChangeKind =
  | 'number'
  | 'name'
  | 'negation'
  | 'quantity'
  | 'modal'
  | 'wording'
  | 'letter-case'
  | 'punctuation'
  | 'spacing'

const list = (text: string): ReadonlySet<string> => new Set(text.split(' '))

const NEGATIONS = list('no not never none nor neither nothing nobody nowhere without cannot hardly barely scarcely unless')
const QUANTITIES = list(
  'all any each every some several many much more most few fewer fewest little less least half both either only just about around approximately roughly nearly almost over under up exactly majority minority dozen dozens tens hundreds thousands millions billions per cent percent double twice triple quarter third thirds first second entire whole part',
)
const MODALS = list(
  'must shall should will would may might can could ought need needs required require requires urge urges demand demands',
)
const NUMBER_WORDS = list(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion',
)
const SIGNS_OF_QUANTITY = /^(?:[%‰<>≤≥~≈+]|\p{Sc})$/u
const HAN_NUMBER = /^[〇零一二三四五六七八九十百千万萬億亿]$/u

/** `opens`: whether the word begins a sentence, where a capital letter says nothing. `signsNumber`: whether a minus or plus stands before a number. */
interface Word {
  readonly text: string
  readonly opens: boolean
  readonly signsNumber: boolean
}

/** The tokens that a range touches, whole: a change within a word concerns the word. */
function touched(text: string, range: TextRange): readonly Word[] {
  const from = Math.max(text.lastIndexOf('\n', range.start - 1) + 1, 0)
  const feed = text.indexOf('\n', range.end)
  const line = splitTokens(text.slice(from, feed === -1 ? text.length : feed), from)
  return line
    .filter(({ start, end }) => start < range.end && end > range.start)
    .map(({ start, end }) => ({
      text: text.slice(start, end),
      opens: /(?:^|[.!?:•]["”’)\]]*\s+|^\s*(?:\d+\.|["“‘(]+)\s*)$/u.test(text.slice(from, start)),
      signsNumber:
        /^[-−–+±]$/u.test(text.slice(start, end)) &&
        /^\p{N}/u.test(text.slice(end, end + 2)) &&
        !/[\p{L}\p{N}]$/u.test(text.slice(from, start)),
    }))
}

const isNegation = (word: string) => NEGATIONS.has(word) || /n['’]t$/u.test(word)

function kindOf({ text, opens, signsNumber }: Word): ChangeKind {
  const lower = text.toLowerCase()
  if (/\p{N}/u.test(text) || NUMBER_WORDS.has(lower) || HAN_NUMBER.test(text) || signsNumber) return 'number'
  if (isNegation(lower)) return 'negation'
  if (QUANTITIES.has(lower) || SIGNS_OF_QUANTITY.test(text)) return 'quantity'
  if (MODALS.has(lower)) return 'modal'
  if (!/\p{L}/u.test(text)) return 'punctuation'
  // "UK" is a name wherever it stands; "The" at the start of a sentence is not.
  const capital = /^\p{Lu}/u.test(text)
  return capital && (!opens || /^\p{Lu}{2,}/u.test(text)) && lower !== 'i' ? 'name' : 'wording'
}

/** The words that stand in `words` more often than in `other`. */
function surplus(words: readonly Word[], other: readonly Word[]): readonly Word[] {
  const left = new Map<string, number>()
  for (const { text } of other) left.set(text, (left.get(text) ?? 0) + 1)
  return words.filter(({ text }) => {
    const count = left.get(text) ?? 0
    left.set(text, count - 1)
    return count <= 0
  })
}

const order: readonly ChangeKind[] = [
  'number',
  'negation',
  'name',
  'quantity',
  'modal',
  'wording',
  'letter-case',
  'punctuation',
  'spacing',
]

/**
 * Says what kinds of words a change touches, those that matter most first. `change` gives its two ranges (UTF-16), each within the text of its
 * side; whole texts are given so that a word is seen whole and the start of a sentence is known. Words are English; numbers, and names by
 * their capital letters, are seen in other languages too. Words that only changed places count by their kinds, since "60 of 50" is not "50 of 60".
 * Empty only where the two ranges read the same.
 */
export function classifyChange(
  before: string,
  after: string,
  change: { readonly before: TextRange; readonly after: TextRange },
): readonly ChangeKind[] {
  if (before.slice(change.before.start, change.before.end) === after.slice(change.after.start, change.after.end)) return []
  const [was, is] = [touched(before, change.before), touched(after, change.after)]
  const same = (fold: (text: string) => string) =>
    was.length === is.length && was.every((word, index) => fold(word.text) === fold(is[index]?.text ?? ''))
  if (same((text) => text)) return ['spacing']
  if (same((text) => text.toLowerCase())) return ['letter-case']
  const changed = [...surplus(was, is), ...surplus(is, was)]
  const kinds = new Set((changed.length === 0 ? [...was, ...is] : changed).map(kindOf))
  return order.filter((kind) => kinds.has(kind))
}

/** Whether a change of these kinds can turn what a sentence says: such a change is never called a small one. */
export function turnsMeaning(kinds: readonly ChangeKind[]): boolean {
  return kinds.some(
    (kind) => kind === 'number' || kind === 'name' || kind === 'negation' || kind === 'quantity' || kind === 'modal',
  )
}
