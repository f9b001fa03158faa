import { createHash } from 'node:crypto'
import type { EditionId } from '#shared/archive/ids.ts'
import { type FigureSources, readFigureSources } from '#shared/briefing/verify/check-figures.ts'
import { type ArchiveIndex, indexArchive } from '#shared/briefing/verify/compare/archive-index.ts'
import type { VerificationReport } from '#shared/briefing/verify/report.ts'
import { verifyDocument } from '#shared/briefing/verify/verify-document.ts'
import { type Outcome, succeed } from '#shared/contract/failure.ts'
import type { Archive } from '../archive/archive.ts'
import { readArchiveTexts } from './archive-texts.ts'
import { readBriefing } from './read-briefing.ts'

/** How far a verification has come: sources of the archive that were read, then passages of the briefing. */
export interface VerifyingProgress {
  readonly stage: 'archive' | 'briefing'
  readonly done: number
  readonly total: number
}

/** An archive whose texts were read and put in order, for any number of briefings. */
export interface PreparedArchive {
  readonly index: ArchiveIndex
  readonly figures: FigureSources
}

/** Reads every text of an archive, each held against its digest. `against` is the edition that quotations are held against; null for the newest. */
export async function prepareArchive(
  archive: Archive,
  against: EditionId | null,
  onProgress: (progress: VerifyingProgress) => void = () => undefined,
): Promise<Outcome<PreparedArchive>> {
  const texts = await readArchiveTexts(archive, against, (done, total) => onProgress({ stage: 'archive', done, total }))
  if (!texts.ok) return texts
  return succeed({ index: indexArchive(texts.value), figures: readFigureSources(texts.value) })
}

/** Verifies the bytes of a briefing against an archive that was prepared. Fails with `briefing-unreadable` where they are none. */
export async function verifyBriefing(
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  { index, figures }: PreparedArchive,
  onProgress: (progress: VerifyingProgress) => void = () => undefined,
): Promise<Outcome<VerificationReport>> {
  const document = await readBriefing(name, bytes)
  if (!document.ok) return document
  const file = { name, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
  return succeed(
    verifyDocument(document.value, file, index, figures, (done, total) => onProgress({ stage: 'briefing', done, total })),
  )
}
