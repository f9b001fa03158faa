import type { EditionId } from '#shared/archive/ids.ts'
import type { SourceSummary } from '#shared/archive/source.ts'
import { succeed } from '#shared/contract/failure.ts'
import { useOutcome } from '../../workspace/use-outcome.ts'
import { useEdition, useServices } from '../../workspace/workspace.tsx'

/**
 * The nearest edition that has a source too, older ones first, and whether its text is the same there; null while that is not known and where
 * there is none. Only the editions right before and after are looked at: each has to be read for it.
 */
export function useOtherEdition(
  source: Pick<SourceSummary, 'id' | 'text'>,
): { readonly edition: EditionId; readonly same: boolean } | null {
  const { archive } = useServices()
  const { editions, id } = useEdition()
  const found = useOutcome(`${id} ${source.id}`, async () => {
    const at = editions.findIndex((edition) => edition.id === id)
    for (const neighbour of [editions[at - 1], editions[at + 1]]) {
      if (neighbour === undefined) continue
      const catalogue = await archive.edition(neighbour.id)
      const other = catalogue.ok ? catalogue.value.sources.find((item) => item.id === source.id) : undefined
      if (other !== undefined) return succeed({ edition: neighbour.id, same: other.text.sha512 === source.text.sha512 })
    }
    return succeed(null)
  })
  return found.state === 'ready' ? found.value : null
}
