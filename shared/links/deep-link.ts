import { BLOCK, EDITION, RECOMMENDATION, SLUG, UUID } from '../archive/id-patterns.ts'
import type { ArchiveId, BlockId, ClaimId, EditionId, NoteId, RecommendationId, SignatoryId, SourceId } from '../archive/ids.ts'

/** What a link leads to. `start` and `end` count code points of the canonical text. */
export type LinkTarget =
  | { readonly kind: 'note'; readonly note: NoteId }
  | { readonly kind: 'source'; readonly edition: EditionId; readonly source: SourceId }
  | { readonly kind: 'block'; readonly edition: EditionId; readonly source: SourceId; readonly block: BlockId }
  | {
      readonly kind: 'passage'
      readonly edition: EditionId
      readonly source: SourceId
      readonly start: number
      readonly end: number
    }
  | { readonly kind: 'signatory'; readonly edition: EditionId; readonly id: SignatoryId }
  | { readonly kind: 'recommendation'; readonly edition: EditionId; readonly id: RecommendationId }
  | { readonly kind: 'claim'; readonly edition: EditionId; readonly id: ClaimId }

/** A place of one archive, wherever it is kept. */
export interface DeepLink {
  readonly archive: ArchiveId
  readonly to: LinkTarget
}

export const LINK_SCHEME = 'campaign-archive'
const PREFIX = `${LINK_SCHEME}://open/`
/** UTF-16 units. A link is the address of a place; nothing longer is one. */
const LONGEST = 2_000

function pathOf(to: LinkTarget): readonly (string | number)[] {
  switch (to.kind) {
    case 'note':
      return ['note', to.note]
    case 'source':
      return [to.edition, 'source', to.source]
    case 'block':
      return [to.edition, 'source', to.source, to.block]
    case 'passage':
      return [to.edition, 'source', to.source, `${to.start}-${to.end}`]
    case 'signatory':
    case 'recommendation':
    case 'claim':
      return [to.edition, to.kind, to.id]
  }
}

/** Brackets and quotation marks too: a link must survive Markdown and a mail. */
function encode(part: string | number): string {
  return encodeURIComponent(part).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}

/** What of a link names the place: `<archive>/<edition>/source/<id>/<block or start-end>`, each part percent-encoded (RFC 3986, 2.1). */
export function writeLinkPlace({ archive, to }: DeepLink): string {
  return [archive, ...pathOf(to)].map(encode).join('/')
}

/** The link as text: `campaign-archive://open/` and its place. */
export function writeDeepLink(link: DeepLink): string {
  return PREFIX + writeLinkPlace(link)
}

function decode(part: string): string | null {
  try {
    return decodeURIComponent(part)
  } catch {
    return null
  }
}

function readPassage(text: string): { readonly start: number; readonly end: number } | null {
  const match = /^(0|[1-9]\d{0,8})-([1-9]\d{0,8})$/.exec(text)
  if (match === null) return null
  const [start, end] = [Number(match[1]), Number(match[2])]
  return end > start ? { start, end } : null
}

function readInSource(edition: EditionId, source: SourceId, place: string | undefined): LinkTarget | null {
  if (place === undefined) return { kind: 'source', edition, source }
  if (BLOCK.test(place)) return { kind: 'block', edition, source, block: place as BlockId }
  const passage = readPassage(place)
  return passage === null ? null : { kind: 'passage', edition, source, ...passage }
}

function readTarget(parts: readonly string[]): LinkTarget | null {
  const [first = '', kind, id = '', place] = parts
  if (first === 'note')
    return parts.length === 2 && kind !== undefined && UUID.test(kind) ? { kind: 'note', note: kind as NoteId } : null
  if (!EDITION.test(first) || parts.length < 3) return null
  const edition = first as EditionId
  if (kind === 'source') {
    return parts.length <= 4 && SLUG.test(id) ? readInSource(edition, id as SourceId, place) : null
  }
  if (parts.length !== 3) return null
  if (kind === 'signatory' && SLUG.test(id)) return { kind, edition, id: id as SignatoryId }
  if (kind === 'recommendation' && RECOMMENDATION.test(id)) return { kind, edition, id: id as RecommendationId }
  if (kind === 'claim' && SLUG.test(id)) return { kind, edition, id: id as ClaimId }
  return null
}

/** Reads what `writeLinkPlace` writes; null for anything else. */
export function readLinkPlace(place: string): DeepLink | null {
  if (place.length > LONGEST) return null
  const parts: string[] = []
  for (const part of place.replace(/\/$/, '').split('/')) {
    const decoded = decode(part)
    if (decoded === null || decoded === '') return null
    parts.push(decoded)
  }
  const [archive, ...rest] = parts
  if (archive === undefined || archive.length > 300) return null
  const to = readTarget(rest)
  return to === null ? null : { archive: archive as ArchiveId, to }
}

/** Reads what `writeDeepLink` writes; null for anything else. The text may come from anywhere: it names a place and can do nothing more. */
export function readDeepLink(text: string): DeepLink | null {
  const trimmed = text.trim()
  return trimmed.toLowerCase().startsWith(PREFIX) ? readLinkPlace(trimmed.slice(PREFIX.length)) : null
}
