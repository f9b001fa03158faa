import { compareEditions, type EditionComparison } from '#shared/archive/compare-editions.ts'
import type { EditionCatalogue } from '#shared/archive/edition.ts'
import type { EditionId } from '#shared/archive/ids.ts'
import { succeed } from '#shared/contract/failure.ts'
import type { Loadable } from '../../workspace/loadable.ts'
import { useOutcome } from '../../workspace/use-outcome.ts'
import { useServices } from '../../workspace/workspace.tsx'

export interface ComparedEditions {
  readonly before: EditionCatalogue
  readonly after: EditionCatalogue
  readonly comparison: EditionComparison
}

/** Compares two editions. Each is read once for the whole window. */
export function useComparison(before: EditionId, after: EditionId): Loadable<ComparedEditions> {
  const { archive } = useServices()
  return useOutcome(`${before} ${after}`, async () => {
    const [earlier, later] = await Promise.all([archive.edition(before), archive.edition(after)])
    if (!earlier.ok) return earlier
    if (!later.ok) return later
    return succeed({ before: earlier.value, after: later.value, comparison: compareEditions(earlier.value, later.value) })
  })
}
