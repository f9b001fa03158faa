/** A stretch between quotation marks. UTF-16 offsets; `start` and `end` hold the marks, `from` and `to` the words between them. */
export interface MarkedStretch {
  readonly start: number
  readonly end: number
  readonly from: number
  readonly to: number
  /** Other places where the words may end: an apostrophe at the end of a word looks like the mark that closes. */
  readonly otherEnds: readonly number[]
  readonly inside: readonly MarkedStretch[]
}

export interface FoundMarks {
  /** In order, none within another. */
  readonly stretches: readonly MarkedStretch[]
  /** The outermost double mark that was not closed, and where it stands; null where all were. */
  readonly unclosed: { readonly mark: string; readonly at: number } | null
  /** The same for single marks, which may be apostrophes. */
  readonly unclosedSingle: { readonly mark: string; readonly at: number } | null
}

interface Open {
  readonly mark: string
  readonly at: number
  readonly inside: MarkedStretch[]
}

/** For each mark that closes, those it may close. */
const CLOSES: Readonly<Record<string, string>> = {
  '”': '“„”‟〝"',
  '“': '„',
  '»': '«',
  '«': '»',
  '›': '‹',
  '‹': '›',
  '’': '‘‚‛',
  '‘': '‚',
  '"': '"“„”‟',
  "'": "'‘‚",
  '＂': '＂',
  '」': '「',
  '』': '『',
  '〞': '〝',
  '〟': '〝',
}
const OPENS = new Set('“„”‟〝«»‹›‘‚‛"＂\'「『')
const SINGLE = new Set("‘’‚‛'")
const DOUBLE = new Set('“„”‟〝«»"＂「『')

const isLetter = (character: string) => /[\p{L}\p{N}]/u.test(character)
const isSpace = (character: string) => character === '' || /[\s\u00ad\u200b-\u200f\u2060\u2066-\u2069\ufeff]/u.test(character)
const beginsWord = (before: string) => isSpace(before) || /[([{/—–\-«‹“„‘‚"'「『:;,>=*_¿¡…]/u.test(before)
const endsWord = (after: string) => isSpace(after) || /[)\]}/—–\-»›”’"'」』.,:;!?…<=*_|]/u.test(after)

/** Marks as they are typed for TeX, ``so'', as the signs they stand for. Every other character keeps its place. */
function withSigns(text: string): string {
  return text.replace(/``(?=[^\s`])([^`]{1,5000}?)(?<=\S)''/gu, '\u200b“$1”\u200b')
}

/**
 * Finds what stands between quotation marks of any typography, nested as they are set. Apostrophes are no marks, nor are signs for inches and
 * minutes. `opened` is a mark that was opened before the text.
 */
export function findMarks(written: string, opened: string | null = null): FoundMarks {
  const text = withSigns(written)
  const stretches: MarkedStretch[] = []
  const stack: Open[] = opened === null ? [] : [{ mark: opened, at: -1, inside: [] }]
  const isOpen = (marks: string) => stack.findLastIndex(({ mark }) => marks.includes(mark))
  for (let at = 0; at < text.length; at++) {
    const mark = text.charAt(at)
    const closing = CLOSES[mark]
    if (closing === undefined && !OPENS.has(mark)) continue
    const [before, after] = [text.charAt(at - 1), text.charAt(at + 1)]
    if (SINGLE.has(mark) && isLetter(before) && isLetter(after)) continue
    const known = closing === undefined ? -1 : isOpen(closing)
    const looksOpen = beginsWord(before) && !isSpace(after)
    const looksClosed = !isSpace(before) && (endsWord(after) || !beginsWord(before))
    if (known >= 0 && closesHere(mark, looksOpen, looksClosed, before, after)) {
      const open = stack[known]
      if (open === undefined) continue
      stack.length = known
      const stretch = { start: Math.max(open.at, 0), end: at + 1, from: open.at + 1, to: at, otherEnds: [], inside: open.inside }
      ;(stack.at(-1)?.inside ?? stretches).push(stretch)
    } else if (OPENS.has(mark) && opensHere(mark, looksOpen, before, text.slice(at + 1, at + 4)) && !isYear(text, at))
      stack.push({ mark, at, inside: [] })
  }
  // What was left open is no quotation; what stands in it may be.
  const outermost = stack.find(({ mark, at }) => at < 0 || DOUBLE.has(mark)) ?? null
  const single = stack.find(({ mark }) => SINGLE.has(mark)) ?? null
  for (const open of stack) stretches.push(...open.inside)
  return {
    stretches: stretches.sort((a, b) => a.start - b.start).map((stretch) => withOtherEnds(text, stretch)),
    unclosed: outermost,
    unclosedSingle: single,
  }
}

/** "the '90s", "'21": an apostrophe in the place of the century. */
function isYear(text: string, at: number): boolean {
  const after = text.slice(at + 1, at + 6)
  // The sign that opens is put there by programs, and stands for a year only before a decade.
  const year = '‘‚‛'.includes(text.charAt(at)) ? /^\d\ds(?![\p{L}\p{N}])/u : /^\d\ds?(?![\p{L}\p{N}.,%])/u
  return SINGLE.has(text.charAt(at)) && year.test(after)
}

function closesHere(mark: string, looksOpen: boolean, looksClosed: boolean, before: string, after: string): boolean {
  switch (mark) {
    case '"':
    case '＂':
    case "'":
      // `"harm children" and`: what begins a word opens anew.
      return looksClosed || (!looksOpen && !isSpace(before)) || (isSpace(before) && isSpace(after))
    case '’':
      return !isSpace(before)
    case '“':
    case '‘':
    case '«':
    case '‹':
    case '»':
    case '›':
      return !(looksOpen && isSpace(before) && isLetter(after) && (mark === '“' || mark === '‘'))
    default:
      return true
  }
}

function opensHere(mark: string, looksOpen: boolean, before: string, rest: string): boolean {
  const after = rest.charAt(0)
  switch (mark) {
    case "'":
    case '‘':
    case '‛':
    case '‚':
      return (
        looksOpen && (isLetter(after) || /["“„«([{…'‘&£$€#—–]/u.test(after) || rest.startsWith('..') || rest.startsWith('. .'))
      )
    case '"':
    case '＂':
    case '”':
    case '»':
    case '›':
      return looksOpen
    case '“':
    case '«':
    case '‹':
      return !isSpace(after) || mark !== '“' ? true : beginsWord(before)
    default:
      return true
  }
}

/** Where the words of single marks may end, too: at each later mark that could close, up to the next that opens. */
function withOtherEnds(text: string, stretch: MarkedStretch): MarkedStretch {
  const opening = text.charAt(stretch.start)
  if (!SINGLE.has(opening)) return stretch
  const otherEnds: number[] = []
  for (let at = stretch.end; at < text.length && otherEnds.length < 6; at++) {
    const mark = text.charAt(at)
    const [before, after] = [text.charAt(at - 1), text.charAt(at + 1)]
    if (mark === '‘' || (mark === "'" && beginsWord(before) && isLetter(after))) break
    if ((mark === '’' || mark === "'") && !isSpace(before) && !isLetter(after)) otherEnds.push(at)
  }
  return { ...stretch, otherEnds }
}
