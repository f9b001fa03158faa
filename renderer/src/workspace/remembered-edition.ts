import type { EditionId } from '#shared/archive/ids.ts'

/** The next window asks for this edition before it knows which there are (first-sight/begin.ts). */
export function rememberEdition(edition: EditionId): void {
  try {
    window.localStorage.setItem('campaign-archive-edition', edition)
  } catch {
    // It then asks a moment later.
  }
}
