import { isCanonical } from '../text/canonical-text.ts'
import { findNumbers } from '../text/numbers.ts'
import type { Claim } from './claim.ts'
import { countryFits, isCountryCode } from './country.ts'
import { campaignFile, claimsFile, recommendationsFile, signatoriesFile, sourceFile, textFile } from './edition-files.ts'
import type { EditionProblem, EditionRecords } from './edition-records.ts'
import { type SourceText, type SourceTexts, shorten } from './quote.ts'
import { coverRow } from './row-coverage.ts'
import type { Signatory } from './signatory.ts'
import type { Source } from './source.ts'
import type { ArchiveSpan } from './span.ts'

type Code = EditionProblem['code']

/** Reports of one record of one file. */
type Report = (code: Code, message: string) => void

function checkSpan(texts: SourceTexts, span: ArchiveSpan, report: Report): void {
  const source = texts.get(span.source)
  if (source === undefined) {
    report(
      'source-unknown',
      `it points into ${span.source}, which is not in this edition (there is ${[...texts.keys()].join(', ')})`,
    )
    return
  }
  const { text, offsets } = source
  const place = `the span ${span.start}-${span.end} of ${span.source}`
  if (span.end <= span.start || span.end > offsets.codePoints) {
    report('span-mismatch', `${place} is not within its ${offsets.codePoints} characters`)
    return
  }
  const there = text.slice(offsets.toUtf16(span.start), offsets.toUtf16(span.end))
  if (there !== span.exact) report('span-mismatch', `${place} reads "${shorten(there)}", not "${shorten(span.exact)}"`)
}

function repeated(ids: readonly string[]): ReadonlySet<string> {
  const met = new Set<string>()
  const twice = new Set<string>()
  for (const id of ids) (met.has(id) ? twice : met).add(id)
  return twice
}

function checkBlocks(source: Source, content: SourceText, report: Report): void {
  const { text, offsets } = content
  let from = 0
  let number = 0
  for (const block of source.blocks) {
    if (block.start < from || block.end <= block.start || block.end > offsets.codePoints) {
      report('blocks-broken', `block ${block.id} (${block.start}-${block.end}) overlaps the one before it or leaves the text`)
      return
    }
    const skipped = text.slice(offsets.toUtf16(from), offsets.toUtf16(block.start))
    if (/\S/.test(skipped)) report('blocks-broken', `"${shorten(skipped.trim())}" before block ${block.id} belongs to no block`)
    const words = text.slice(offsets.toUtf16(block.start), offsets.toUtf16(block.end))
    if (words.trim() !== words) report('blocks-broken', `block ${block.id} begins or ends with white space`)
    if (block.kind === 'furniture') {
      if (block.number !== null) report('blocks-broken', `block ${block.id} is page furniture and has the number ${block.number}`)
    } else {
      number += 1
      if (block.number !== number)
        report('blocks-broken', `block ${block.id} should have the number ${number}, not ${block.number}`)
    }
    from = block.end
  }
  const rest = text.slice(offsets.toUtf16(from))
  if (/\S/.test(rest)) report('blocks-broken', `"${shorten(rest.trim())}" at the end belongs to no block`)
  for (const id of repeated(source.blocks.map((block) => block.id))) report('id-repeated', `two blocks are called ${id}`)
}

const collapsed = (text: string) => text.replace(/\s+/g, ' ').trim()

function checkSource(source: Source, texts: SourceTexts, report: Report): void {
  for (const [name, described] of Object.entries({
    title: source.title,
    publisher: source.publisher,
    date: source.date,
    rights: source.rights,
  })) {
    if (described.basis !== 'stated') continue
    const reportPart: Report = (code, message) => report(code, `its ${name}: ${message}`)
    if (described.span.source !== source.id)
      reportPart('value-unsupported', `it is said to be stated in ${described.span.source}, not in the source itself`)
    checkSpan(texts, described.span, reportPart)
    // A date may be written out in words; a name or a title is what stands there.
    if (name !== 'date' && collapsed(described.value) !== collapsed(described.span.exact)) {
      reportPart(
        'value-unsupported',
        `"${shorten(described.value)}" is not what stands there ("${shorten(described.span.exact)}")`,
      )
    }
  }
  const content = texts.get(source.id)
  if (content === undefined) {
    report('source-unknown', `its text ${textFile(source.id)} is missing`)
    return
  }
  if (!isCanonical(content.text))
    report('text-not-canonical', `its text is not in canonical form (LF line ends, normalisation form C)`)
  if (content.offsets.codePoints !== source.text.codePoints) {
    report('text-not-canonical', `its text has ${content.offsets.codePoints} characters, not ${source.text.codePoints}`)
  }
  checkBlocks(source, content, report)
}

function checkSignatory(signatory: Signatory, report: Report): void {
  const { title, name, honours, role, affiliation, remark, country, countryAsStated, aliases, span } = signatory
  const parts = [title, name, ...honours, role, affiliation, remark, countryAsStated].filter((part) => part !== null)
  const coverage = coverRow(span.exact, parts)
  if (!coverage.ok) report('signatory-broken', coverage.reason)
  for (const alias of aliases) {
    if (!name.includes(alias)) report('signatory-broken', `its alias "${alias}" is no part of its name "${name}"`)
  }
  if ((country === null) !== (countryAsStated === null)) {
    report('signatory-broken', 'it gives a country without the words that state it, or the words without the country')
  } else if (country === 'International') {
    if (countryAsStated !== 'International')
      report('signatory-broken', `its row says "${countryAsStated}", which is not "International"`)
  } else if (country !== null && countryAsStated !== null) {
    if (!isCountryCode(country)) report('signatory-broken', `"${country}" is no country code of ISO 3166-1`)
    else if (!countryFits(country, countryAsStated))
      report('signatory-broken', `"${countryAsStated}" is not the country ${country}`)
  }
}

function checkSignatories(records: EditionRecords, texts: SourceTexts, reportOf: (record: string) => Report): void {
  const { statedTotals, signatories } = records.signatories
  const whole = reportOf('the list')
  for (const id of repeated(signatories.map((signatory) => signatory.id)))
    whole('id-repeated', `two signatories are called "${id}"`)
  for (const total of statedTotals) {
    const report = reportOf(`the stated total ${total.value}`)
    checkSpan(texts, total.span, report)
    if (![...total.span.exact.matchAll(/\d+/g)].some(([digits]) => digits === String(total.value))) {
      report('value-unsupported', `"${shorten(total.span.exact)}" does not hold the number`)
    }
  }
  const rows = new Map<string, string>()
  for (const source of records.sources) {
    for (const block of source.blocks)
      if (block.kind === 'signatory') rows.set(`${source.id} ${block.start}-${block.end}`, block.id)
  }
  const taken = new Map<string, string>()
  for (const signatory of signatories) {
    const report = reportOf(`signatory "${signatory.id}"`)
    checkSpan(texts, signatory.span, report)
    checkSignatory(signatory, report)
    const row = `${signatory.span.source} ${signatory.span.start}-${signatory.span.end}`
    const other = taken.get(row)
    if (!rows.has(row))
      report(
        'signatory-broken',
        `the span ${signatory.span.start}-${signatory.span.end} of ${signatory.span.source} is not a row of a list`,
      )
    else if (other !== undefined) report('signatory-broken', `its row is that of signatory "${other}" too`)
    taken.set(row, signatory.id)
  }
  for (const [row, block] of rows) {
    if (!taken.has(row)) whole('signatory-broken', `the row ${block} (${row}) belongs to no signatory`)
  }
}

function checkRecommendations(records: EditionRecords, texts: SourceTexts, reportOf: (record: string) => Report): void {
  const { recommendations } = records
  const whole = reportOf('the list')
  for (const id of repeated(recommendations.map(({ id }) => id))) whole('id-repeated', `two recommendations are called "${id}"`)
  recommendations.forEach(({ id, number, heading, passages }, index) => {
    const report = reportOf(`recommendation "${id}"`)
    if (number !== index + 1) report('recommendation-broken', `its number should be ${index + 1}, not ${number}`)
    checkSpan(texts, heading, report)
    for (const { span } of passages) checkSpan(texts, span, report)
    const holdsHeading = passages.some(
      ({ relation, span }) =>
        relation === 'states' && span.source === heading.source && span.start <= heading.start && heading.end <= span.end,
    )
    if (!holdsHeading)
      report('recommendation-broken', `its heading "${shorten(heading.exact)}" does not stand in a passage that states it`)
  })
}

function checkCampaign(records: EditionRecords, texts: SourceTexts, reportOf: (record: string) => Report): void {
  records.campaign.summary.forEach((sentence, index) => {
    const report = reportOf(`sentence ${index + 1} of the summary`)
    for (const span of sentence.spans) checkSpan(texts, span, report)
  })
  for (const { kind } of records.campaign.notHeld) {
    const held = records.sources.find((source) => source.kind === kind)
    if (held !== undefined)
      reportOf('what is not held')('campaign-broken', `it says that no ${kind} is held, and ${held.id} is one`)
  }
}

function checkClaim({ value, when, spans }: Claim, report: Report): void {
  const stands = spans[0]?.exact ?? ''
  const demand = (what: string, words: string | null) => {
    if (words !== null && !stands.includes(words))
      report('value-unsupported', `its ${what} "${shorten(words)}" does not stand in "${shorten(stands)}"`)
  }
  demand('time', when)
  if (value.kind === 'text') {
    demand('text', value.text)
    return
  }
  demand('figure', value.asStated)
  demand('qualifier', value.qualifier)
  demand('unit', value.unit)
  const read = findNumbers(value.asStated)
  if (read.length !== 1 || read[0]?.value !== value.number)
    report('value-unsupported', `"${shorten(value.asStated)}" is not the number ${value.number}`)
  if (!findNumbers(stands).some(({ range }) => stands.slice(range.start, range.end).includes(value.asStated)))
    report('value-unsupported', `"${shorten(value.asStated)}" is no number of its own in "${shorten(stands)}"`)
  if ((value.relation === 'exactly') !== (value.qualifier === null))
    report('claim-broken', 'it is not exact and gives no words that say so, or it is exact and gives some')
}

function checkClaims(records: EditionRecords, texts: SourceTexts, reportOf: (record: string) => Report): void {
  if (records.claims === null) return
  const { subjects, claims } = records.claims
  const whole = reportOf('the list')
  for (const id of repeated(subjects.map((subject) => subject.id))) whole('id-repeated', `two subjects are called "${id}"`)
  for (const id of repeated(claims.map((claim) => claim.id))) whole('id-repeated', `two claims are called "${id}"`)
  const known = new Set<string>(subjects.map(({ id }) => id))
  for (const claim of claims) {
    const report = reportOf(`claim "${claim.id}"`)
    if (!known.has(claim.subject)) report('claim-broken', `there is no subject "${claim.subject}"`)
    for (const span of claim.spans) checkSpan(texts, span, report)
    checkClaim(claim, report)
  }
  for (const { id } of subjects) {
    if (!claims.some(({ subject }) => subject === id)) reportOf(`subject "${id}"`)('claim-broken', 'no claim is about it')
  }
}

/**
 * Holds everything that an edition says against the texts it points into, and against itself: each span's words, blocks that tile
 * the text, signatories that account for every row and every word of it, ids, references. Answers with all problems, in the order of
 * the files; none means that the edition may be committed. `texts` must hold the text of each source of the edition.
 * Digests are not looked at here: that needs the bytes.
 */
export function checkEdition(records: EditionRecords, texts: SourceTexts): readonly EditionProblem[] {
  const problems: EditionProblem[] = []
  const reportsOn =
    (path: string) =>
    (record: string): Report =>
    (code, message) =>
      problems.push({ code, path, message: `${record}: ${message}` })

  checkCampaign(records, texts, reportsOn(campaignFile))
  const met = new Set<string>()
  for (const source of records.sources) {
    const report = reportsOn(sourceFile(source.id))(`source "${source.id}"`)
    if (met.has(source.id)) report('id-repeated', 'another source has the same id')
    met.add(source.id)
    checkSource(source, texts, report)
  }
  checkSignatories(records, texts, reportsOn(signatoriesFile))
  checkRecommendations(records, texts, reportsOn(recommendationsFile))
  checkClaims(records, texts, reportsOn(claimsFile))
  return problems
}
