import { latePart } from '../ui/late-part.tsx'
import { useOfferedToBriefing } from '../workspace/add-to-briefing.ts'

export const loadAddToBriefing = () => import('../features/briefings/add-to-briefing-dialog.tsx')

const Dialog = latePart(async () => (await loadAddToBriefing()).AddToBriefingDialog)

/** The dialog that puts notes into a briefing, from wherever they were chosen. */
export function AddToBriefing() {
  const notes = useOfferedToBriefing()
  return notes === null ? null : <Dialog key={notes.join()} notes={notes} />
}
