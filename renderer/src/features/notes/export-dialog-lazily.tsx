import { lazy, Suspense } from 'react'
import type { ExportDialogProps } from './export-dialog.tsx'

/** The Markdown parser that checks the bodies of notes is needed only once something is exported. */
const Loaded = lazy(() => import('./export-dialog.tsx').then((module) => ({ default: module.ExportDialog })))

export function ExportDialog(props: ExportDialogProps) {
  return (
    <Suspense fallback={null}>
      <Loaded {...props} />
    </Suspense>
  )
}
