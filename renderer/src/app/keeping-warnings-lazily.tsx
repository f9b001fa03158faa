import { latePart } from '../ui/late-part.tsx'
import { useNotesSnapshot } from '../workspace/use-notes.ts'

/** Hardly any window has something to warn of. */
const Loaded = latePart(async () => (await import('./keeping-warnings.tsx')).KeepingWarnings)

export function KeepingWarnings({ className }: { readonly className: string | undefined }) {
  const { damage, littleSpace, readOnly } = useNotesSnapshot()
  if (damage.length === 0 && littleSpace === null && readOnly === null) return null
  return <Loaded className={className} />
}
