import type { EditionId, SourceId } from '#shared/archive/ids.ts'
import { nameOfUntitled } from '#shared/briefing/citation.ts'
import type { ArchiveText, ArchiveTexts } from '#shared/briefing/verify/compare/archive-texts.ts'
import { fail, type Outcome, succeed } from '#shared/contract/failure.ts'
import type { Archive } from '../archive/archive.ts'

/** A text is known by its digest, and read once for all editions that have it. */
type Texts = Map<string, ArchiveText & { readonly editions: EditionId[] }>

/**
 * Reads every text of an archive, of each edition up to the one that quotations are held against (the newest where none is named). Each is held against
 * its digest; one that does not fit is left out and named. Answers `edition-unknown` for an edition that is not there.
 */
export async function readArchiveTexts(
  archive: Archive,
  against: EditionId | null,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<Outcome<ArchiveTexts>> {
  const current = against ?? archive.current
  const upTo = archive.editions.findIndex(({ id }) => id === current)
  if (upTo < 0) {
    const [first, last] = [archive.editions[0]?.id ?? '', archive.editions.at(-1)?.id ?? '']
    return fail('edition-unknown', `edition ${current} does not exist in this archive (it has ${first} to ${last})`)
  }
  const texts: Texts = new Map()
  const unreadable: { source: SourceId; message: string }[] = []
  const editions = archive.editions.slice(0, upTo + 1)
  let catalogue: ArchiveTexts['claims'] = null
  let counted = { signatories: 0, recommendations: 0 }
  let title = ''
  for (const { id } of editions) {
    const edition = await archive.edition(id)
    if (!edition.ok) return edition
    if (id === current) {
      catalogue = edition.value.claims
      title = edition.value.campaign.title
      const { signatories, recommendations } = edition.value
      counted = { signatories: signatories.signatories.length, recommendations: recommendations.length }
      unreadable.push(...edition.value.unreadable)
    }
    for (const [done, listed] of edition.value.sources.entries()) {
      onProgress(done, edition.value.sources.length)
      const key = `${listed.id} ${listed.text.sha512}`
      const known = texts.get(key)
      if (known !== undefined) {
        known.editions.push(id)
        continue
      }
      const read = await archive.text(id, listed.id)
      if (!read.ok) {
        if (id === current) unreadable.push({ source: listed.id, message: read.error.message })
        continue
      }
      texts.set(key, {
        source: listed.id,
        title: listed.title.basis === 'not-stated' ? nameOfUntitled(listed) : listed.title.value,
        text: read.value.text,
        sha512: read.value.sha512,
        blocks: read.value.record.blocks,
        editions: [id],
      })
    }
  }
  return succeed({
    id: archive.id,
    title,
    editions: editions.map(({ id }) => id),
    current,
    texts: [...texts.values()],
    claims: catalogue,
    counted,
    unreadable,
  })
}
