import type { ArchiveId } from '#shared/archive/ids.ts'
import type { CallOutput } from '#shared/contract/contract.ts'
import type { Failure } from '#shared/contract/failure.ts'
import type { Host } from '../host/host.ts'
import type { Loadable } from './loadable.ts'
import { forgetEdition } from './remembered-edition.ts'
import { useOutcome } from './use-outcome.ts'
import { useServices } from './workspace.tsx'

export type ArchiveList = CallOutput<'archives.list'>

/** The archives that are held. What is received while the window is open is seen after it was loaded anew. */
export function useArchives(): Loadable<ArchiveList> {
  const { host } = useServices()
  return useOutcome('archives', () => host.call('archives.list', {}))
}

/**
 * Reads another archive, at a place of it: the window is loaded anew, so that nothing of the one before is left in it. Answers only where it
 * failed.
 */
export async function switchArchive(host: Host, archive: ArchiveId, place = '/'): Promise<Failure | null> {
  const answer = await host.call('archives.use', { archive })
  if (!answer.ok) return answer.error
  forgetEdition()
  // Unseen by the router, which would lead to an edition of the archive before.
  window.history.replaceState(null, '', `#${place}`)
  window.location.reload()
  return null
}
