import type { Handlers } from '#shared/contract/handlers.ts'
import type { Fault } from '#shared/diagnostics/service-facts.ts'

/** How many are remembered, the newest. */
const REMEMBERED = 50

/** What failed since the start, in memory only: which call, when, and with which code. Never the message, which may name a file or quote a note. */
export interface FaultLog {
  add(what: string, code: string): void
  list(): readonly Fault[]
}

/** A code of the system or of ours is a short word; anything else could hold what a person wrote. */
function asCode(text: unknown): string {
  return typeof text === 'string' && /^[A-Za-z0-9_.-]{1,60}$/.test(text) ? text : 'unknown'
}

/** `now` is the time as ISO 8601. */
export function createFaultLog(now: () => string): FaultLog {
  let faults: readonly Fault[] = []
  return {
    add(what, code) {
      faults = [...faults, { at: now(), what: asCode(what), code: asCode(code) }].slice(-REMEMBERED)
    },
    list: () => faults,
  }
}

/** The code of what was thrown: of the system (`ENOSPC`), or the kind of error. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}

/** The same handlers; what they refuse or throw is put into the log. */
export function withFaultLog(handlers: Handlers, log: FaultLog): Handlers {
  const watched = Object.entries(handlers).map(([name, handler]) => {
    const watch = async (input: never) => {
      try {
        // The name and its input belong together by construction; TypeScript cannot follow a correlated union through its entries.
        const outcome = await (handler as (input: never) => ReturnType<Handlers['archive.open']>)(input)
        if (!outcome.ok) log.add(name, outcome.error.code)
        return outcome
      } catch (error) {
        log.add(name, codeOf(error))
        throw error
      }
    }
    return [name, watch] as const
  })
  return Object.fromEntries(watched) as unknown as Handlers
}
