import type {
  CampaignInput,
  ClaimsInput,
  DescribedInput,
  RecommendationsInput,
  SignatoriesInput,
  SourceInput,
} from './archivist-input.ts'
import type { Campaign } from './campaign.ts'
import type { ClaimList } from './claim.ts'
import { campaignFile, claimsFile, recommendationsFile, signatoriesFile, sourceFile } from './edition-files.ts'
import type { EditionProblem } from './edition-records.ts'
import { makeBlocks } from './make-blocks.ts'
import { type Quote, resolveQuote, type SourceText, type SourceTexts } from './quote.ts'
import type { Recommendation } from './recommendation.ts'
import type { SignatoryList } from './signatory.ts'
import type { DescribedText, Source } from './source.ts'
import type { ArchiveSpan } from './span.ts'

export type Resolved<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly EditionProblem[] }

/** Finds the quotations of one file and keeps account of those that cannot be found. */
function createSpanFinder(texts: SourceTexts, path: string) {
  const problems: EditionProblem[] = []
  function refuse(code: EditionProblem['code'], record: string, reason: string): void {
    problems.push({ code, path, message: `${record}: ${reason}` })
  }
  return {
    refuse,
    /** Where a quotation cannot be found, the span is empty and `finish` refuses the whole: it never gets out. */
    find(record: string, quote: Quote): ArchiveSpan {
      const resolution = resolveQuote(texts, quote)
      if (resolution.ok) return resolution.span
      refuse('quote-unresolved', record, resolution.reason)
      return { source: quote.source, start: 0, end: 0, exact: '' }
    },
    finish<T>(value: T): Resolved<T> {
      return problems.length === 0 ? { ok: true, value } : { ok: false, problems }
    },
  }
}

/** Turns what an archivist wrote of a campaign into its record. Refuses, naming every sentence whose quotation is not found. */
export function resolveCampaign(input: CampaignInput, texts: SourceTexts): Resolved<Campaign> {
  const spans = createSpanFinder(texts, campaignFile)
  const { id, title, addressee, leadOrganisation, date, notHeld } = input
  const summary = input.summary.map(({ text, quotes }, index) => ({
    text,
    spans: quotes.map((quote) => spans.find(`sentence ${index + 1} of the summary`, quote)),
  }))
  return spans.finish({ id, title, addressee, leadOrganisation, date, summary, notHeld })
}

/** Turns what an archivist wrote of the signatories into their records. Refuses, naming each signatory whose row is not found. */
export function resolveSignatories(input: SignatoriesInput, texts: SourceTexts): Resolved<SignatoryList> {
  const spans = createSpanFinder(texts, signatoriesFile)
  const statedTotals = input.statedTotals.map(({ value, quote }) => ({
    value,
    span: spans.find(`the stated total ${value}`, quote),
  }))
  const signatories = input.signatories.map((row) => ({
    id: row.id,
    kind: row.kind,
    title: row.title ?? null,
    name: row.name,
    honours: row.honours ?? [],
    role: row.role ?? null,
    affiliation: row.affiliation ?? null,
    remark: row.remark ?? null,
    country: row.country ?? null,
    countryAsStated: row.countryAsStated ?? null,
    aliases: row.aliases ?? [],
    span: spans.find(`signatory "${row.id}"`, { source: input.source, exact: row.row }),
  }))
  return spans.finish({ statedTotals, signatories })
}

/** Turns what an archivist wrote of the recommendations into their records. Refuses, naming each whose passage is not found. */
export function resolveRecommendations(input: RecommendationsInput, texts: SourceTexts): Resolved<readonly Recommendation[]> {
  const spans = createSpanFinder(texts, recommendationsFile)
  const recommendations = input.map(({ id, number, heading, passages }) => ({
    id,
    number,
    heading: spans.find(`recommendation "${id}"`, heading),
    passages: passages.map(({ relation, quote }) => ({ relation, span: spans.find(`recommendation "${id}"`, quote) })),
  }))
  return spans.finish(recommendations)
}

/** Turns what an archivist wrote of the claims into their records. Refuses, naming each whose passage is not found. */
export function resolveClaims(input: ClaimsInput, texts: SourceTexts): Resolved<ClaimList> {
  const spans = createSpanFinder(texts, claimsFile)
  const claims = input.claims.map(({ id, subject, value, when, quotes }) => ({
    id,
    subject,
    value: value.kind === 'text' ? value : { ...value, qualifier: value.qualifier ?? null, unit: value.unit ?? null },
    when: when ?? null,
    spans: quotes.map((quote) => spans.find(`claim "${id}"`, quote)),
  }))
  return spans.finish({ subjects: input.subjects, claims })
}

/** What only the bytes can tell of a source. `sha512` is in lower-case hexadecimal digits. */
export interface ReceivedFile {
  readonly fileName: string
  readonly bytes: number
  readonly sha512: string
  readonly textSha512: string
}

/**
 * Turns what an archivist wrote of a source into its record, with its blocks. `content` is its canonical text.
 * Refuses, naming each quotation and each rule for blocks that does not fit. The record is yet to be held against its schema.
 */
export function resolveSource(input: SourceInput, content: SourceText, file: ReceivedFile): Resolved<Source> {
  const path = sourceFile(input.id)
  const record = `source "${input.id}"`
  const spans = createSpanFinder(new Map([[input.id, content]]), path)

  function described(name: string, value: DescribedInput): DescribedText {
    if (value.basis !== 'stated') return value
    const span = spans.find(`${record}: its ${name}`, { source: input.id, ...value.quote })
    return { basis: 'stated', value: value.value ?? value.quote.exact, span }
  }
  const made = makeBlocks(input.id, content, input.blocks)
  if (!made.ok) for (const reason of made.reasons) spans.refuse('blocks-broken', record, reason)
  return spans.finish({
    id: input.id,
    kind: input.kind,
    title: described('title', input.title),
    publisher: described('publisher', input.publisher),
    date: described('date', input.date),
    language: input.language,
    rights: described('rights', input.rights),
    capture: {
      capturedAt: input.capturedAt,
      receivedAt: input.receivedAt,
      fileName: file.fileName,
      mediaType: input.mediaType,
      encoding: 'utf-8',
      bytes: file.bytes,
      sha512: file.sha512,
    },
    text: { codePoints: content.offsets.codePoints, sha512: file.textSha512 },
    blocks: made.ok ? [...made.blocks] : [],
  })
}
