import { EDITION, SLUG, SLUG_LENGTH } from './id-patterns.ts'
import type { EditionId, SourceId } from './ids.ts'

// The same rules as those of the schemas; the window starts without the library that the schemas need.

export function isSourceId(text: string): text is SourceId {
  return text.length <= SLUG_LENGTH && SLUG.test(text)
}

export function isEditionId(text: string): text is EditionId {
  return EDITION.test(text)
}
