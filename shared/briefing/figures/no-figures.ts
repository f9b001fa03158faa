const MONTH = String.raw`(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?`
const DAY = String.raw`\d{1,2}(?:st|nd|rd|th)?`
const YEAR = String.raw`(?:1[5-9]|20)\d\d`
/** What numbers parts of texts and laws: the number after it counts nothing. */
const PART = String.raw`(?:paras?|paragraphs?|pages?|pp?|sections?|sect?s?|articles?|arts?|chapters?|annex(?:es)?|appendix|clauses?|parts?|schedules?|recitals?|footnotes?|notes?|nos?|numbers?|figures?|figs?|tables?|boxes|box|questions?|points?|items?|steps?|stages?|phases?|recommendations?|demands?|principles?|goals?|targets?|rules?|comments?|resolutions?|regulations?|directives?|editions?|versions?|volumes?|vol|issues?|rooms?|quarters?|levels?|tiers?|grades?|class|line|lines|slides?|minutes?|option)\.?`
const NUMBERS = String.raw`\(?[vn]?\d+(?:[.:]\d+)*[a-z]?\)?(?:\s*(?:[-–—,&/]|to|and|or)\s*\(?\d+(?:\.\d+)*[a-z]?\)?)*`

/**
 * Stretches of a text whose digits count nothing. English, since they are known by their words; what other languages write with digits alone
 * (ISO dates, addresses) is known too.
 */
const PATTERNS: readonly RegExp[] = [
  // Addresses, file names, deep links, e-mail.
  /\b[a-z][a-z0-9+.-]{1,30}:\/\/\S+|\bwww\.\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]+|(?<![\w-])[\w-]{1,60}\.(?:org|com|net|pdf|docx?|html?|md|txt)\b/giu,
  // Footnotes of Markdown and marks of omission.
  /\[\^[^\]\s]+\]/gu,
  // Digests and identifiers: letters and digits in one long word.
  /(?<![\p{L}\d-])(?=[\p{L}-]{0,200}\d)(?=[\d-]{0,200}\p{L})[\p{L}\d-]{16,}/gu,
  // Dates and times.
  new RegExp(String.raw`\b${YEAR}-\d\d(?:-\d\d)?(?:T[\d:.]+Z?)?\b`, 'giu'),
  new RegExp(
    String.raw`\b${DAY}(?:\s*(?:[-–—/]|to|and)\s*${DAY})?(?:\s+of)?\s+${MONTH}(?![\p{L}])(?:,?\s+${YEAR}(?!\d))?`,
    'giu',
  ),
  new RegExp(String.raw`\b${MONTH}\s+(?:the\s+)?${DAY}(?:\s*[-–—]\s*${DAY})?(?![\p{L}\d])(?:,?\s+${YEAR}(?!\d))?`, 'giu'),
  new RegExp(String.raw`\b${MONTH},?\s+(?:of\s+)?${YEAR}(?!\d)`, 'giu'),
  /\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b/gu,
  new RegExp(String.raw`\b${YEAR}\s?[/–—-]\s?\d{2,4}\b`, 'giu'),
  /\b\d{1,2}[:.]\d{2}\s?(?:am|pm|a\.m\.|p\.m\.|hrs|GMT|UTC|CET|BST)\b|\b\d{1,2}:\d{2}(?::\d{2})?\b|\b\d{1,2}\s?(?:am|pm)\b/giu,
  /\b(?:\d{1,2}(?:st|nd|rd|th)|(?:eight|nine|twent)[\p{L}-]*(?:th|first))\s+century\b|\b(?:1[5-9]|20)\d0s\b|\bQ[1-4](?:\s+\d{4}(?:\/\d\d)?)?\b/giu,
  // Parts of texts: "para. 12", "paras 12–13", "Article 19", "Recommendation 3", "§ 5".
  new RegExp(String.raw`(?<![\p{L}\d])${PART}\s*(?:no\.?\s*)?${NUMBERS}(?![\p{L}\d%])`, 'giu'),
  new RegExp(String.raw`(?:§+|#|№)\s*${NUMBERS}`, 'gu'),
  /\b(?:chapter|part|section|question|recommendation|step|point|phase|stage|goal|article|option)\s+(?:one|two|three|four|five|six|seven|eight|nine|ten)\b(?!\s*(?:hundred|thousand|million|billion))/giu,
  // "(1)", "2)" and "[3]" before or after words.
  /(?<![\p{L}\p{N}])[([]\d{1,3}[)\]]|(?<=^|[\s;:,.])\d{1,2}\)(?=\s)/gu,
  // Names: "COVID-19", "GPT-4", "A/RES/44/25", "(EU) 2022/2065", "24/7".
  /\b\p{Lu}[\p{L}\d]*[-/]\d+(?:[-/.]\d+)*\b|\b\d+\/\d+(?:\/\w+)?\b|\bWeb \d(?:\.\d)?\b/gu,
  // Telephone numbers.
  /(?<![\p{L}\d])(?:\+\d{1,3}[\s-]?)?\(?0\d{2,4}\)?(?:[\s-]\d{3,4}){1,3}\b|\+\d{1,3}(?:[\s-]\d{2,4}){2,}/gu,
  // Who is a child, as laws have it.
  /\b(?:under|over)[\s-]?(?:the age of\s+)?1[0-9]s?\b(?!\s*(?:%|per\s?cent|million|thousand|[\p{L}-]*(?:organi[sz]ation|signator|compan|countr)))/giu,
  // "One" stands for "a" far more often than for a count of one.
  /(?<![\p{L}-])one(?![\p{L}-])(?!\s+(?:hundred|thousand|million|billion|trillion|in|out\s+of|third|quarter|fifth|tenth)\b)|\bzero[\s-]+tolerance\b|\bone-(?=[a-z])/giu,
]

/** Nouns by which a writer counts out what is being said: "three points", "for two reasons". */
const OWN_ORDER =
  /\b(?:two|three|four|five|six|seven|eight|nine|ten|[2-9]|10)(?:\s+(?:main|key|broad|other|further|separate|different|important|simple|short|more|such|central|related|distinct|open|following)){0,2}\s+(?:points?|reasons?|things?|ways?|questions?|parts?|sections?|examples?|aspects?|respects?|thoughts?|remarks?|lessons?|conclusions?|observations?|caveats?|notes?|sides?|halves|minds?|kinds?|sorts?)\b/giu

/** White space of the same length, with the line ends where they were. */
export function blankOf(text: string): string {
  return text.replace(/[^\s]/g, ' ')
}

/** A name with digits, as a pattern in which white space may stand between letters and digits: "5Rights" is also "5 Rights". */
function namePattern(name: string): RegExp {
  const escaped = name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
  const loose = escaped.replace(/(?<=\d)\s*(?=\p{L})|(?<=\p{L})\s*(?=\d)/gu, String.raw`\s*`)
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${loose}(?![\p{L}\p{N}])`, 'giu')
}

const isYear = new RegExp(String.raw`(?<![\p{L}\p{N}.,£$€])${YEAR}(?![\p{L}\p{N}%]|[.,]\d)`, 'gu')
/** Words after which four digits are a year whatever follows. */
const BEFORE_YEAR =
  /\b(?:in|since|by|from|until|till|before|after|during|early|late|mid|spring|summer|autumn|winter|fiscal|financial|year|years|©|copyright|of)[\s-]+(?:the\s+)?$/iu
/** Something that can be counted comes next: a word in small letters that ends as a plural does, at once or after one other. */
const COUNTED_NEXT =
  /^\s+(?:[\p{Ll}-]+\s+)?(?:(?:[\p{Ll}-]{2,}s)|children|people|women|men|per\s?cent)\b(?<!\b(?:was|is|has|this|its|says))/u

function blankYears(text: string): string {
  return text.replace(isYear, (year: string, at: number) => {
    const [before, after] = [text.slice(Math.max(at - 24, 0), at), text.slice(at + year.length, at + year.length + 48)]
    const counts = COUNTED_NEXT.test(after) && !BEFORE_YEAR.test(before) && (year.endsWith('00') || !/\bthe\s+$/iu.test(before))
    return counts ? year : '    '
  })
}

/** The same text, of the same length, with spaces in the place of digits and number words that are no figures. `names` are names that hold digits. */
export function withoutNoFigures(text: string, names: readonly string[] = []): string {
  let left = text
  for (const pattern of [...names.map(namePattern), ...PATTERNS, OWN_ORDER]) left = left.replace(pattern, blankOf)
  return blankYears(left)
}
