import { blockIdSchema, editionIdSchema, noteIdSchema, sourceIdSchema } from '#shared/archive/ids.ts'
import { succeed } from '#shared/contract/failure.ts'
import type { NoteDocument } from '#shared/search/documents.ts'
import { buildEditionIndex } from '#shared/search/index/build-edition-index.ts'
import type { SearchRequest } from '#shared/search/results.ts'
import type { IndexPlace } from '../search-client.ts'

export const v1 = editionIdSchema.parse('v1')
export const letter = sourceIdSchema.parse('letter')
const DIGEST = 'a'.repeat(128)

/** The index of an edition whose one source has these passages. */
export function indexOf(texts: readonly string[], title: string | null = null): Uint8Array<ArrayBuffer> {
  const bytes = buildEditionIndex({
    edition: v1,
    digest: DIGEST,
    sources: [
      {
        id: letter,
        kind: 'letter',
        language: 'en',
        title,
        publisher: null,
        date: null,
        blocks: texts.map((text, at) => ({ id: blockIdSchema.parse(`b${at + 1}`), number: at + 1, text, recommendations: [] })),
      },
    ],
    signatories: [],
    leftOut: [],
  })
  return new Uint8Array(bytes)
}

/** Where that index is had; `reads` counts how often it was. */
export async function placeOf(bytes: Uint8Array<ArrayBuffer>, claimed = bytes): Promise<IndexPlace & { reads: number }> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-512', claimed))
  const place = {
    edition: v1,
    digest: DIGEST,
    sha512: [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
    reads: 0,
    async read() {
      place.reads += 1
      return succeed(bytes.slice())
    },
  }
  return place
}

export function noteOf(number: number, text: string): NoteDocument {
  const id = noteIdSchema.parse(`00000000-0000-4000-8000-${String(number).padStart(12, '0')}`)
  return { id, text, language: 'en', tags: [], colour: 'yellow', source: letter, places: [] }
}

export function requestFor(text: string, limit = 5): SearchRequest {
  return { text, edition: v1, offset: 0, limit, otherWords: [], asTyped: false }
}
