import type { EditionId } from '#shared/archive/ids.ts'

/** The next window asks for this edition before it knows which there are (first-sight/begin.ts). */
export function rememberEdition(edition: EditionId): void {
  try {
    window.localStorage.setItem('campaign-archive-edition', edition)
  } catch {
    // It then asks a moment later.
  }
}

/** The next window shows another archive, which need not have that edition. */
export function forgetEdition(): void {
  try {
    window.localStorage.removeItem('campaign-archive-edition')
  } catch {
    // It then asks for one that is not there, and is told so.
  }
}
