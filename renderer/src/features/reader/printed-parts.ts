import type { PrintedFacts } from './printed-facts.tsx'
import type { PrintedNotes } from './printed-notes.tsx'

interface PrintedParts {
  readonly PrintedFacts: typeof PrintedFacts
  readonly PrintedNotes: typeof PrintedNotes
}

let loaded: PrintedParts | null = null

/** What only paper shows is not among what a window starts with. Printing by our own dialog waits for it; any other printing finds it there. */
export async function loadPrintedParts(): Promise<void> {
  const [facts, notes] = await Promise.all([import('./printed-facts.tsx'), import('./printed-notes.tsx')])
  loaded = { PrintedFacts: facts.PrintedFacts, PrintedNotes: notes.PrintedNotes }
}

/** Null while they have not come. */
export function printedParts(): PrintedParts | null {
  return loaded
}
