/** How many frames a place may take to come to rest: what is above it is laid out only when it comes near the view. */
const FRAMES = 12
/** In CSS pixels. */
const TOLERANCE = 2
const MARGIN = 64

/** A newer place takes the place of an older one that is still being gone to. */
const going = new WeakMap<Element, AbortController>()

/**
 * Brings a place into view, a third below the top of what scrolls, or `below` it where that is given, and keeps it there until what was laid out on the way
 * has its height. Stops as soon as the person does something. `find` gives the box of the place, or null while it has none.
 */
export function scrollToPlace(scroller: HTMLElement, find: () => DOMRect | null, below?: number): void {
  going.get(scroller)?.abort()
  const taken = new AbortController()
  going.set(scroller, taken)
  for (const event of ['wheel', 'touchstart', 'keydown', 'pointerdown'])
    scroller.ownerDocument.addEventListener(event, () => taken.abort(), { signal: taken.signal, capture: true, passive: true })
  let left = FRAMES
  let scrolled = false
  const step = () => {
    if (taken.signal.aborted) return
    const rect = find()
    const frame = scroller.getBoundingClientRect()
    const inView = rect !== null && rect.top >= frame.top + MARGIN && rect.bottom <= frame.bottom - MARGIN
    if (rect !== null && (scrolled || below !== undefined || !inView)) {
      const off = rect.top - frame.top - (below ?? frame.height / 3)
      if (Math.abs(off) > TOLERANCE) scroller.scrollTop += off
      scrolled = true
    }
    left -= 1
    if (left > 0 && (scrolled || rect === null)) requestAnimationFrame(step)
    else taken.abort()
  }
  step()
}

/** Goes back to where the view stood, `top` CSS pixels from the beginning. What is still being gone to is left. */
export function scrollBack(scroller: HTMLElement, top: number): void {
  going.get(scroller)?.abort()
  scroller.scrollTop = top
}
