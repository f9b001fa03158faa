import type { Random } from './random.ts'
import { type QuotedSource, runningText, standsSomewhere, type Taking } from './takings.ts'
import { odd, unseen } from './written.ts'

/** Turns the words of a taking into words that say something else; null where they hold nothing to do it with. */
export type Alteration = (
  random: Random,
  taking: Taking,
  sources: readonly [QuotedSource, ...QuotedSource[]],
) => readonly string[] | null

type Rule = readonly [RegExp, readonly [string, ...string[]]]

/** Replaces one of the places, drawn by lot, that one of the rules fits. */
function oneOf(rules: readonly Rule[]): Alteration {
  return (random, { paragraphs }) => {
    const places = paragraphs.flatMap((words, paragraph) =>
      rules.flatMap(([pattern, to]) =>
        [...words.matchAll(new RegExp(pattern, 'gu'))].map((match) => ({ paragraph, at: match.index, was: match[0], to })),
      ),
    )
    const place = random.any(places)
    if (place === null) return null
    const { paragraph, at, was } = place
    const to = random.pick(place.to).replaceAll('$&', was)
    return paragraphs.map((words, index) =>
      index === paragraph ? (words.slice(0, at) + to + words.slice(at + was.length)).replace(/ {2,}/gu, ' ').trim() : words,
    )
  }
}

const LONGER = 3

/** Changes one word drawn by lot, with those around it to hand. */
function atAWord(change: (random: Random, words: string[], at: number) => string[] | null): Alteration {
  return (random, { paragraphs }) => {
    const paragraph = random.below(paragraphs.length)
    const words = (paragraphs[paragraph] ?? '').split(' ')
    const at = random.below(words.length)
    const changed = change(random, words, at)
    return changed === null ? null : paragraphs.map((each, index) => (index === paragraph ? changed.join(' ') : each))
  }
}

const isWord = (word: string | undefined): word is string => word !== undefined && /^\p{L}{2,}$/u.test(word)

const digits: Alteration = (random, { paragraphs }) => {
  const places = paragraphs.flatMap((words, paragraph) => [...words.matchAll(/\d/gu)].map(({ index }) => ({ paragraph, index })))
  const place = random.any(places)
  if (place === null) return null
  const words = paragraphs[place.paragraph] ?? ''
  const digit = Number(words.charAt(place.index))
  const to = random.pick([String((digit + 1 + random.below(9)) % 10), '', `${digit}0`, `${digit}.${digit}`, `${digit},0`])
  return paragraphs.map((each, at) =>
    at === place.paragraph ? each.slice(0, place.index) + to + each.slice(place.index + 1) : each,
  )
}

const twoSentences: Alteration = (random, taking, sources) => {
  const other = random.any(runningText(random.pick(sources)))
  const first = taking.paragraphs[0] ?? ''
  if (other === null || other.words.includes(first)) return null
  const [a, b] = [first.split(' '), other.words.split(' ')]
  if (a.length < 6 || b.length < 8) return null
  const joint = random.pick([' and ', ', ', ' ', ' because '])
  return [`${a.slice(0, Math.ceil(a.length * 0.6)).join(' ')}${joint}${b.slice(Math.floor(b.length * 0.6)).join(' ')}`]
}

/** Each kind of change that matters, by the name under which it is counted. */
export const ALTERATIONS: Readonly<Record<string, Alteration>> = {
  digit: digits,
  'number in words': oneOf([
    [/\bfive\b/u, ['six', 'four', '5', 'fifteen']],
    [/\bmillion\b/u, ['billion', 'thousand', 'mn']],
    [/\btens of thousands\b/u, ['hundreds of thousands', 'tens']],
    [/\bmore than 50\b/u, ['50', 'fewer than 50', 'more than fifty', 'almost 50']],
    [/\bAround 60\b/u, ['60', 'Over 60', 'Around 6']],
  ]),
  name: oneOf([
    [/\bMark Zuckerberg\b/u, ['Marc Zuckerberg', 'Mark Zuckerburg', 'Zuckerberg', 'Nick Clegg']],
    [/\bFrances Haugen\b/u, ['Francis Haugen', 'Frances Haugan', 'Ms Haugen']],
    [/\bFacebook\b/u, ['Meta', 'Instagram', 'Face book', 'WhatsApp']],
    [/\bInstagram\b/u, ['Facebook', 'TikTok']],
    [/\bNick Clegg\b/u, ['Nick Clegg MP', 'Nic Clegg', 'Mr Clegg']],
    [/\bNSPCC\b/u, ['ISPCC', 'NSPC', 'RSPCA']],
    [/\bWall Street Journal\b/u, ['New York Times', 'Wall Street Herald']],
    [/\bBarnardo['’]s\b/u, ['Bernardo’s', 'Barnardo']],
    [/\bUK\b/u, ['US', 'EU', 'UN']],
    [/\bHope For Children\b/u, ['Hope for the Children', 'Hope of Children']],
    [/\bCanadian\b/u, ['American']],
    [/\b5 Rights\b/u, ['6 Rights', 'Rights']],
  ]),
  'negation put in': atAWord((random, words, at) => {
    if (!/^(?:is|are|was|were|has|have|had|should|must|may|can|will|would)$/u.test(words[at] ?? '')) {
      const verb = words.findIndex((word) => /^(?:is|are|was|were|has|have|had|should|must|may|can|will|would)$/u.test(word))
      if (verb < 0) return null
      return [...words.slice(0, verb + 1), random.pick(['not', 'never', 'hardly']), ...words.slice(verb + 1)]
    }
    return [...words.slice(0, at + 1), random.pick(['not', 'never', 'rarely']), ...words.slice(at + 1)]
  }),
  'negation taken out': oneOf([
    [/\bdidn[’']t\b/u, ['did', 'does']],
    [/\bdon[’']t\b/u, ['do', '']],
    [/\binsufficient\b/u, ['sufficient']],
    [/\bnegative\b/u, ['positive', '']],
    [/\bfailed to\b/u, ['managed to', 'did']],
    [/\brefused to\b/u, ['agreed to', 'would']],
    [/\brather than\b/u, ['as well as', 'and']],
    [/\bdespite\b/u, ['because of', 'without']],
    [/\binappropriate\b/u, ['appropriate', 'in appropriate']],
    [/\badversely\b/u, ['']],
    [/\bdown\b/u, ['', 'for']],
    [/\bdismissed\b/u, ['accepted']],
  ]),
  'clause dropped': (random, { paragraphs }) => {
    const at = random.below(paragraphs.length)
    const words = paragraphs[at] ?? ''
    const clause = random.any([
      ...words.matchAll(/(?:, |; )[^,.;:!?()“”"‘’']{10,}(?=[,.;])/gu),
      ...words.matchAll(/ (?:and|or|to|of|that|which|about|by|in) (?:\p{L}+ ){1,4}(?=and |to |of |that |in |on )/gu),
    ])
    if (clause === null || words.split(' ').length < 8) return null
    const rest =
      words.slice(0, clause.index) + (clause[0].endsWith(' ') ? ' ' : '') + words.slice(clause.index + clause[0].length)
    return paragraphs.map((each, index) => (index === at ? rest : each))
  },
  'word dropped': atAWord((_, words, at) =>
    words.length < 5 || at === 0 || at === words.length - 1 || !isWord(words[at])
      ? null
      : words.filter((_word, index) => index !== at),
  ),
  'sentences merged': twoSentences,
  'neighbours swapped': atAWord((_, words, at) => {
    const [a, b] = [words[at], words[at + 1]]
    return !isWord(a) || !isWord(b) || a === b ? null : [...words.slice(0, at), b, a, ...words.slice(at + 2)]
  }),
  'words far apart swapped': atAWord((random, words, at) => {
    const other = random.below(words.length)
    const [a, b] = [words[at], words[other]]
    if (!isWord(a) || !isWord(b) || a === b || Math.abs(at - other) < 2) return null
    return words.map((word, index) => (index === at ? b : index === other ? a : word))
  }),
  number: atAWord((_, words, at) => {
    const word = words[at]
    if (!isWord(word) || word.length <= LONGER || /^\p{Lu}/u.test(word)) return null
    const other = word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.endsWith('s') ? word.slice(0, -1) : `${word}s`
    return words.map((each, index) => (index === at ? other : each))
  }),
  tense: oneOf([
    [/\bhas\b/u, ['had', 'having']],
    [/\bwas\b/u, ['is', 'were']],
    [/\bis\b/u, ['was', 'be', 'is being']],
    [/\bare\b/u, ['were', 'is']],
    [/\bsays\b/u, ['said', 'claims']],
    [/\bcalls\b/u, ['called']],
  ]),
  possessive: oneOf([
    [/children[’']s/u, ['childrens’', 'children', 'childrens']],
    [/Facebook[’']s/u, ['Facebook', 'Facebooks']],
    [/Haugen[’']s/u, ['Haugens’', 'Haugen']],
  ]),
  date: oneOf([
    [/\bQuarter 2\b/u, ['Quarter 3', 'the second quarter', 'Quarter II']],
    [/\b2020\/21\b/u, ['2020', '2021', '2020/22', '2020–2021', '2019/20']],
    [/\bMay this year\b/u, ['June this year', 'May last year', 'may this year']],
  ]),
  unit: oneOf([
    [/\bmillion items\b/u, ['million pages', 'million', 'million pieces']],
    [/\bpages\b/u, ['files', 'documents']],
    [/\borganisations\b/u, ['people', 'organizations', 'charities']],
    [/\bsignatories\b/u, ['organisations', 'signatures']],
    [/\bfive-step\b/u, ['five-point', 'six-step', 'five-stop']],
  ]),
  strength: oneOf([
    [/\bshould\b/u, ['must', 'could', 'will']],
    [/\bmust\b/u, ['should', 'may']],
    [/\bmay\b/u, ['will', 'could', 'might']],
    [/\bcan\b/u, ['could', 'will']],
    [/\bcould\b/u, ['can']],
    [/\bit appears\b/u, ['it is clear', '']],
    [/\bbelieved to\b/u, ['known to']],
    [/\burged\b/u, ['ordered', 'asked']],
    [/\bfully\b/u, ['partly', '']],
    [/\bclaim\b/u, ['proof', 'finding']],
    [/\brecommending\b/u, ['demanding']],
  ]),
  'word for another': atAWord((random, words, at) => {
    const word = words[at]
    if (!isWord(word) || word.length <= LONGER) return null
    const other = random.pick(['harm', 'report', 'quickly', 'public', 'owners', 'parents', 'protect'])
    return other === word ? null : words.map((each, index) => (index === at ? other : each))
  }),
  'word put in': atAWord((random, words, at) =>
    at === 0 || words.length < 4
      ? null
      : [...words.slice(0, at), random.pick(['allegedly', 'all', 'only', 'so-called', 'very', 'the', 'of']), ...words.slice(at)],
  ),
  'one letter': atAWord((random, words, at) => {
    const word = words[at]
    if (!isWord(word) || word.length <= LONGER) return null
    const letter = 1 + random.below(word.length - 1)
    const to = random.pick(['', 'x', word.charAt(letter).repeat(2), word.charAt(letter - 1)])
    const changed = word.slice(0, letter) + to + word.slice(letter + 1)
    return changed === word ? null : words.map((each, index) => (index === at ? changed : each))
  }),
  'letters of another alphabet': atAWord((_, words, at) => {
    const word = words[at]
    if (!isWord(word)) return null
    const changed = word.replace(/[aeopc]/u, (letter) => 'аеорс'.charAt('aeopc'.indexOf(letter)))
    return changed === word ? null : words.map((each, index) => (index === at ? changed : each))
  }),
  'word torn in two': atAWord((random, words, at) => {
    const word = words[at]
    if (!isWord(word) || word.length < 6 || /^\p{Lu}/u.test(word)) return null
    const cut = 2 + random.below(word.length - 4)
    return words.map((each, index) => (index === at ? `${word.slice(0, cut)} ${word.slice(cut)}` : each))
  }),
  'words run together': atAWord((_, words, at) => {
    const [a, b] = [words[at], words[at + 1]]
    return !isWord(a) || !isWord(b) || /^\p{Lu}/u.test(b) ? null : [...words.slice(0, at), a + b, ...words.slice(at + 2)]
  }),
  'end made a question': oneOf([[/\.$/u, ['?', '!', '!!']]]),
  'pieces turned around': (random, { paragraphs }) => {
    const words = (paragraphs[0] ?? '').split(' ')
    if (words.length < 14) return null
    const cut = 5 + random.below(words.length - 10)
    const mark = random.pick(['[...]', '…', '[…]', '...', '(…)'])
    return [
      `${words
        .slice(cut)
        .join(' ')
        .replace(/[.,;:]$/u, '')} ${mark} ${words
        .slice(0, cut)
        .join(' ')
        .replace(/[.,;:]$/u, '')}`,
    ]
  },
  'sources joined by dots': (random, taking, sources) => {
    const other = random.any(sources.filter(({ id }) => id !== taking.source.id))
    const words = (taking.paragraphs[0] ?? '').split(' ')
    const second = other === null ? null : random.any(runningText(other))
    if (other === null || second === null || words.length < 6 || standsSomewhere([other], [words.slice(0, 6).join(' ')]))
      return null
    const from = second.words.split(' ')
    if (from.length < 12) return null
    return [
      `${words
        .slice(0, 6)
        .join(' ')
        .replace(/[.,;:]$/u, '')} [...] ${from.slice(-6).join(' ')}`,
    ]
  },
  'change beside an omission': (random, { paragraphs }) => {
    const words = (paragraphs[0] ?? '').split(' ')
    if (words.length < 14) return null
    const gap = 4 + random.below(words.length - 10)
    const changed = words.findIndex((word, at) => at > 0 && at < gap - 1 && isWord(word) && word.length > 2)
    if (changed < 0) return null
    const kept = words.map((word, at) => (at === changed ? random.pick(['hardly', 'sixty', 'nobody', `${word}s`]) : word))
    return [[...kept.slice(0, gap), '[...]', ...kept.slice(gap + 3)].join(' ')]
  },
  'small letters in the middle': atAWord((_, words, at) => {
    const word = words[at]
    if (at === 0 || !isWord(word) || !/^\p{Lu}/u.test(word)) return null
    return words.map((each, index) => (index === at ? word.toLowerCase() : each))
  }),
  'comma that turns the sense': atAWord((_, words, at) => {
    const word = words[at]
    return !isWord(word) || !isWord(words[at + 1]) ? null : words.map((each, index) => (index === at ? `${word},` : each))
  }),
  'word struck out or hidden': atAWord((_, words, at) =>
    words.length < 5 || at === 0 || at === words.length - 1 || !isWord(words[at])
      ? null
      : words.map((word, index) => (index === at ? unseen(word) : word)),
  ),
  'word hidden behind another': atAWord((random, words, at) =>
    words.length < 5 || !isWord(words[at])
      ? null
      : words.map((word, index) => (index === at ? `${unseen(word)}${random.pick(['hardly', 'sixty', 'nobody'])}` : word)),
  ),
  'word put in where programs do not look': atAWord((random, words, at) =>
    words.length < 5 || at === 0 ? null : [...words.slice(0, at), odd(random.pick(['not', '60', 'never'])), ...words.slice(at)],
  ),
  'sense turned in brackets': (random, taking, sources) => {
    const negated = atAWord((random, words, at) =>
      at === 0 || words.length < 6 ? null : [...words.slice(0, at), random.pick(['[not]', '[never]']), ...words.slice(at)],
    )
    const counted = oneOf([
      [/\b25\.7\b/u, ['[26.7]']],
      [/\b50\b/u, ['[60]']],
      [/\b59\b/u, ['[51]']],
      [/\bdidn[’']t\b/u, ['[did]']],
      [/\bdon[’']t\b/u, ['[do]']],
    ])
    return random.pick([negated, counted])(random, taking, sources)
  },
  'paragraph dropped': (_, { paragraphs, source, numbers }) => {
    if (paragraphs.length < 2) return null
    const after = source.paragraphs.find(({ number }) => number === (numbers.at(-1) ?? 0) + 1)
    const first = paragraphs[0]
    return after === undefined || first === undefined || after.words.split(' ').length < 8
      ? null
      : [first, after.words.replace(/^\d+\.\s+/u, '')]
  },
}
