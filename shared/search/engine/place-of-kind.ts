import type { SourceKind } from '../../archive/source.ts'
import type { SearchPlace } from '../query/filter.ts'

/** Where a kind of source is looked for. */
export function placeOfKind(kind: SourceKind): SearchPlace {
  switch (kind) {
    case 'letter':
    case 'statement':
      return 'letter'
    case 'coverage':
      return 'coverage'
    case 'report':
    case 'other':
      return 'other'
  }
}
