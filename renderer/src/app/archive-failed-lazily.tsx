import { lazy, Suspense } from 'react'
import type { Failure } from '#shared/contract/failure.ts'
import { Working } from '../ui/working.tsx'
import { words } from '../words/words.ts'

/** Hardly any window has to say so. */
const Loaded = lazy(() => import('./archive-failed.tsx').then((module) => ({ default: module.ArchiveFailed })))

export function ArchiveFailed(props: { readonly failure: Failure; readonly onRetry: () => void }) {
  return (
    <Suspense fallback={<Working what={words.program.openingPage} />}>
      <Loaded {...props} />
    </Suspense>
  )
}
