import { sentenceRanges } from '../../text/segment-text.ts'
import type { TextRange } from '../../text/text-range.ts'

/** What a cut takes away: a no; who said so, or that it was only said; a condition; how much or how many; how sure or how far. */
export type CutKind = 'negation' | 'hearsay' | 'condition' | 'quantity' | 'possibility'

/** Words of the source beside a quotation, without which it can say something else. */
export interface CutWords {
  readonly side: 'before' | 'after'
  readonly kind: CutKind
  /** In the text of the source, from the words that matter to the quotation or the other way round (UTF-16). */
  readonly range: TextRange
}

/** May stand between the words that matter and a quotation without separating them. */
const GLUE = String.raw`(?:\s+(?:a|an|the|any|all|to|be|been|being|of|that|it|they|he|she|its|their|his|her|there|have|has|had|is|are|was|were|do|does|did|yet|also|even|already|still|\p{L}+ly))*`
/** Up to three words of any kind, as a subject may have between "that" and its verb. */
const SUBJECT = String.raw`(?:\s+[\p{L}’'-]+){0,3}`
const EDGE = String.raw`[\s"“‘'(]*$`

const NEGATION = String.raw`(?:no|not|never|neither|nor|none|nobody|nothing|without|cannot|hardly|barely|scarcely|rarely|seldom|\p{L}+n[’']t|fail(?:ed|s|ing|ure)?\s+to|refus(?:ed|es|ing|al)\s+to|declin(?:ed|es|ing)\s+to|unable\s+to|unwilling\s+to|lack\s+of|absence\s+of|far\s+from|(?:yet|stopped|stops|fell|falls|wrong|false|misleading|impossible)\s+(?:to(?:\s+(?:say|claim|suggest))?|short\s+of)|no\s+(?:\p{L}+\s+)?(?:evidence|proof|sign|signs|indication|intention|plans?)\s+(?:of|to|for)|dismiss(?:es|ed)?|doubt(?:s|ed)?|disput(?:e|es|ed)|question(?:s|ed)?|den(?:y|ies|ied|ying)|reject(?:s|ed)?|instead\s+of|rather\s+than)`
const POSSIBILITY =
  '(?:might|may|could|would|should|perhaps|possibly|probably|potentially|likely|unlikely|potential|possible|suspected|seem(?:s|ed|ingly)?|appear(?:s|ed)?|partly|partially|sometimes|occasionally|often|usually|generally|largely|mainly|mostly)'
const HEARSAY = String.raw`(?:allegedly|reportedly|supposedly|purportedly|apparently|alleged|supposed|so-called|purported|suggest(?:s|ed|ing)?|alleg(?:es|ed|ing)|claim(?:s|ed|ing)?|suspect(?:s|ed)?|fear(?:s|ed)?|believ(?:e|es|ed)|(?:believed|thought|said|reported|alleged|understood|rumou?red|expected|claimed)\s+to)`
const CONDITION = String.raw`(?:unless|if|whether|provided\s+that|assuming(?:\s+that)?|except(?:\s+that)?|in\s+case|until)`
const QUANTITY = String.raw`(?:some(?:\s+of)?|few(?:\s+of)?|several(?:\s+of)?|(?<!how\s)many(?:\s+of)?|most\s+of|(?<=^|that\s)most|(?:a|the)\s+(?:\p{L}+\s+)?(?:majority|minority|fraction|number|handful)\s+of|half(?:\s+of)?|part\s+of|parts\s+of|nearly|almost|virtually|practically|at\s+most|at\s+least|up\s+to|as\s+(?:many|much|few|little)\s+as)`
/** These bear on a number alone: "about risks", "over safety" say nothing of how much. */
const BEFORE_NUMBER = String.raw`(?:around|about|approximately|roughly|circa|over|under|above|below|(?:more|less|fewer|greater|no\s+more|no\s+fewer|no\s+less)\s+than|close\s+to|some|an?\s+estimated|estimated|just\s+(?:over|under)|upwards\s+of|in\s+excess\s+of)`
const FRAME_NEGATION = String.raw`(?:no\s+(?:\p{L}+\s+){0,2}(?:evidence|proof|sign|signs|indication|suggestion|reason|suggestion|guarantee)|(?:not|never|n[’']t)\b|den(?:y|ies|ied|ying)|reject(?:s|ed)?|disput(?:e|es|ed)|doubt(?:s|ed|ful)?|far\s+from|untrue|false|wrong|misleading|myth|unclear|disprov\p{L}+)`
const FRAME_HEARSAY = String.raw`(?:claim(?:s|ed|ing)?|alleg(?:e|es|ed|ation|ations|ing)|accus\p{L}+|reported|reports|report|suggest\p{L}*|believ\p{L}+|fear(?:s|ed)?|suspect(?:s|ed)?|rumou?r\p{L}*|speculat\p{L}+|assum\p{L}+|possib\p{L}+|likely|unlikely|probable|seems|appears)`

const word = String.raw`(?<![\p{L}\p{N}’'-])`

/** Each is looked for in what stands before the quotation, in its sentence, up to the quotation. The first that is found is reported. */
const BEFORE: readonly (readonly [CutKind, RegExp])[] = [
  ['negation', new RegExp(`${word}${FRAME_NEGATION}(?:\\s+[^\\s,;:]+){0,8}?\\s+(?:that|whether)${SUBJECT}${EDGE}`, 'u')],
  ['hearsay', new RegExp(`${word}${FRAME_HEARSAY}(?:\\s+[^\\s,;:]+){0,8}?\\s+that${SUBJECT}${EDGE}`, 'u')],
  ['hearsay', new RegExp(`${word}[Aa]ccording\\s+to\\s+[^;:]{1,90}?[,—–-]\\s*${EDGE}`, 'u')],
  ['hearsay', new RegExp(`${word}(?:[Ii]t\\s+(?:is|was)\\s+)?(?:alleged|claimed|reported|rumou?red),?${EDGE}`, 'u')],
  ['negation', new RegExp(`${word}${NEGATION}${GLUE}${EDGE}`, 'u')],
  [
    'negation',
    new RegExp(
      `^${EDGE.slice(0, -1)}(?:No|Not|Never|Neither|None|Nobody|Nothing|Without|Hardly|Few)(?:\\s+of)?${GLUE}${EDGE}`,
      'u',
    ),
  ],
  ['hearsay', new RegExp(`${word}${HEARSAY}${GLUE},?${EDGE}`, 'iu')],
  ['condition', new RegExp(`${word}${CONDITION}${SUBJECT}${EDGE}`, 'u')],
  // A remark between commas separates nothing: "did not, in the end, approve".
  ['negation', new RegExp(`${word}${NEGATION},[^,;:.]{1,60},${GLUE}${EDGE}`, 'u')],
  [
    'negation',
    new RegExp(
      `${word}(?:not|never|\\p{L}+n[’']t)\\s+(?:think|believe|say|mean|know|accept|agree|prove|show)${SUBJECT}${EDGE}`,
      'u',
    ),
  ],
  [
    'possibility',
    new RegExp(
      `^${EDGE.slice(0, -1)}(?:In\\s+theory|In\\s+principle|As\\s+far\\s+as|With\\s+(?:a\\s+few|few|some)\\s+exceptions?)[^;:]{0,60},\\s*${EDGE}`,
      'u',
    ),
  ],
  ['negation', new RegExp(`${word}not\\s+because${SUBJECT}${EDGE}`, 'u')],
  ['condition', new RegExp(`,\\s+(?:if|unless)\\s[^,;:.]{1,60},\\s*${EDGE}`, 'u')],
  [
    'quantity',
    new RegExp(
      `${word}(?:[Ff]or|[Ii]n|[Aa]mong)\\s+(?:some|certain|a\\s+few|a\\s+minority\\s+of)\\s[^,;:.]{1,40},\\s*${EDGE}`,
      'u',
    ),
  ],
  ['quantity', new RegExp(`${word}between\\s+[^\\s]+\\s+and${EDGE}`, 'iu')],
  ['condition', new RegExp(`${word}only${GLUE}${EDGE}`, 'u')],
  [
    'condition',
    new RegExp(
      `^${EDGE.slice(0, -1)}(?:If|Unless|Provided|Assuming|Without|In\\s+the\\s+absence)\\s[^;:]{1,90}?,\\s*${EDGE}`,
      'u',
    ),
  ],
  ['condition', new RegExp(`^${EDGE.slice(0, -1)}(?:If|Unless|Only|Whether|Provided|Assuming)${SUBJECT}${EDGE}`, 'u')],
  ['possibility', new RegExp(`${word}${POSSIBILITY}${GLUE}${EDGE}`, 'u')],
  [
    'possibility',
    new RegExp(
      `^${EDGE.slice(0, -1)}(?:Perhaps|Possibly|Probably|Potentially|Sometimes|Often|It\\s+(?:seems|appears))${GLUE}${EDGE}`,
      'u',
    ),
  ],
  ['quantity', new RegExp(`${word}${QUANTITY}(?:\\s+(?:the|these|those|all))?${EDGE}`, 'iu')],
]
const QUANTITY_BEFORE_NUMBER = new RegExp(`${word}${BEFORE_NUMBER}(?:\\s+(?:the|a))?${EDGE}`, 'iu')
const BEGINS_WITH_NUMBER =
  /^["“‘'(]*(?:[£$€]?\d|(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\p{L}+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|half|dozens?|tens|a (?:third|quarter|hundred|thousand|million|dozen))(?!\p{L}))/iu

const LEAD = String.raw`^[\s"”’')]*[,–—-]?\s*(?:(?:and|but|or)\s+)?`
const AFTER: readonly (readonly [CutKind, RegExp])[] = [
  [
    'condition',
    new RegExp(
      `${LEAD}(?:unless|except|excluding|if|only\\s+(?:if|when|where|in|for|to|after)|provided|as\\s+long\\s+as|subject\\s+to|until|assuming)(?![\\p{L}])`,
      'u',
    ),
  ],
  [
    'hearsay',
    new RegExp(
      `${LEAD}(?:according\\s+to|allegedly|reportedly|supposedly|apparently|purportedly|(?:so\\s+(?:the\\s+)?\\p{L}+|it|he|she|they|critics|some)\\s+(?:claim|allege|believe|suspect|fear|sa(?:y|id))(?:s|ed|d)?)(?![\\p{L}])`,
      'u',
    ),
  ],
  ['negation', new RegExp(`${LEAD}(?:not|never|neither|nor|without|no\\s+longer|rather\\s+than|instead\\s+of)(?![\\p{L}])`, 'u')],
  [
    'quantity',
    new RegExp(`${LEAD}(?:in|to|for|among|by|of)\\s+(?:only\\s+)?(?:some|part|a\\s+few|certain|a\\s+minority)(?![\\p{L}])`, 'u'),
  ],
  [
    'possibility',
    new RegExp(
      `${LEAD}(?:perhaps|possibly|probably|potentially|partly|partially|sometimes|in\\s+theory|at\\s+times)(?![\\p{L}])`,
      'u',
    ),
  ],
]
const ENDS_WITH_AUXILIARY =
  /(?<![\p{L}])(?:is|are|was|were|be|been|has|have|had|do|does|did|will|would|shall|should|can|could|may|might|must)["”’')]*$/iu
const NEGATED_AFTER =
  /^\s*(?:not|never|only|hardly|barely|no|perhaps|allegedly|reportedly|apparently|possibly|probably)(?![\p{L}])/iu
const NOUN_PHRASE_OF_TWO = /^["“‘'(]*[\p{L}\p{N}’'-]+(?:\s+[\p{L}\p{N}’'-]+)?["”’')]*$/u

/** Signs after which Unicode's rules end a sentence and English does not. */
const ABBREVIATION =
  /(?:^|[\s("“])(?:Mr|Mrs|Ms|Dr|Prof|Rev|Sir|St|No|Nos|vs|e\.g|i\.e|cf|etc|approx|para|paras|pp?|Inc|Ltd|Co|U\.S|U\.K|E\.U|[A-Z])\.$/u

/** The sentences of a line, those that an abbreviation cut in two put together. */
function sentencesOf(line: string): readonly TextRange[] {
  const whole: TextRange[] = []
  for (const sentence of sentenceRanges(line)) {
    const last = whole.at(-1)
    if (last !== undefined && ABBREVIATION.test(line.slice(last.start, last.end))) {
      whole[whole.length - 1] = { start: last.start, end: sentence.end }
    } else whole.push(sentence)
  }
  return whole
}

/** A longer stretch before or after a quotation is not read: what bears on it stands near. */
const NEAR = 300

/** What stands in the sentences of a quotation before and after it. A line of the text is a paragraph. */
function surroundings(text: string, range: TextRange): { readonly before: TextRange; readonly after: TextRange } {
  const lineStart = text.lastIndexOf('\n', range.start - 1) + 1
  const feed = text.indexOf('\n', range.end)
  const lineEnd = feed === -1 ? text.length : feed
  const from = Math.max(lineStart, range.start - NEAR)
  const to = Math.min(lineEnd, range.end + NEAR)
  const sentences = sentencesOf(text.slice(from, to)).map(({ start, end }) => ({ start: start + from, end: end + from }))
  const first = sentences.find(({ end }) => end > range.start)
  const last = sentences.findLast(({ start }) => start < range.end)
  return {
    before: { start: Math.min(first?.start ?? range.start, range.start), end: range.start },
    after: { start: range.end, end: Math.max(last?.end ?? range.end, range.end) },
  }
}

function cutBefore(before: string, quotation: string): { readonly kind: CutKind; readonly at: number } | null {
  if (BEGINS_WITH_NUMBER.test(quotation)) {
    const found = QUANTITY_BEFORE_NUMBER.exec(before)
    if (found !== null) return { kind: 'quantity', at: found.index }
  }
  // "does not show | that it works": what frames a clause stands before its "that".
  const that = /^(?:that|whether)(?![\p{L}])/u.exec(quotation)?.[0] ?? ''
  for (const [kind, pattern] of BEFORE) {
    const found = pattern.exec(before) ?? (that === '' ? null : pattern.exec(`${before}${that}`))
    if (found !== null) return { kind, at: found.index + (found[0].length - found[0].trimStart().length) }
  }
  return null
}

function cutAfter(after: string, quotation: string): { readonly kind: CutKind; readonly length: number } | null {
  if (ENDS_WITH_AUXILIARY.test(quotation)) {
    const found = NEGATED_AFTER.exec(after)
    if (found !== null) return { kind: 'negation', length: found[0].length }
  }
  for (const [kind, pattern] of AFTER) {
    const found = pattern.exec(after)
    if (found !== null) return { kind, length: found[0].length }
  }
  return null
}

/** Whether `findCutWords` knows the words of a language (BCP 47). */
export function knowsCutWords(language: string): boolean {
  return /^en(?:-|$)/i.test(language)
}

/**
 * The words just before and just after a quotation, in its own sentence, that negate it, make it depend on something, say that it is hearsay, or say how
 * much or how surely it holds. Empty for a quotation of whole sentences, and for one of a word or two, which is a name for a thing and says nothing of it.
 * English only: see `knowsCutWords`. `range` counts UTF-16 units of `text`, the canonical text of the source.
 *
 * The rules look at words, not at grammar: they are judged by the counts in the test beside this file.
 */
export function findCutWords(text: string, range: TextRange): readonly CutWords[] {
  const quotation = text.slice(range.start, range.end).trim()
  if (NOUN_PHRASE_OF_TWO.test(quotation) && !BEGINS_WITH_NUMBER.test(quotation)) return []
  const { before, after } = surroundings(text, range)
  const cut: CutWords[] = []
  const lost = cutBefore(text.slice(before.start, before.end), quotation)
  if (lost !== null) cut.push({ side: 'before', kind: lost.kind, range: { start: before.start + lost.at, end: range.start } })
  const follows = cutAfter(text.slice(after.start, after.end), quotation)
  if (follows !== null)
    cut.push({ side: 'after', kind: follows.kind, range: { start: range.end, end: range.end + follows.length } })
  return cut
}
