import type { z } from 'zod'
import { campaignSchema } from '#shared/archive/campaign.ts'
import { claimListSchema } from '#shared/archive/claim.ts'
import { campaignFile, claimsFile, recommendationsFile, signatoriesFile } from '#shared/archive/edition-files.ts'
import type { EditionRecords } from '#shared/archive/edition-records.ts'
import { recommendationsSchema } from '#shared/archive/recommendation.ts'
import { signatoryListSchema } from '#shared/archive/signatory.ts'
import { sourceSchema } from '#shared/archive/source.ts'
import { fail, type Outcome, succeed } from '#shared/contract/failure.ts'
import type { LogicalFiles } from './logical-files.ts'
import { parseJson } from './parse-json.ts'

/** Reads one record of an edition and holds it against its schema. */
export async function readRecord<S extends z.ZodType>(
  files: LogicalFiles,
  path: string,
  schema: S,
): Promise<Outcome<z.infer<S>>> {
  if (!files.paths.includes(path)) return fail('archive-damaged', `${path} is missing from the edition`)
  const bytes = await files.read(path)
  if (!bytes.ok) return bytes
  const parsed = parseJson(bytes.value, schema)
  return parsed.ok ? succeed(parsed.value) : fail('archive-damaged', `${path}: ${parsed.reason}`)
}

/** Reads and checks the records of an edition against their schemas, sources in the order of their ids. The first failure ends it. */
export async function readRecords(files: LogicalFiles): Promise<Outcome<EditionRecords>> {
  const campaign = await readRecord(files, campaignFile, campaignSchema)
  if (!campaign.ok) return campaign
  const sources: EditionRecords['sources'][number][] = []
  for (const path of files.paths) {
    const folder = /^sources\/([^/]+)\/source\.json$/.exec(path)?.[1]
    if (folder === undefined) continue
    const source = await readRecord(files, path, sourceSchema)
    if (!source.ok) return source
    if (source.value.id !== folder)
      return fail('archive-damaged', `${path}: its id is "${source.value.id}", not the name of its folder`)
    sources.push(source.value)
  }
  const signatories = await readRecord(files, signatoriesFile, signatoryListSchema)
  if (!signatories.ok) return signatories
  const recommendations = await readRecord(files, recommendationsFile, recommendationsSchema)
  if (!recommendations.ok) return recommendations
  // Editions made before claims were recorded have no such file.
  const claims = files.paths.includes(claimsFile) ? await readRecord(files, claimsFile, claimListSchema) : succeed(null)
  if (!claims.ok) return claims
  return succeed({
    campaign: campaign.value,
    sources,
    signatories: signatories.value,
    recommendations: recommendations.value,
    claims: claims.value,
  })
}
