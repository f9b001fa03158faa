import { lazy, Suspense } from 'react'
import type { ExportBriefingDialogProps } from './export-briefing-dialog.tsx'

/** What writes the formats is needed only once something is exported. */
const Loaded = lazy(() => import('./export-briefing-dialog.tsx').then((module) => ({ default: module.ExportBriefingDialog })))

export function ExportBriefingDialog(props: ExportBriefingDialogProps) {
  return (
    <Suspense fallback={null}>
      <Loaded {...props} />
    </Suspense>
  )
}
