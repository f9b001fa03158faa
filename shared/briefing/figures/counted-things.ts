/** What a figure counts, as far as words show it: the words after it, and the nouns among them by which two figures can be told to count the same. */
export interface CountedThing {
  /** As it stands in the text; null where nothing countable follows. */
  readonly words: string | null
  /** In small letters, in the singular, with one spelling; empty where nothing is known. */
  readonly nouns: readonly string[]
}

const list = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** Words at which what is counted ends. */
const ENDS = list(
  'a an the this that these those its their his her our your my who whom whose which what when where while as if because since so than then but ' +
    'is are was were be been being am has have had having do does did will would shall should can could may might must to for from in into on onto by ' +
    'with within without at about across against among between during per under over through upon via after before until not no also already only ' +
    'said says say told asked ask asks called calls call urged urge urges signed sign signs wrote write joined join supported backed endorsed demanded ' +
    'list lists listed named gave give made make makes took take state states stated claim claims claimed it he she they we you i them us him there here',
)
/** Counting words that hand on to what follows "of". */
const VESSELS = list(
  'item items piece pieces number numbers instance instances total kind kinds type types copy copies unit units set sets lot lots',
)
const PLURALS: ReadonlyMap<string, string> = new Map([
  ['children', 'child'],
  ['people', 'person'],
  ['men', 'man'],
  ['women', 'woman'],
  ['countries', 'country'],
  ['charities', 'charity'],
  ['bodies', 'body'],
])
/** Words that are used for one another of the same things. */
const SAME: ReadonlyMap<string, string> = new Map([
  ['signer', 'signatory'],
  ['signee', 'signatory'],
  ['cosignatory', 'signatory'],
  ['demand', 'recommendation'],
  ['ask', 'recommendation'],
  ['step', 'recommendation'],
  ['request', 'recommendation'],
  ['organization', 'organisation'],
  ['ngo', 'organisation'],
  ['group', 'organisation'],
  ['persons', 'person'],
  ['kid', 'child'],
  ['percent', 'share'],
])

function isPlural(word: string): boolean {
  return PLURALS.has(word) || (/[^su]s$/u.test(word) && word.length > 3)
}

function singular(word: string): string {
  const known = PLURALS.get(word)
  if (known !== undefined) return known
  if (!isPlural(word)) return word
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`
  return word.slice(0, /(?:sh|ch|x|ss)es$/u.test(word) ? -2 : -1)
}

function nounOf(word: string): string {
  const one = singular(word)
  return SAME.get(one) ?? one
}

/** Words of a phrase, as far as it goes, with where they end in `text`. */
function phrase(text: string, most: number): { readonly words: readonly string[]; readonly end: number; readonly rest: string } {
  const words: string[] = []
  let end = 0
  const step = /(?:[^\S\n]*\n?[^\S\n]*)-?(?<word>\p{L}[\p{L}\p{M}]*(?:['’]\p{L}+)?)/uy
  for (;;) {
    step.lastIndex = end
    const found = step.exec(text)
    const word = found?.groups?.['word']
    if (found === null || word === undefined) break
    const lower = word.toLowerCase()
    // "organisations and leaders" goes on, "59 and more" does not.
    if (lower === 'and' || lower === 'or') {
      if (words.length === 0) break
    } else if (lower === 'of' || ENDS.has(lower) || words.length >= most) break
    if (words.length === 0 && lower === 'or') break
    words.push(lower)
    end = step.lastIndex
  }
  while (words.at(-1) === 'and' || words.at(-1) === 'or') {
    words.pop()
    end = text.slice(0, end).replace(/[\s-]+(?:and|or)$/iu, '').length
  }
  return { words, end, rest: text.slice(end) }
}

/** The nouns of a phrase: what stands in the plural, or all where nothing does. A possessive ("children’s") is none. */
function nounsOf(words: readonly string[], isOne = false): readonly string[] {
  const candidates = words.filter((word) => !/['’]/u.test(word) && word !== 'and' && word !== 'or')
  const plurals = candidates.filter(isPlural)
  // A participle alone ("59 signed") names nothing.
  const named =
    plurals.length > 0 && !isOne ? plurals : candidates.every((word) => /(?:ed|ing|ly)$/u.test(word)) ? [] : candidates
  return [...new Set(named.map(nounOf))]
}

/**
 * What is counted by a figure that ends where `after` begins: "organisations and leaders", "of the signatories", "items of content". English; in
 * other languages the words are taken as they stand. `isOne`: one thing is named ("the fifth recommendation concerns"), so that no plural is looked for.
 */
export function countedThing(after: string, isOne = false): CountedThing {
  const lead = /^(?:\s+of(?:\s+(?:the|these|those|all|its|their|our))?(?=\s))?/iu.exec(after)?.[0] ?? ''
  const first = phrase(after.slice(lead.length), 6)
  if (first.words.length === 0) return { words: null, nouns: [] }
  const words = after.slice(0, lead.length + first.end)
  const of = /^\s+of(?:\s+(?:the|these|those|all))?(?=\s)/iu.exec(first.rest)?.[0]
  const vessels = first.words.filter((word) => VESSELS.has(word)).map(nounOf)
  if (of !== undefined && vessels.length > 0) {
    const second = phrase(first.rest.slice(of.length), 6)
    // Its last word is what there is so much of: "items of child sexual exploitation content". The vessel stays, so that "items" answers to "items".
    const last = second.words.at(-1)
    if (last !== undefined) {
      const whole = words + first.rest.slice(0, of.length + second.end)
      return {
        words: whole.trim(),
        nouns: [...new Set([nounOf(last), ...second.words.filter(isPlural).map(nounOf), ...vessels])],
      }
    }
  }
  return { words: words.trim().replace(/^-/u, ''), nouns: nounsOf(first.words, isOne) }
}

/** Whether two figures can count the same: nothing is known of one of them, or they share a noun. */
export function countTheSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === 0 || b.length === 0 || a.some((noun) => b.includes(noun))
}
