import { leastShown, onShown, type ShownPart } from '../ui/shown-progress.ts'

/** Milliseconds: work that is done by then is not worth a sign. */
const NOT_AT_ONCE = 300

/** In steps that can be seen. */
function inSteps(part: ShownPart | null): ShownPart | null {
  return typeof part === 'number' ? Math.round(part * 100) / 100 : part
}

/** Tells what stands outside of the window, as a task bar, how far the work is that the window shows; null where there is none. Returns what ends that. */
export function tellProgress(tell: (part: ShownPart | null) => void): () => void {
  // A window that was loaded again may have left a sign.
  tell(null)
  let told: ShownPart | null = null
  let waiting: ReturnType<typeof setTimeout> | undefined

  function say(): void {
    clearTimeout(waiting)
    waiting = undefined
    const now = inSteps(leastShown())
    if (now === told) return
    told = now
    tell(now)
  }

  function look(): void {
    if (told !== null || leastShown() === null) say()
    else waiting ??= setTimeout(say, NOT_AT_ONCE)
  }

  look()
  const end = onShown(look)
  return () => {
    end()
    clearTimeout(waiting)
    if (told !== null) tell(null)
  }
}
