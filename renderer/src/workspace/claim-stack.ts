import type { StepLog } from '../data/step-log.ts'

/** Which stacks belong to windows that are open. */
export interface StackClaims {
  /** Takes a stack for as long as the window lives; false where another window has it. */
  take(stack: string): Promise<boolean>
  /** Whether any other window has one. */
  anyTaken(): Promise<boolean>
}

/** How many stacks of closed windows are kept. */
const KEPT = 8

/**
 * The stack of this window: its own one after a reload; the one used last in the first window after a start; a new one in a window that is
 * opened beside another.
 */
export async function claimStack(
  log: Pick<StepLog, 'stacks' | 'remove'>,
  claims: StackClaims,
  own: string | null,
  newId: () => string,
): Promise<string> {
  if (own !== null && (await claims.take(own))) return own
  const others = await claims.anyTaken()
  const stacks = await log.stacks()
  const mine = newId()
  const wanted = others ? mine : (stacks[0] ?? mine)
  const stack = (await claims.take(wanted)) ? wanted : mine
  if (stack !== wanted) await claims.take(mine)
  for (const old of stacks.slice(KEPT)) if (old !== stack && !others) await log.remove(old)
  return stack
}

/** Claims by the locks of the browser, which end with the window. */
export function createLockClaims(locks: LockManager, profile: string): StackClaims {
  const prefix = `campaign-archive-undo-${profile}-`
  return {
    take: (stack) =>
      new Promise((resolve) => {
        // Held until the window ends. A window that is loaded anew may be here before its former self has let go.
        const held = () => {
          resolve(true)
          return new Promise(() => undefined)
        }
        locks.request(`${prefix}${stack}`, { signal: AbortSignal.timeout(1_000) }, held).catch(() => resolve(false))
      }),
    async anyTaken() {
      const { held = [] } = await locks.query()
      return held.some(({ name = '' }) => name.startsWith(prefix))
    },
  }
}
