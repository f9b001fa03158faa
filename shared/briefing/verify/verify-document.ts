import { writeDeepLink } from '../../links/deep-link.ts'
import { formatParagraphs } from '../citation.ts'
import { blocksOf, checkCitation, citedPlaceOf, type ReadCitation, readCitation } from './check-citation.ts'
import { checkFigures, type FigureSources } from './check-figures.ts'
import type { ArchiveIndex } from './compare/archive-index.ts'
import { type FoundPlace, type Judgement, judgeQuotation, type QuotationKind } from './compare/judge-quotation.ts'
import type { Difference } from './compare/name-differences.ts'
import { isWordKey, tokenise } from './compare/tokens.ts'
import { type Passage, passagesOf, whereIs } from './find/passages.ts'
import { findMarks, type MarkedStretch } from './find/quotation-marks.ts'
import { createNamedSource, type NamedSource } from './named-source.ts'
import type { ReadDocument } from './read/read-document.ts'
import { textOfRemark } from './remark-text.ts'
import type { Finding, ReportedPlace, VerificationReport } from './report.ts'
import { fails, RESULTS } from './results.ts'

/** A quotation in a passage, judged. */
interface Judged {
  readonly passage: Passage
  /** UTF-16, of the passage. */
  readonly start: number
  readonly end: number
  readonly text: string
  readonly kind: QuotationKind
  readonly citation: ReadCitation | null
  readonly judgement: Judgement
}

/** The words stand in the archive, in one edition or another. */
const STANDS: ReadonlySet<string> = new Set(['exact', 'marked', 'cut', 'newer'])
/** Fewer words between marks are not enough to take them for the quotation rather than what stands around them. */
const ENOUGH = 4

const wordsIn = (text: string) => tokenise(text).keys.filter(isWordKey).length

/** How far after a quotation its footnote or paragraph may be named. */
const NEAR = 160

/** Brackets right after a quotation, and what stands after a block quote in brackets or after a dash: there a source is named by its title, or its id alone. */
const IN_BRACKETS = /^[\s.,;:!?"'‘’“”«»‹›]{0,6}[([]([^()[\]]{1,400})[)\]]/u
const AFTER_DASH = /^\s*[—–―-]+\s*([^\n]{1,400})/u
/** A line of its own that is no sentence, as captions are. */
const CAPTION = /^\s*((?:[^.!?\n]|(?<=\b(?:paras?|pp?|nos?|vol|eds?|Dr|Mr|Ms))\.|\.(?=\d)){1,250})\s*$/u

/** What stands as the citation of a quotation: its footnote, a citation in the text, what the mark-up says, or words beside it. */
function citationOf(
  document: ReadDocument,
  named: NamedSource,
  passage: Passage,
  start: number,
  end: number,
  next: number,
  after: string,
): ReadCitation | null {
  const limit = Math.min(next, end + NEAR)
  const note =
    passage.notes.find(({ offset }) => offset > start && offset <= limit) ?? (passage.isQuote ? passage.notes[0] : undefined)
  const footnote = note === undefined ? undefined : document.footnotes.get(note.label)
  if (footnote !== undefined) {
    const read = readCitation(footnote.text, footnote.links, footnote.line, named(footnote.text))
    if (read !== null) return withStated(passage, start, read)
  }
  const inText = passage.citations.find(({ offset }) => offset > start && offset <= limit)
  const links = passage.links.filter((link) => link.end > start && link.start <= limit).map(({ url }) => url)
  const beside = `${inText?.text ?? ''} ${passage.text.slice(end, limit).split(/\n\n/u)[0] ?? ''}`
  const line = whereIs(passage, start)?.line ?? null
  const text = passage.isQuote ? `${beside} ${after.slice(0, NEAR)}` : beside
  const following = passage.isQuote ? after : passage.text.slice(end)
  const said =
    (passage.isQuote ? [IN_BRACKETS, AFTER_DASH, CAPTION] : [IN_BRACKETS])
      .map((each) => each.exec(following)?.[1] ?? null)
      .find((each) => each !== null) ?? null
  const name = (inText === undefined ? null : named(inText.text)) ?? (said === null ? null : named(said))
  return withStated(passage, start, readCitation(text, links, line, name))
}

/** The digest and the address that the mark-up of HTML states, where the citation has none. */
function withStated(passage: Passage, start: number, citation: ReadCitation | null): ReadCitation | null {
  const stated = whereIs(passage, start)?.block.stated
  if (stated === undefined || (stated.sha256 === null && stated.address === null)) return citation
  const marked = readCitation(
    stated.sha256 === null ? '' : `SHA-256 of the quotation: ${stated.sha256}`,
    [stated.address ?? ''],
    null,
    null,
  )
  if (marked === null || citation === null) return citation ?? marked
  return {
    ...citation,
    archive: citation.archive ?? marked.archive,
    edition: citation.edition ?? marked.edition,
    source: citation.source ?? marked.source,
    passage: citation.passage ?? marked.passage,
    sha256: citation.sha256 ?? marked.sha256,
  }
}

function createJudge(document: ReadDocument, index: ArchiveIndex) {
  const named = createNamedSource(index)
  const titles = new Set(
    [index.archive.title, ...index.texts.map(({ title }) => title)].map((title) => tokenise(title).keys.join(' ')),
  )
  function judge(passage: Passage, start: number, end: number, kind: QuotationKind, next: number, after: string): Judged {
    const text = passage.text.slice(start, end)
    const citation = citationOf(document, named, passage, start, end, next, after)
    return {
      passage,
      start,
      end,
      text,
      kind,
      citation,
      judgement: notATitle(text, judgeQuotation(index, text, { cited: citedPlaceOf(index, citation), kind })),
    }
  }

  /** The title of a source, or of the archive, is named in quotation marks and quoted from nowhere. */
  function notATitle(text: string, judgement: Judgement): Judgement {
    if (STANDS.has(judgement.result) || !titles.has(tokenise(text).keys.join(' '))) return judgement
    return { ...judgement, result: 'unchecked', place: null, differences: [], remarks: [{ code: 'title', words: '' }] }
  }

  /** A stretch between marks, or what stands in marks within it where it is none itself. */
  function judgeStretch(passage: Passage, stretch: MarkedStretch, next: number): readonly Judged[] {
    const ends = [stretch.to, ...stretch.otherEnds]
    const all = ends.map((to) => judge(passage, stretch.from, to, 'inline', Math.max(next, to), ''))
    // Of several ends the one counts with which the words stand in the source, and of these the longest.
    const standing = all.findLast(({ judgement }) => STANDS.has(judgement.result))
    const whole =
      (standing === undefined ? undefined : all.findLast((each) => goesOn(standing, each))) ??
      standing ??
      all.findLast(({ judgement }) => judgement.result.startsWith('altered')) ??
      all[0]
    if (whole === undefined) return []
    if (STANDS.has(whole.judgement.result)) return [whole]
    const inner = stretch.inside.flatMap((each) => judgeStretch(passage, each, next))
    return insteadOf(whole, inner) ?? [whole]
  }

  /**
   * What stands in marks within a stretch, where that and not the whole is the quotation: its words stand in the archive and the source has no marks there. Marks
   * that the source has itself are part of what was quoted, and say nothing of the words around them.
   */
  function insteadOf(whole: Judged, inner: readonly Judged[]): readonly Judged[] | null {
    const own = inner.filter(
      ({ judgement, text }) => judgement.result !== 'missing' && judgement.result !== 'unchecked' && wordsIn(text) >= ENOUGH,
    )
    if (own.length === 0) return null
    switch (whole.judgement.result) {
      case 'missing':
      case 'unchecked':
        return inner
      default:
        return own.every(({ judgement: { place } }) => place !== null && !isMarkedInSource(place)) && wordsIn(whole.text) > 0
          ? inner
          : null
    }
  }

  function judgeMarks(passage: Passage, from = 0, to = passage.text.length): readonly Judged[] {
    const { stretches } = findMarks(passage.text.slice(from, to))
    return stretches.flatMap((stretch, at) => {
      const moved = move(stretch, from)
      const next = (stretches[at + 1]?.start ?? to - from) + from
      return judgeStretch(passage, moved, next)
    })
  }

  /** Whether a line reads like one of the archive: then it is more of the quotation, whatever stands in it. A title is none of it. */
  function isLikeAText(line: string): boolean {
    const { result } = notATitle(line, judgeQuotation(index, line, { cited: null, kind: 'block' }))
    return result !== 'missing' && result !== 'unchecked'
  }

  function judgeBlock(passage: Passage, after: string): readonly Judged[] {
    const { text } = passage
    const end = text.trimEnd().length
    const whole = judge(passage, 0, end, 'block', end, after)
    if (STANDS.has(whole.judgement.result)) return [whole]
    for (const shorter of withoutAttribution(text, isLikeAText)) {
      const rest = judge(passage, 0, shorter, 'block', end, `${text.slice(shorter)} ${after}`)
      if (STANDS.has(rest.judgement.result)) {
        // What goes on as the source does is more of the quotation, whatever it looks like.
        if (continues(rest.judgement.place, text.slice(shorter))) continue
        return [rest]
      }
      // A line that says where it comes from is no part of what is compared.
      if (rest.judgement.result === 'unchecked') return [rest]
      if (rest.judgement.result.startsWith('altered') && !text.slice(shorter).trim().includes('\n')) {
        const inner = insteadOf(rest, judgeMarks(passage))
        return inner ?? [rest]
      }
    }
    const inner = insteadOf(whole, judgeMarks(passage))
    if (inner !== null) return inner
    if (whole.judgement.result !== 'missing' && whole.judgement.result !== 'unchecked') return [whole]
    const paragraphs = passage.blocks.map(
      ({ start }, at) => [start, (passage.blocks[at + 1]?.start ?? text.length + 2) - 2] as const,
    )
    if (paragraphs.length < 2) return [whole]
    const each = paragraphs.map(([from, to]) => judge(passage, from, to, 'block', to, ''))
    // Where nothing in it is known it is one text that somebody quotes from somewhere else.
    return each.some(({ judgement }) => judgement.result !== 'missing' && judgement.result !== 'unchecked') ? each : [whole]
  }

  return (passage: Passage, after: string): readonly Judged[] =>
    passage.isQuote ? judgeBlock(passage, after) : judgeMarks(passage)
}

const wordKeys = (text: string) => tokenise(text).keys.filter(isWordKey)
/** So many words in a row are no chance; fewer only where a line has no more. */
const CONTINUES = 2

/** Whether a line begins with the words that follow a place in its source. */
function continues(place: FoundPlace | null, line: string): boolean {
  const words = wordKeys(line).slice(0, CONTINUES)
  const following = place === null ? [] : wordKeys(place.text.text.slice(place.end, place.end + 200))
  return words.length > 0 && words.every((word, at) => word === following[at])
}

/** A mark after such a letter may be the apostrophe of a plural: "the signatories' letter". */
const PLURAL = /s$/iu

/**
 * Whether a stretch that ends at a later mark is the quotation, though its words differ from the source, and the shorter one is cut at an apostrophe: what follows that
 * apostrophe has more than half of the words that follow in the source.
 */
function goesOn(shorter: Judged, longer: Judged): boolean {
  const { place } = shorter.judgement
  if (place === null || longer.end <= shorter.end || !longer.judgement.result.startsWith('altered') || !PLURAL.test(shorter.text))
    return false
  const rest = wordKeys(longer.text.slice(shorter.text.length))
  const following = new Set(wordKeys(place.text.text.slice(place.end, place.end + 2 * (longer.end - shorter.end))))
  return rest.filter((word) => following.has(word)).length * 2 > rest.length
}

function move(stretch: MarkedStretch, by: number): MarkedStretch {
  return {
    start: stretch.start + by,
    end: stretch.end + by,
    from: stretch.from + by,
    to: stretch.to + by,
    otherEnds: stretch.otherEnds.map((end) => end + by),
    inside: stretch.inside.map((each) => move(each, by)),
  }
}

/** A mark that opens: right before the words, or with the space that guillemets have. */
const QUOTE_BEFORE = /(?:^|[\s([{/—–-])(?:["'“„‘‚「『]|[«‹][\s\u00a0\u202f]?)$/u

/** Whether the source itself has these words in quotation marks. */
function isMarkedInSource({ text, start }: FoundPlace): boolean {
  return QUOTE_BEFORE.test(text.text.slice(Math.max(start - 3, 0), start))
}

/** Where a block quote may end before a line that says where it comes from: a dash before it, brackets around it, or the look of a citation. */
function withoutAttribution(text: string, isLikeAText: (line: string) => boolean): readonly number[] {
  const ends: number[] = []
  const trimmed = text.trimEnd()
  const lastLine = trimmed.lastIndexOf('\n')
  if (lastLine > 0) {
    const line = trimmed.slice(lastLine + 1).trim()
    // "[...]" at the start of a line is no bracket around a source.
    const saysSo = /^(?:[-–—―~]|[([](?!\s*(?:\.|…))|[*_]*(?:source|from|see)\s*:)/iu.test(line)
    // Small letters after words that end no sentence are the next line of these.
    const goesOn = /^\p{Ll}/u.test(line) && !/[.!?…:"'”’»)\]]\s*$/u.test(trimmed.slice(0, lastLine))
    const looksLikeOne =
      !goesOn &&
      /\b(?:paras?|pp?|edition|accessed|ibid)\b\.?|https?:|campaign-archive:|\b(?:19|20)\d\d\b/iu.test(line) &&
      !isLikeAText(line)
    if ((saysSo || looksLikeOne) && wordsIn(line) <= 30) ends.push(trimmed.slice(0, lastLine).trimEnd().length)
  }
  const inBrackets =
    /\s*[([](?:[^()[\]]*\b(?:paras?|paragraphs?|pp?|edition|ibid)\b[^()[\]]*|[^()[\]]*\b(?:19|20)\d\d[a-z]?|\d{1,3})[)\]][.]?$/iu.exec(
      trimmed,
    )
  if (inBrackets !== null) ends.push(trimmed.length - inBrackets[0].length)
  const dash = /\s+[—–―](?:\s*)\p{Lu}[^.!?]{2,120}$/u.exec(trimmed)
  if (dash !== null && /[.!?…"”’»]$/u.test(trimmed.slice(0, dash.index))) ends.push(dash.index)
  return ends
}

function reportPlace(index: ArchiveIndex, place: FoundPlace): ReportedPlace {
  const { text, start, end } = place
  const edition = text.isCurrent ? index.archive.current : (text.editions.at(-1) ?? index.archive.current)
  const [from, to] = [text.offsets().toCodePoint(start), text.offsets().toCodePoint(end)]
  return {
    source: text.source,
    title: text.title,
    edition,
    editions: [...text.editions],
    paragraphs: formatParagraphs(blocksOf(place)),
    start: from,
    end: to,
    link: writeDeepLink({
      archive: index.archive.id,
      to: { kind: 'passage', edition, source: text.source, start: from, end: to },
    }),
    text: text.text.slice(start, end),
  }
}

const parts = (differences: readonly Difference[]) =>
  differences.map(({ source, quotation, kinds }) => ({ source, quotation, kinds: [...kinds] }))

function reportFinding(index: ArchiveIndex, judged: Judged, number: number): Finding {
  const { passage, start, judgement, citation, kind, text } = judged
  const where = whereIs(passage, start)
  const problems = citation === null ? [] : checkCitation(index, citation, judgement)
  return {
    number,
    result: judgement.result,
    text,
    line: where?.line ?? null,
    paragraph: where?.block.number ?? 1,
    kind,
    part: where?.block.part ?? null,
    place: judgement.place === null ? null : reportPlace(index, judgement.place),
    parts: parts(judgement.differences),
    newer:
      judgement.newer === null
        ? null
        : { place: reportPlace(index, judgement.newer.place), parts: parts(judgement.newer.differences) },
    remarks: judgement.remarks.map((remark) => ({ code: remark.code, text: textOfRemark(remark) })),
    citation:
      citation === null
        ? null
        : { text: citation.text, line: citation.line, fits: problems.length === 0, problems: [...problems] },
  }
}

/** Nobody gives a text a title with words left out, or one as long. */
const LONGEST_TITLE = 25
const isNoTitle = (text: string) => /\[\s*(?:\.|…)|…\s\p{Ll}|\.{3}\s\p{Ll}/u.test(text) || wordsIn(text) > LONGEST_TITLE

/** Footnotes of the writer: what stands in them in marks may be a title, so that only what is known in the archive is reported. */
function footnotePassages(document: ReadDocument): readonly Passage[] {
  return [...document.footnotes.values()]
    .filter(({ text, links }) => readCitation(text, links, null, null)?.sha256 == null)
    .flatMap(({ blocks }) => passagesOf(blocks.map((block) => ({ ...block, number: document.blocks.length }))))
}

function warningsOf(document: ReadDocument, index: ArchiveIndex): readonly string[] {
  const { archive } = index
  const warnings: string[] = []
  const named = document.fields['archive_id']
  // Lists of notes name the campaign, which is the last part of the archive's own name.
  const isThis = named === undefined || named === archive.id || archive.id.endsWith(`/${named}`)
  if (!isThis)
    warnings.push(
      `This is a briefing on another archive (${document.fields['archive'] ?? named}, ${named}); it is held against ${archive.title} (${archive.id}).`,
    )
  const edition = document.fields['edition']
  if (isThis && edition !== undefined && /^v[1-9]\d*$/u.test(edition) && !archive.editions.some((id) => id === edition))
    warnings.push(
      `It was written from edition ${edition}, which is not among the editions it is held against (${archive.editions.join(', ')}).`,
    )
  for (const { source, message } of archive.unreadable)
    warnings.push(`The source ${source} cannot be used, so nothing can be said of quotations from it: ${message}.`)
  return warnings
}

/** More of them are one slip after which every mark is taken for its counterpart. */
const MOST_UNCLOSED = 5

/** Marks that open a quotation and are not closed: what they open is no quotation that could be held against anything, and a reader should know. */
function unclosedMarks(passages: readonly Passage[]): readonly string[] {
  const open = passages.flatMap((passage) => {
    const { unclosed } = findMarks(passage.text)
    if (passage.isQuote || unclosed === null || !/[“„«「『]/u.test(unclosed.mark)) return []
    const where = whereIs(passage, unclosed.at)
    const place = where?.line == null ? `paragraph ${where?.block.number ?? 1}` : `line ${where.line}`
    const words = passage.text.slice(unclosed.at, unclosed.at + 60).replace(/\s+/gu, ' ')
    return [
      `In ${place} a quotation is opened and not closed (${words}${passage.text.length > unclosed.at + 60 ? '…' : ''}), so it was not checked.`,
    ]
  })
  const more = open.length - MOST_UNCLOSED
  return more > 0
    ? [...open.slice(0, MOST_UNCLOSED), `${more} more quotations are opened and not closed, and were not checked.`]
    : open
}

/** What is known of the file itself. */
export interface VerifiedFile {
  readonly name: string
  readonly bytes: number
  readonly sha256: string
}

/**
 * Verifies a briefing that was read: each quotation, each citation, each figure. `onProgress` is told how many of its passages are done. Nothing is changed
 * and nothing is asked of anyone: the answer depends on the file and the archive alone.
 */
export function verifyDocument(
  document: ReadDocument,
  file: VerifiedFile,
  index: ArchiveIndex,
  figureSources: FigureSources,
  onProgress: (done: number, total: number) => void = () => undefined,
): VerificationReport {
  const judge = createJudge(document, index)
  const passages = passagesOf(document.blocks)
  const judged: Judged[] = []
  const figures: VerificationReport['figures'] = []
  for (const [at, passage] of passages.entries()) {
    onProgress(at, passages.length)
    const found = judge(passage, passages[at + 1]?.isQuote === false ? (passages[at + 1]?.text ?? '') : '')
    judged.push(...found)
    if (passage.isQuote) continue
    let own = passage.text
    for (const { start, end } of found) own = own.slice(0, start) + own.slice(start, end).replace(/\S/gu, ' ') + own.slice(end)
    figures.push(
      ...checkFigures(own, figureSources, (offset) => {
        const where = whereIs(passage, offset)
        return { line: where?.line ?? null, paragraph: where?.block.number ?? 1 }
      }),
    )
  }
  for (const passage of footnotePassages(document))
    judged.push(
      ...judge(passage, '').filter(({ judgement: { result }, text }) =>
        result === 'missing' ? isNoTitle(text) : result !== 'unchecked',
      ),
    )
  const findings = judged.map((each, at) => reportFinding(index, each, at + 1))
  const summary = Object.fromEntries(RESULTS.map((name) => [name, findings.filter(({ result }) => result === name).length]))
  const warnings = [...warningsOf(document, index), ...document.remarks, ...unclosedMarks(passages)]
  const { archive } = index
  return {
    format: 'campaign-archive-verification/1',
    file: { name: file.name, type: document.format, bytes: file.bytes, sha256: file.sha256 },
    archive: { id: archive.id, title: archive.title, edition: archive.current, editions: [...archive.editions] },
    warnings: [...warnings],
    summary: summary as VerificationReport['summary'],
    ok: !findings.some(fails),
    findings,
    figures,
  }
}
