import type { Fault } from '#shared/diagnostics/service-facts.ts'

/** How many are remembered, the newest. */
const REMEMBERED = 50

let faults: readonly Fault[] = []

/** Of an error only its kind: a message may quote what a person wrote. */
function kindOf(error: unknown): string {
  return error instanceof Error && /^[A-Za-z]{1,60}$/.test(error.name) ? error.name : 'unknown'
}

function remember(what: string, error: unknown): void {
  faults = [...faults, { at: new Date().toISOString(), what, code: kindOf(error) }].slice(-REMEMBERED)
}

/** Begins to remember what fails in this window and is caught by nobody, in memory only. */
export function watchWindowFaults(): void {
  window.addEventListener('error', (event) => remember('window', event.error))
  window.addEventListener('unhandledrejection', (event) => remember('promise', event.reason))
}

export function windowFaults(): readonly Fault[] {
  return faults
}
