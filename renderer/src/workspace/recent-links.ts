import { useMemo } from 'react'
import { briefingPath, sourcePath } from '../places/places.ts'
import { useRecent } from './recent.ts'
import { sourceTitle } from './source-words.ts'
import { useBriefings } from './use-briefings.ts'
import { useEdition, useServices } from './workspace.tsx'

export interface RecentLink {
  readonly key: string
  readonly title: string
  readonly to: string
}

/** What was opened last in this archive, as far as the edition being read has it; the newest first. */
export function useRecentLinks(): readonly RecentLink[] {
  const { program } = useServices()
  const { archive, catalogue, id: edition } = useEdition()
  const recent = useRecent(program.profileId, archive)
  const briefings = useBriefings()
  return useMemo(
    () =>
      recent.flatMap((item) => {
        const key = `${item.kind} ${item.id}`
        if (item.kind === 'source') {
          const source = catalogue.sources.find(({ id }) => id === item.id)
          return source === undefined ? [] : [{ key, title: sourceTitle(source).text, to: sourcePath(edition, item.id) }]
        }
        const found = briefings.find(({ briefing }) => briefing.id === item.id)
        return found === undefined ? [] : [{ key, title: found.briefing.title, to: briefingPath(edition, item.id) }]
      }),
    [recent, catalogue, briefings, edition],
  )
}
