import type { BlockId, EditionId, NoteId, SourceId } from '#shared/archive/ids.ts'

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
  editions: '/:edition/editions',
  compareEditions: '/:edition/compare',
  compareSource: '/:edition/compare/:source',
  settings: '/:edition/settings',
  help: '/:edition/help',
} as const

export type Part = Exclude<keyof typeof patterns, 'source' | 'search' | 'compareEditions' | 'compareSource'>

export function partPath(edition: EditionId, part: Part): string {
  return part === 'campaign' ? `/${edition}` : `/${edition}/${part}`
}

export interface SourcePlace {
  readonly block?: BlockId | undefined
  readonly note?: NoteId | undefined
  /** The search whose hits are marked in the text. */
  readonly query?: string | undefined
  /** A passage to show: code points of the canonical text. */
  readonly passage?: { readonly start: number; readonly end: number } | undefined
}

export function sourcePath(edition: EditionId, source: SourceId, place: SourcePlace = {}): string {
  const query = new URLSearchParams()
  if (place.block !== undefined) query.set('at', place.block)
  if (place.note !== undefined) query.set('note', place.note)
  if (place.query !== undefined && place.query.trim() !== '') query.set('q', place.query)
  if (place.passage !== undefined) query.set('passage', `${place.passage.start}-${place.passage.end}`)
  const text = query.toString()
  return `/${edition}/source/${source}${text === '' ? '' : `?${text}`}`
}

export function searchPath(edition: EditionId, query: string): string {
  return `/${edition}/search?${new URLSearchParams({ q: query }).toString()}`
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
