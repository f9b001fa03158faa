import { lazy, Suspense } from 'react'
import type { PackDialogProps } from './pack-dialog.tsx'

/** What a pack holds, and how its check goes on, is needed only once somebody opens one. */
const Loaded = lazy(() => import('./pack-dialog.tsx').then((module) => ({ default: module.PackDialog })))

export function PackDialog(props: PackDialogProps) {
  return (
    <Suspense fallback={null}>
      <Loaded {...props} />
    </Suspense>
  )
}
