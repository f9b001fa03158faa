import { useEffect } from 'react'
import { useLocation } from 'react-router'
import type { BriefingId, SourceId } from '#shared/archive/ids.ts'
import { rememberOpened } from '../workspace/recent.ts'
import { useEdition, useServices } from '../workspace/workspace.tsx'

/** Puts down which sources and briefings were opened, by the addresses that the window comes to. */
export function useOpened(): void {
  const { program } = useServices()
  const { archive } = useEdition()
  const { pathname } = useLocation()
  useEffect(() => {
    const [, kind, id] = /^\/[^/]+\/(source|briefings)\/([^/]+)$/.exec(pathname) ?? []
    if (id === undefined) return
    if (kind === 'source') rememberOpened(program.profileId, { kind, id: id as SourceId, archive })
    else rememberOpened(program.profileId, { kind: 'briefing', id: id as BriefingId, archive })
  }, [program, archive, pathname])
}
