import {
  campaignInputSchema,
  claimsInputSchema,
  recommendationsInputSchema,
  signatoriesInputSchema,
} from '#shared/archive/archivist-input.ts'
import { campaignFile, claimsFile, recommendationsFile, signatoriesFile, textFile } from '#shared/archive/edition-files.ts'
import { type SourceId, sourceIdSchema } from '#shared/archive/ids.ts'
import type { SourceText } from '#shared/archive/quote.ts'
import { recordText } from '#shared/archive/record-text.ts'
import {
  type Resolved,
  resolveCampaign,
  resolveClaims,
  resolveRecommendations,
  resolveSignatories,
} from '#shared/archive/resolve-input.ts'
import { fail } from '#shared/contract/failure.ts'
import { decodeUtf8 } from '#shared/text/decode-utf8.ts'
import { createOffsetMap } from '#shared/text/offset-map.ts'
import type { Disk } from '../../files/disk.ts'
import type { LogicalFiles } from '../logical-files.ts'
import { readIfThere } from '../ocfl/read-if-there.ts'
import { type Parsed, parseJson } from '../parse-json.ts'
import { type ArchivistResult, refused, writing } from './archivist-result.ts'
import { openWorkspace, stageFile } from './staging.ts'

/** The records of an edition that are written as one file each. */
export const recordNames = ['campaign', 'signatories', 'recommendations', 'claims'] as const
export type RecordName = (typeof recordNames)[number]

const targets: Readonly<Record<RecordName, string>> = {
  campaign: campaignFile,
  signatories: signatoriesFile,
  recommendations: recommendationsFile,
  claims: claimsFile,
}

/** The texts of all sources of the edition as it would be. */
async function textsOf(files: LogicalFiles): Promise<ArchivistResult<ReadonlyMap<SourceId, SourceText>>> {
  const texts = new Map<SourceId, SourceText>()
  for (const path of files.paths) {
    const id = sourceIdSchema.safeParse(/^sources\/([^/]+)\/text\.txt$/.exec(path)?.[1])
    if (!id.success || path !== textFile(id.data)) continue
    const bytes = await files.read(path)
    if (!bytes.ok) return refused(bytes.error)
    const text = decodeUtf8(bytes.value)
    if (!text.ok) return refused(fail('archive-damaged', `${path} is not UTF-8 from byte ${text.offset} on`).error)
    texts.set(id.data, { text: text.text, offsets: createOffsetMap(text.text) })
  }
  return { ok: true, value: texts }
}

function resolve(name: RecordName, bytes: Uint8Array, texts: ReadonlyMap<SourceId, SourceText>): Parsed<Resolved<unknown>> {
  switch (name) {
    case 'campaign': {
      const input = parseJson(bytes, campaignInputSchema)
      return input.ok ? { ok: true, value: resolveCampaign(input.value, texts) } : input
    }
    case 'signatories': {
      const input = parseJson(bytes, signatoriesInputSchema)
      return input.ok ? { ok: true, value: resolveSignatories(input.value, texts) } : input
    }
    case 'recommendations': {
      const input = parseJson(bytes, recommendationsInputSchema)
      return input.ok ? { ok: true, value: resolveRecommendations(input.value, texts) } : input
    }
    case 'claims': {
      const input = parseJson(bytes, claimsInputSchema)
      return input.ok ? { ok: true, value: resolveClaims(input.value, texts) } : input
    }
  }
}

/**
 * Stages a record that an archivist wrote with quotations in the place of positions (JSON, see archivist-input.ts). The quotations are
 * looked up in the sources that are held and staged; each that is not found, or found twice, is refused by the name of its record.
 */
export function setRecord(root: string, name: RecordName, inputFile: string, disk: Disk): Promise<ArchivistResult<string>> {
  return writing(`the record ${name}`, async () => {
    const workspace = await openWorkspace(root)
    if (!workspace.ok) return refused(workspace.error)
    const bytes = await readIfThere(inputFile)
    if (bytes === null) return refused(fail('source-unknown', `there is no file ${inputFile}`).error)
    const texts = await textsOf(workspace.value.files)
    if (!texts.ok) return texts
    const input = resolve(name, bytes, texts.value)
    if (!input.ok) return { ok: false, problems: [{ code: 'input-malformed', path: inputFile, message: input.reason }] }
    if (!input.value.ok) return { ok: false, problems: input.value.problems.map((problem) => ({ ...problem, path: inputFile })) }
    await stageFile(root, targets[name], recordText(input.value.value), disk)
    return { ok: true, value: targets[name] }
  })
}
