import { type RefObject, useCallback, useLayoutEffect, useState } from 'react'

/** The part of the list of cards that is in view, with some room around it, in CSS pixels from where the list begins. */
interface Stretch {
  readonly from: number
  readonly to: number
}

/** Steps in which it follows the view: not every pixel scrolled is another list. */
const STEP = 400
const ROOM = 2 * STEP

function stretchOf(origin: Element, scroller: Element): Stretch {
  const top = scroller.getBoundingClientRect().top - origin.getBoundingClientRect().top
  const bottom = top + scroller.clientHeight
  return { from: Math.floor(top / STEP) * STEP - ROOM, to: Math.ceil(bottom / STEP) * STEP + ROOM }
}

/** Follows what of a list is in view. The list begins where its elements count their places from. `measure` looks anew, when the layout has changed. */
export function useViewStretch(
  list: RefObject<HTMLElement | null>,
  beside: boolean,
): { readonly stretch: Stretch; readonly measure: () => void } {
  const [stretch, setStretch] = useState<Stretch>({ from: 0, to: 0 })
  const measure = useCallback(() => {
    const element = list.current
    const scroller = beside ? element?.closest('[data-scroller]') : element?.parentElement
    const origin = beside ? element?.closest('aside') : element
    if (scroller === null || scroller === undefined || origin === null || origin === undefined) return
    const next = stretchOf(origin, scroller)
    setStretch((last) => (last.from === next.from && last.to === next.to ? last : next))
  }, [list, beside])
  useLayoutEffect(() => {
    const element = list.current
    const scroller = beside ? element?.closest('[data-scroller]') : element?.parentElement
    if (scroller === null || scroller === undefined) return undefined
    let frame = 0
    const onScroll = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(measure)
    }
    measure()
    scroller.addEventListener('scroll', onScroll, { passive: true })
    const observer = new ResizeObserver(onScroll)
    observer.observe(scroller)
    return () => {
      cancelAnimationFrame(frame)
      observer.disconnect()
      scroller.removeEventListener('scroll', onScroll)
    }
  }, [list, beside, measure])
  return { stretch, measure }
}
