/** A quotation made from a passage by a rule, and what it is called. */
export interface Variant {
  readonly rule: string
  readonly quotation: string
}

/** With fewer words a quotation is not told from chance, and is called neither exact nor altered. */
const FEWEST_WORDS = 4

const add = (variants: Variant[], passage: string) => (rule: string, quotation: string) => {
  if (quotation !== passage && quotation.trim().split(/\s+/u).length >= FEWEST_WORDS) variants.push({ rule, quotation })
}

const NAMES: readonly (readonly [RegExp, string])[] = [
  [/\bFacebook\b/u, 'Google'],
  [/\bMark Zuckerberg\b/u, 'Sheryl Sandberg'],
  [/\bInstagram\b/u, 'WhatsApp'],
  [/\bNSPCC\b/u, 'NSPPC'],
  [/\bHaugen\b/u, 'Hagen'],
  [/\bUK\b/u, 'EU'],
  [/\bUnited Kingdom\b/u, 'United States'],
  [/\bCanadian\b/u, 'Australian'],
  [/\bNick Clegg\b/u, 'Nick Cleg'],
]
const WORDS: readonly (readonly [RegExp, string, string])[] = [
  ['modal', /\bshould\b/u, 'must'],
  ['modal', /\bmay\b/u, 'will'],
  ['modal', /\bcan\b/u, 'may'],
  ['modal', /\bmust\b/u, 'should'],
  ['modal', /\bwould\b/u, 'could'],
  ['quantity', /\bmore than\b/u, 'less than'],
  ['quantity', /\bAround\b/u, 'Over'],
  ['quantity', /\ball\b/u, 'some'],
  ['quantity', /\bfull\b/u, 'partial'],
  ['quantity', /\bfive\b/u, 'four'],
  ['quantity', /\btens of thousands\b/u, 'thousands'],
  ['number', /\bmillion\b/u, 'billion'],
  ['meaning', /\bwelcomes\b/u, 'rejects'],
  ['meaning', /\bnegative\b/u, 'positive'],
  ['meaning', /\bfailed\b/u, 'refused'],
  ['meaning', /\bchildren\b/u, 'adults'],
  ['meaning', /\bhas\b/u, 'had'],
  ['article', /\bthe\b/u, 'a'],
  ['connective', /\band\b/u, 'or'],
  ['connective', /\bbut\b/u, 'and'],
  ['negation', /\bdidn[’']t\b/u, 'did'],
  ['negation', /\bdon[’']t\b/u, 'do'],
  ['negation', /\brather than\b/u, 'and'],
  ['spelling', /\borganisations\b/u, 'organizations'],
  ['negation', /\bwholly insufficient\b/u, 'wholly sufficient'],
].map(([rule, pattern, to]) => [pattern, to, rule] as [RegExp, string, string])

const wordsOf = (text: string) => text.split(/(\s+)/u)

/** Changes the word at `at` among the words (not the white space) of a text. */
function changeWord(text: string, at: number, change: (word: string) => string): string {
  const pieces = wordsOf(text)
  let seen = -1
  return pieces
    .map((piece) => {
      if (/^\s*$/u.test(piece)) return piece
      seen++
      return seen === at ? change(piece) : piece
    })
    .join('')
}

const isPlain = (word: string | undefined) => word !== undefined && /^\p{L}{2,}$/u.test(word)

/** Quotations of a passage of one or more whole sentences that matter: each says something else than the passage. */
export function alterations(passage: string): readonly Variant[] {
  const variants: Variant[] = []
  const push = add(variants, passage)
  const words = passage.split(/\s+/u).filter((word) => word !== '')
  const middle = Math.floor(words.length / 2)
  for (const match of passage.matchAll(/\d+/gu)) {
    const other = String(Number(match[0]) + 1)
    push('number', passage.slice(0, match.index) + other + passage.slice(match.index + match[0].length))
    push(
      'digits swapped',
      passage.slice(0, match.index) + [...match[0]].reverse().join('') + passage.slice(match.index + match[0].length),
    )
    push('number dropped', passage.slice(0, match.index) + passage.slice(match.index + match[0].length))
  }
  for (const [pattern, to] of NAMES) push('name', passage.replace(pattern, to))
  for (const [pattern, to, rule] of WORDS) push(rule, passage.replace(pattern, to))
  for (const verb of ['is', 'are', 'has', 'have', 'should', 'must', 'can', 'may', 'will', 'was', 'were'])
    push('negation inserted', passage.replace(new RegExp(`\\b${verb}\\b`, 'u'), `${verb} not`))
  push('negation removed', passage.replace(/\s(?:not|never|no)\b/u, ''))
  for (const at of [1, middle, words.length - 2]) {
    const [a, b] = [words[at], words[at + 1]]
    if (at > 0 && isPlain(a)) push('word dropped', changeWord(passage, at, () => '').replace(/[^\S\n]{2,}/gu, ' '))
    if (at > 0 && isPlain(a))
      push(
        'word doubled',
        changeWord(passage, at, (word) => `${word} ${word}`),
      )
    if (at > 0 && isPlain(a))
      push(
        'plural',
        changeWord(passage, at, (word) => (word.endsWith('s') ? word.slice(0, -1) : `${word}s`)),
      )
    if (at > 0 && isPlain(a))
      push(
        'letter',
        changeWord(passage, at, (word) => `${word.slice(0, -1)}x`),
      )
    if (at > 0 && isPlain(a))
      push(
        'capital',
        changeWord(passage, at, (word) => word.toUpperCase()),
      )
    if (at > 0 && isPlain(a))
      push(
        'lookalike',
        changeWord(passage, at, (word) => word.replace(/a/u, 'а').replace(/e/u, 'е').replace(/o/u, 'о')),
      )
    if (at > 0 && isPlain(a) && isPlain(b) && a !== b) {
      const first = changeWord(passage, at, () => '\u0000').replace('\u0000', b ?? '')
      push(
        'words swapped',
        changeWord(first, at + 1, () => a ?? ''),
      )
    }
  }
  // A clause between two commas, and the last one, its stop moved.
  const clause = /, [^,.;:!?“”"()]{6,}(?=,)/u.exec(passage)
  if (clause !== null) push('clause dropped', passage.replace(clause[0], ''))
  const tail = /(?:, |; | and | but | to | that | which )[^,.;:!?“”"'’()]{8,}\.$/u.exec(passage)
  if (tail !== null) push('last clause dropped', `${passage.slice(0, tail.index)}.`)
  const head = /^[^,.;:!?“”"()]{6,}, (?=\p{Ll})/u.exec(passage)
  if (head !== null)
    push(
      'first clause dropped',
      passage.slice(head[0].length).replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()),
    )
  const sentences = passage.split(/(?<=[.!?]) (?=\p{Lu})/u)
  for (let at = 0; at + 1 < sentences.length; at++) {
    const [a = '', b = ''] = [sentences[at], sentences[at + 1]]
    const half = b.split(' ')
    const merged = `${a.replace(/[.!?]$/u, '')} and ${b.charAt(0).toLowerCase()}${b.slice(1)}`
    push('sentences merged', [...sentences.slice(0, at), merged, ...sentences.slice(at + 2)].join(' '))
    const short = `${a.split(' ').slice(0, -3).join(' ')} ${half.slice(3).join(' ')}`
    if (a.split(' ').length > 8 && half.length > 8) push('sentences merged, words dropped', short)
    if (at + 2 < sentences.length) push('sentence dropped', [...sentences.slice(0, at + 1), ...sentences.slice(at + 2)].join(' '))
    push('sentences swapped', [...sentences.slice(0, at), b, a, ...sentences.slice(at + 2)].join(' '))
  }
  push('words added at the end', `${passage.replace(/[.!?]$/u, '')} and its owners.`)
  push(
    'words added in the middle',
    changeWord(passage, middle, (word) => `${word} allegedly`),
  )
  push('comma moved', passage.replace(/,/u, ''))
  return variants
}

const everySpace = (text: string, to: string) => text.replace(/ /gu, to)

/** Breaks lines so that none is longer than `width`. */
function wrapped(text: string, width: number, indent: string): string {
  let line = 0
  return text.replace(/[^\S\n]+(\S+)/gu, (_, word: string) => {
    line += word.length + 1
    if (line < width) return ` ${word}`
    line = word.length
    return `\n${indent}${word}`
  })
}

/** Quotations of a passage that say the same: what typesetting, a mail program or an editor does to it. */
export function harmless(passage: string): readonly Variant[] {
  const variants: Variant[] = [{ rule: 'as it is', quotation: passage }]
  const push = add(variants, passage)
  push('straight quotes', passage.replace(/[‘’]/gu, "'").replace(/[“”]/gu, '"'))
  push('curly apostrophes', passage.replace(/(?<=\p{L})'(?=\p{L})/gu, '’').replace(/"([^"]*)"/gu, '“$1”'))
  push(
    'low quotes',
    passage
      .replace(/[“]/gu, '„')
      .replace(/[”]/gu, '“')
      .replace(/"([^"]*)"/gu, '„$1“'),
  )
  push(
    'guillemets',
    passage
      .replace(/“/gu, '«\u00a0')
      .replace(/”/gu, '\u00a0»')
      .replace(/"([^"]*)"/gu, '«\u202f$1\u202f»'),
  )
  push('single for double', passage.replace(/[“”"]/gu, "'"))
  push('modifier apostrophe', passage.replace(/[’']/gu, '\u02bc'))
  push('hyphens of another kind', passage.replace(/-/gu, '\u2011'))
  push('en dashes', passage.replace(/—/gu, '–').replace(/-/gu, '\u2010'))
  push('double hyphen', passage.replace(/ — /gu, ' -- '))
  push('dash without spaces', passage.replace(/ [—–] /gu, '—'))
  push('spaces that do not break', everySpace(passage, '\u00a0'))
  push('thin spaces', everySpace(passage, '\u2009'))
  push('two spaces', everySpace(passage, '  '))
  push('tab', passage.replace(/ /u, '\t'))
  push('narrow lines', wrapped(passage, 30, ''))
  push('lines of a mail', wrapped(passage, 72, ''))
  push('indented lines', wrapped(passage, 50, '    '))
  push('CR LF', wrapped(passage, 40, '').replace(/\n/gu, '\r\n'))
  push('line separators', passage.replace(/ (?=\p{L})/gu, '\u2028'))
  push('soft hyphens', passage.replace(/(\p{L}{4})(?=\p{L}{3})/gu, '$1\u00ad'))
  push('zero width space beside a space', passage.replace(/ /gu, ' \u200b'))
  push('byte order mark', `\ufeff${passage}`)
  push(
    'ligatures',
    passage.replace(/ffi/gu, 'ﬃ').replace(/ffl/gu, 'ﬄ').replace(/ff/gu, 'ﬀ').replace(/fi/gu, 'ﬁ').replace(/fl/gu, 'ﬂ'),
  )
  push('decomposed', passage.normalize('NFD'))
  push(
    'full width digits',
    passage.replace(/\d/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
  )
  push('direction marks', `\u200e${passage}\u200f`)
  push('variation selectors', passage.replace(/(?<=\p{L}) /u, '\ufe0f '))
  push('white space around', `  ${passage}\n`)
  const last = /[.!?]$/u.test(passage)
  if (last) push('without the last stop', passage.slice(0, -1))
  push('words divided at line ends', passage.replace(/(\p{Ll}{4})(\p{Ll}{4,}) /u, '$1-\n$2 '))
  push(
    'beginning of it',
    passage
      .split(' ')
      .slice(0, Math.max(6, Math.floor(passage.split(' ').length * 0.6)))
      .join(' '),
  )
  push(
    'end of it',
    passage
      .split(' ')
      .slice(Math.floor(passage.split(' ').length * 0.3))
      .join(' '),
  )
  return variants
}
