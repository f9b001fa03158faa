import { useMemo } from 'react'
import { useServices } from './workspace.tsx'

/** Asks for a folder in a dialog of the system, under `title`: null where none was chosen. Null itself in a browser, which has no such dialog. */
export function useChooseFolder(title: string): (() => Promise<string | null>) | null {
  const { host } = useServices()
  return useMemo(() => {
    if (host.kind !== 'desktop') return null
    return async () => {
      const answer = await host.call('folder.choose', { title })
      return answer.ok && answer.value.outcome === 'chosen' ? answer.value.folder : null
    }
  }, [host, title])
}
