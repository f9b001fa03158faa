import { useEffect } from 'react'
import { useSettings } from '../workspace/settings.ts'
import { useNotesSnapshot } from '../workspace/use-notes.ts'
import { useServices } from '../workspace/workspace.tsx'

/** A name is put down once nobody has typed on it for so long, in milliseconds: not each letter of it. */
const REST = 2_000

/** Puts down what the person calls themselves with what comes from this device, so that others can say whose it is. */
export function useOwnName(): void {
  const { notes } = useServices()
  const { ready } = useNotesSnapshot()
  const { author } = useSettings()
  useEffect(() => {
    if (!ready) return
    const timer = window.setTimeout(() => notes.setPerson(author.trim()), REST)
    return () => window.clearTimeout(timer)
  }, [notes, ready, author])
}
