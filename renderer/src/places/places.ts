import type {
  BlockId,
  BriefingId,
  ClaimId,
  EditionId,
  NoteId,
  RecommendationId,
  SignatoryId,
  SourceId,
} from '#shared/archive/ids.ts'
import { isEditionId, isSourceId } from '#shared/archive/recognise-id.ts'
import { type DeepLink, writeLinkPlace } from '#shared/links/deep-link.ts'
import type { NotedRecord } from '#shared/notes/note.ts'

/** The addresses of the program. Each stands behind the `#` of the window's address, so that both hosts have the same. */
export const patterns = {
  campaign: '/:edition',
  letter: '/:edition/letter',
  statements: '/:edition/statements',
  coverage: '/:edition/coverage',
  signatories: '/:edition/signatories',
  recommendations: '/:edition/recommendations',
  claims: '/:edition/claims',
  source: '/:edition/source/:source',
  search: '/:edition/search',
  notes: '/:edition/notes',
  tags: '/:edition/tags',
  moved: '/:edition/notes/moved',
  searches: '/:edition/searches',
  compareSearch: '/:edition/searches/compare',
  briefings: '/:edition/briefings',
  briefing: '/:edition/briefings/:briefing',
  editions: '/:edition/editions',
  colleagues: '/:edition/colleagues',
  verify: '/:edition/verify',
  compareEditions: '/:edition/compare',
  compareSource: '/:edition/compare/:source',
  backups: '/:edition/backups',
  templates: '/:edition/templates',
  settings: '/:edition/settings',
  help: '/:edition/help',
  about: '/:edition/about',
  welcome: '/:edition/welcome',
  openLink: '/:edition/open/*',
} as const

export type Part = Exclude<
  keyof typeof patterns,
  'openLink' | 'source' | 'briefing' | 'moved' | 'search' | 'compareEditions' | 'compareSource' | 'compareSearch'
>

export function partPath(edition: EditionId, part: Part): string {
  return part === 'campaign' ? `/${edition}` : `/${edition}/${part}`
}

export function briefingPath(edition: EditionId, briefing: BriefingId): string {
  return `${partPath(edition, 'briefings')}/${briefing}`
}

/** The list of notes, narrowed to those with a tag. */
export function taggedPath(edition: EditionId, tag: string): string {
  return `${partPath(edition, 'notes')}?${new URLSearchParams({ tag }).toString()}`
}

/** The list of notes, narrowed to those with a paragraph that two people changed and nobody has decided on. */
export function undecidedPath(edition: EditionId): string {
  return `${partPath(edition, 'notes')}?undecided=yes`
}

export interface SourcePlace {
  readonly block?: BlockId | undefined
  readonly note?: NoteId | undefined
  /** The search whose hits are marked in the text. */
  readonly query?: string | undefined
  /** The search takes only the words as they were typed. */
  readonly asTyped?: boolean | undefined
  /** Which of its hits comes first; without it the one in `block`, or the first. */
  readonly enter?: 'last' | undefined
  /** A passage to show: code points of the canonical text. */
  readonly passage?: { readonly start: number; readonly end: number } | undefined
  /** The note for which a passage is to be selected there. */
  readonly attach?: NoteId | undefined
  /** The text that stands beside it. */
  readonly beside?: BesidePlace | undefined
}

/** A second text, beside the first: another source, or the same one in another edition. */
export interface BesidePlace {
  readonly edition: EditionId
  readonly source: SourceId
  readonly block?: BlockId | undefined
}

/** What an entry of the history says of a source that is open, beside its address. */
export interface SourcePlaceState {
  /** It was opened from the results of a search, which stand right before it in the history. */
  readonly fromResults: true
}

/** The same of a place to which a link has led: the reader is brought there, and told. */
export interface LinkedPlaceState {
  readonly byLink: true
}

export function cameByLink(state: unknown): state is LinkedPlaceState {
  return typeof state === 'object' && state !== null && 'byLink' in state && state.byLink === true
}

export function cameFromResults(state: unknown): state is SourcePlaceState {
  return typeof state === 'object' && state !== null && 'fromResults' in state && state.fromResults === true
}

export function sourcePath(edition: EditionId, source: SourceId, place: SourcePlace = {}): string {
  const query = new URLSearchParams()
  if (place.block !== undefined) query.set('at', place.block)
  if (place.note !== undefined) query.set('note', place.note)
  if (place.query !== undefined && place.query.trim() !== '') query.set('q', place.query)
  if (query.has('q') && place.asTyped === true) query.set('typed', '1')
  if (query.has('q') && place.enter !== undefined) query.set('enter', place.enter)
  if (place.passage !== undefined) query.set('passage', `${place.passage.start}-${place.passage.end}`)
  if (place.beside !== undefined) query.set('beside', `${place.beside.edition}.${place.beside.source}`)
  if (place.beside?.block !== undefined) query.set('beside-at', place.beside.block)
  if (place.attach !== undefined) query.set('attach', place.attach)
  const text = query.toString()
  return `/${edition}/source/${source}${text === '' ? '' : `?${text}`}`
}

/** Which text an address puts beside the first; null where it names none. Whether there is such an edition and source is for the caller to see. */
export function readBeside(address: URLSearchParams): BesidePlace | null {
  const [edition = '', source = ''] = (address.get('beside') ?? '').split('.')
  if (!isEditionId(edition) || !isSourceId(source)) return null
  const block = address.get('beside-at')
  return { edition, source, ...(block === null ? {} : { block: block as BlockId }) }
}

/** What is looked for, as an address says it. */
export interface SearchWords {
  readonly text: string
  /** Only the words as they were typed. */
  readonly asTyped: boolean
}

export function searchPath(edition: EditionId, query: string, asTyped = false): string {
  return `/${edition}/search?${new URLSearchParams(asTyped ? { q: query, typed: '1' } : { q: query }).toString()}`
}

export function readSearch(address: URLSearchParams): SearchWords {
  return { text: address.get('q') ?? '', asTyped: address.get('typed') === '1' }
}

/** Where two editions are compared: all that they say, or the text of one source. */
export function comparePath(edition: EditionId, other: EditionId, source?: SourceId): string {
  const query = new URLSearchParams({ with: other }).toString()
  return `/${edition}/compare${source === undefined ? '' : `/${source}`}?${query}`
}

/** Reads "12-40"; null for anything else. */
export function parsePassage(text: string | null): { readonly start: number; readonly end: number } | null {
  const match = /^(\d{1,9})-(\d{1,9})$/.exec(text ?? '')
  if (match === null) return null
  const start = Number(match[1])
  const end = Number(match[2])
  return end > start ? { start, end } : null
}

/** Where the hits of one query in two editions are compared. */
export function compareSearchPath(edition: EditionId, { text, asTyped }: SearchWords, other?: EditionId): string {
  const query = new URLSearchParams(asTyped ? { q: text, typed: '1' } : { q: text })
  if (other !== undefined) query.set('with', other)
  return `/${edition}/searches/compare?${query.toString()}`
}

/** A record of an edition that has a row, or a place of its own, on a page. */
export type RowPlace =
  | { readonly kind: 'signatory'; readonly id: SignatoryId }
  | { readonly kind: 'recommendation'; readonly id: RecommendationId }
  | { readonly kind: 'claim'; readonly id: ClaimId }

const pageOfRow = { signatory: 'signatories', recommendation: 'recommendations', claim: 'claims' } as const

/** The page that lists a record, with its row in view and marked; `note` is a note on it, to be shown there. */
export function rowPath(edition: EditionId, { kind, id }: RowPlace, note?: NoteId): string {
  const query = new URLSearchParams(note === undefined ? { row: id } : { row: id, note })
  return `${partPath(edition, pageOfRow[kind])}?${query.toString()}`
}

/** Where a record that a note stands on as a whole is shown, with the note. */
export function notedRecordPath(edition: EditionId, about: NotedRecord, note: NoteId): string {
  return about.kind === 'source' ? sourcePath(edition, about.id, { note }) : rowPath(edition, about, note)
}

/**
 * Where a link is opened: what it leads to is looked up there, and the address then becomes that of the place. `edition` is the one
 * being read, in which a note is looked for first.
 */
export function linkPath(edition: EditionId, link: DeepLink): string {
  return `/${edition}${openPath(link)}`
}

/** The same for a window that reads no edition yet. */
export function openPath(link: DeepLink): string {
  return `/open/${writeLinkPlace(link)}`
}

/** What of an address of `linkPath` or `openPath` names the place, still percent-encoded; null for another address. */
export function placeToOpen(pathname: string): string | null {
  return /^(?:\/v\d+)?\/open\/(.*)$/s.exec(pathname)?.[1] ?? null
}

/** Where one sees what became of the notes of earlier editions in this one; `note` is shown first. */
export function movedPath(edition: EditionId, note?: NoteId): string {
  return `/${edition}/notes/moved${note === undefined ? '' : `?${new URLSearchParams({ note }).toString()}`}`
}
