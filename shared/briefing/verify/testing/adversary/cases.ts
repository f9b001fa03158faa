import { ALTERATIONS } from './alter.ts'
import { createRandom, type Random } from './random.ts'
import { isWhole, type QuotedSource, standsSomewhere, type Taking, takeFrom } from './takings.ts'
import { MARKED, TYPOGRAPHY } from './typography.ts'
import { writeDocx } from './write-docx.ts'
import { writeHtml } from './write-html.ts'
import { writeMarkdown } from './write-markdown.ts'
import { PLACES, type QuotationPlace, seen } from './written.ts'

export const FORMATS = ['markdown', 'html', 'docx'] as const
export type CaseFormat = (typeof FORMATS)[number]

/** A document with one quotation, and whether its words are those of the archive. */
export interface AdversaryCase {
  readonly seed: number
  readonly format: CaseFormat
  readonly place: QuotationPlace
  /** What was done to the words: a kind of alteration, a change that is marked, or nothing. */
  readonly kind: string
  readonly expects: 'untouched' | 'marked' | 'altered' | 'cited wrongly'
  readonly words: number
  /** Before and after; typography and mark-up come on top. */
  readonly taken: readonly string[]
  readonly written: readonly string[]
  readonly name: string
  readonly bytes: Uint8Array
}

const utf8 = new TextEncoder()

/** In UTF-8, or as Notepad of Windows saves text. */
function encode(random: Random, text: string): Uint8Array {
  if (!random.chance(0.1)) return utf8.encode(random.chance(0.1) ? `\ufeff${text}` : text)
  const bytes = new Uint8Array(2 + text.length * 2)
  const view = new DataView(bytes.buffer)
  view.setUint16(0, 0xfeff, true)
  for (let at = 0; at < text.length; at++) view.setUint16(2 + at * 2, text.charCodeAt(at), true)
  return bytes
}

/** Typography on top of whatever was done to the words: none, one kind, or two. */
function setInType(random: Random, paragraphs: readonly string[]): readonly string[] {
  const kinds = Object.values(TYPOGRAPHY)
  const chosen = Array.from({ length: random.pick([0, 1, 1, 2]) }, () => random.any(kinds))
  return paragraphs.map((text) => chosen.reduce((made, change) => (change === null ? made : change(random, made)), text))
}

const wordsIn = (paragraphs: readonly string[]) =>
  paragraphs
    .join(' ')
    .split(/\s+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length

function citationFor(random: Random, { source, numbers }: Taking): string {
  const number = numbers.length > 1 ? `paras ${numbers.join('–')}` : `para. ${numbers[0]}`
  return random.pick([`source ${source.id}, ${number}`, `${source.id}, ${number}`, number])
}

interface Made {
  readonly kind: string
  readonly expects: AdversaryCase['expects']
  readonly paragraphs: readonly string[]
  readonly citation: string
}

function make(random: Random, taking: Taking, sources: readonly [QuotedSource, ...QuotedSource[]]): Made | null {
  const citation = random.chance(0.3) ? citationFor(random, taking) : ''
  const what = random.pick(['altered', 'altered', 'altered', 'untouched', 'untouched', 'marked', 'cited'] as const)
  switch (what) {
    case 'untouched':
      return { kind: 'nothing', expects: 'untouched', paragraphs: taking.paragraphs, citation }
    case 'marked': {
      const kind = random.any(Object.keys(MARKED))
      const paragraphs = kind === null ? null : MARKED[kind]?.(random, taking.paragraphs)
      return kind === null || paragraphs == null ? null : { kind, expects: 'marked', paragraphs, citation }
    }
    case 'altered': {
      const kind = random.any(Object.keys(ALTERATIONS))
      const paragraphs = kind === null ? null : ALTERATIONS[kind]?.(random, taking, sources)
      if (kind === null || paragraphs == null || standsSomewhere(sources, paragraphs.map(seen))) return null
      return { kind, expects: 'altered', paragraphs, citation }
    }
    case 'cited': {
      const other = random.any(sources.filter(({ id }) => id !== taking.source.id))
      if (other === null || wordsIn(taking.paragraphs) < 8 || standsSomewhere([other], taking.paragraphs)) return null
      const wrong = random.chance(0.6)
      const citation = wrong
        ? random.pick([`source ${other.id}`, other.id, `${other.id}, para. 3`, other.title])
        : `source ${taking.source.id}, para. ${(taking.numbers[0] ?? 0) + 3}`
      return {
        kind: wrong ? 'another source' : 'another paragraph',
        expects: 'cited wrongly',
        paragraphs: taking.paragraphs,
        citation,
      }
    }
  }
}

/** The case of a seed, in a format; the same seed gives the same bytes. */
export function caseOf(seed: number, format: CaseFormat, sources: readonly [QuotedSource, ...QuotedSource[]]): AdversaryCase {
  const random = createRandom(seed)
  for (;;) {
    const taking = takeFrom(random, sources)
    const made = make(random, taking, sources)
    if (made === null || !made.paragraphs.every(isWhole)) continue
    const place = random.pick(PLACES)
    // Of a few words in another quotation, or a footnote of the writer, nothing is to be known.
    const few = wordsIn(made.paragraphs) < 4
    if ((place === 'inside another quotation' && (few || made.paragraphs.length > 1)) || (place === 'footnote' && few)) continue
    // What is said in a footnote of the writer has no footnote of its own.
    const citation = place === 'footnote' && made.expects !== 'cited wrongly' ? '' : made.citation
    const toWrite = { place, paragraphs: setInType(random, made.paragraphs), citation, random }
    const bytes =
      format === 'docx' ? writeDocx(toWrite) : encode(random, format === 'html' ? writeHtml(toWrite) : writeMarkdown(toWrite))
    return {
      seed,
      format,
      place,
      kind: made.kind,
      expects: made.expects,
      words: wordsIn(made.paragraphs),
      taken: taking.paragraphs,
      written: toWrite.paragraphs,
      name: `case.${format === 'markdown' ? 'md' : format}`,
      bytes,
    }
  }
}
