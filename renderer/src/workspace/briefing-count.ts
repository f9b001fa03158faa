import { useNotesSnapshot } from './use-notes.ts'
import { useEdition } from './workspace.tsx'

/** How many briefings there are of the archive being read. Apart from what reads them: the frame of the window shows it, and starts with nothing more. */
export function useBriefingCount(): number {
  const { archive } = useEdition()
  const { items } = useNotesSnapshot()
  return items.filter((item) => item.kind === 'briefing' && item.archive === archive && item.removedAt === null).length
}
