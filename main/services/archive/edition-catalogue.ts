import { setImmediate } from 'node:timers/promises'
import { campaignSchema } from '#shared/archive/campaign.ts'
import { claimListSchema } from '#shared/archive/claim.ts'
import type { EditionCatalogue, EditionRecord } from '#shared/archive/edition.ts'
import { campaignFile, claimsFile, recommendationsFile, signatoriesFile, sourceFile } from '#shared/archive/edition-files.ts'
import { type SourceId, sourceIdSchema } from '#shared/archive/ids.ts'
import { recommendationsSchema } from '#shared/archive/recommendation.ts'
import { signatoryListSchema } from '#shared/archive/signatory.ts'
import { type CataloguedSource, type SourceSummary, sourceSchema } from '#shared/archive/source.ts'
import { type Outcome, succeed } from '#shared/contract/failure.ts'
import type { ListedSource } from './catalogue/catalogue.ts'
import { readSummary } from './catalogue/read-summaries.ts'
import type { LogicalFiles } from './logical-files.ts'
import type { DigestAlgorithm } from './ocfl/digest.ts'
import { readRecord } from './read-records.ts'

/** The sources into which a record points, wherever in it its spans stand. */
function sourcesOfSpans(value: unknown, found: Set<SourceId>): void {
  if (typeof value !== 'object' || value === null) return
  if ('source' in value && 'start' in value && 'exact' in value) {
    const id = sourceIdSchema.safeParse(value.source)
    if (id.success) found.add(id.data)
    return
  }
  for (const each of Object.values(value)) sourcesOfSpans(each, found)
}

export interface SourceReading {
  readonly root: string
  readonly algorithm: DigestAlgorithm
  readonly edition: string
  readonly sources: readonly ListedSource[]
  /** Summaries by the digests of their records; what is read is added. */
  readonly known: Map<string, SourceSummary>
}

async function readSources({ root, algorithm, edition, sources, known }: SourceReading) {
  const read: CataloguedSource[] = []
  const unreadable: EditionCatalogue['unreadable'] = []
  let done = 0
  for (const source of sources) {
    const kept = known.get(source.record.digest)
    // A record of the same bytes may stand in another folder: its id would then not be that of the folder.
    if (kept !== undefined && kept.id === source.id) {
      read.push({ ...kept, record: source.record.digest })
      continue
    }
    const summary = readSummary(root, algorithm, edition, source)
    if (summary.ok) {
      known.set(source.record.digest, summary.summary)
      read.push({ ...summary.summary, record: source.record.digest })
    } else {
      const id = sourceIdSchema.safeParse(source.id)
      if (id.success) unreadable.push({ source: id.data, message: summary.message })
    }
    done += 1
    // Others may want this thread between two files.
    if (done % 100 === 0) await setImmediate()
  }
  return { read, unreadable }
}

/**
 * Everything that an edition says but for its texts. A record of a source that cannot be used is listed with the cause, and the others are read; without
 * `campaign.json`, the signatories or the recommendations there is no edition, and the failure names the file.
 */
export async function readEditionCatalogue(
  edition: EditionRecord,
  files: LogicalFiles,
  reading: SourceReading,
): Promise<Outcome<EditionCatalogue>> {
  const campaign = await readRecord(files, campaignFile, campaignSchema)
  if (!campaign.ok) return campaign
  const signatories = await readRecord(files, signatoriesFile, signatoryListSchema)
  if (!signatories.ok) return signatories
  const recommendations = await readRecord(files, recommendationsFile, recommendationsSchema)
  if (!recommendations.ok) return recommendations
  // Editions made before claims were recorded have no such file.
  const claims = files.paths.includes(claimsFile) ? await readRecord(files, claimsFile, claimListSchema) : succeed(null)
  if (!claims.ok) return claims
  const { read, unreadable } = await readSources(reading)
  const pointedAt = new Set<SourceId>()
  sourcesOfSpans([campaign.value, signatories.value, recommendations.value, claims.value], pointedAt)
  const blocks: EditionCatalogue['blocks'] = []
  for (const source of [...pointedAt].sort()) {
    const record = await readRecord(files, sourceFile(source), sourceSchema)
    if (record.ok) blocks.push({ source, blocks: record.value.blocks })
  }
  return succeed({
    edition,
    campaign: campaign.value,
    sources: read,
    unreadable,
    blocks,
    signatories: signatories.value,
    recommendations: recommendations.value,
    claims: claims.value,
  })
}
