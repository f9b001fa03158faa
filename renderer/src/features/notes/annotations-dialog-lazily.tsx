import { lazy, Suspense } from 'react'
import type { AnnotationsDialogProps } from './annotations-dialog.tsx'

/** What writes and reads the words of other programs is needed only once something is handed on. */
const Loaded = lazy(() => import('./annotations-dialog.tsx').then((module) => ({ default: module.AnnotationsDialog })))

export function AnnotationsDialog(props: AnnotationsDialogProps) {
  return (
    <Suspense fallback={null}>
      <Loaded {...props} />
    </Suspense>
  )
}
