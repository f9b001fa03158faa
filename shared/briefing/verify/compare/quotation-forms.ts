import type { ArchiveIndex } from './archive-index.ts'
import type { Wanted } from './find-exact.ts'
import { QUOTE, type Tokens, tokenise } from './tokens.ts'

/** A way in which a quotation may be read. */
export interface QuotationForm extends Wanted {
  readonly text: string
  readonly tokens: Tokens
  /** Whether a word that was divided at a line end was put together. */
  readonly joined: boolean
}

/** A hyphen between letters at the end of a line, or of what was one: it may have been put in to divide the word. */
const DIVIDED = /(\p{Ll})[-\u2010]\s[\s>]*(?=\p{Ll})/gu
/** With more of them either all or none are joined. */
const MOST_CHOICES = 6

function formOf(index: ArchiveIndex, text: string, joined: boolean): QuotationForm {
  const tokens = tokenise(text)
  return { text, tokens, keys: tokens.keys, numbers: tokens.keys.map(index.numberOf), joined }
}

/** The form with its last token left out. */
export function withoutLast(form: QuotationForm): QuotationForm {
  const cut = <T>(list: readonly T[]) => list.slice(0, -1)
  const tokens = { keys: cut(form.keys), starts: cut(form.tokens.starts), ends: cut(form.tokens.ends) }
  return { ...form, tokens, keys: tokens.keys, numbers: cut(form.numbers) }
}

/** Without marks of its own that open and close it: they are the writer's. Null where it has none. */
function withoutMarks(index: ArchiveIndex, form: QuotationForm): QuotationForm | null {
  const { keys, starts, ends } = form.tokens
  const length = keys.length
  const last =
    keys[length - 1] === QUOTE
      ? length - 1
      : keys[length - 2] === QUOTE && /^[.,]$/.test(keys[length - 1] ?? '')
        ? length - 2
        : -1
  if (keys[0] !== QUOTE || last < 2) return null
  // The stop that stands inside or outside of the mark belongs to the words.
  const stop = last < length - 1 ? (keys[length - 1] ?? '') : ''
  const to = Math.min(starts[last] ?? 0, starts[last + 1] ?? Number.POSITIVE_INFINITY)
  return formOf(index, form.text.slice(ends[0] ?? 0, to) + stop, form.joined)
}

/** Texts in which words that were divided at line ends are put together, all of them and each choice of them. */
function joinedTexts(text: string): readonly string[] {
  const count = [...text.matchAll(DIVIDED)].length
  if (count === 0) return []
  const all = text.replace(DIVIDED, '$1')
  const choices = count > MOST_CHOICES ? [] : Array.from({ length: 2 ** count - 2 }, (_, at) => at + 1)
  return [
    all,
    ...choices.map((choice) => {
      let number = -1
      return text.replace(DIVIDED, (whole: string, letter: string) => {
        number++
        return ((choice >> number) & 1) === 1 ? letter : whole
      })
    }),
  ]
}

/** The ways to read a quotation, the plainest first: a later one counts only where an earlier one does not stand in the archive. */
export function formsOf(index: ArchiveIndex, text: string): readonly QuotationForm[] {
  const forms = [formOf(index, text, false), ...joinedTexts(text).map((joined) => formOf(index, joined, true))]
  return [...forms, ...forms.flatMap((form) => withoutMarks(index, form) ?? [])]
}
