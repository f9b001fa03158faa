import { type RefObject, useLayoutEffect, useRef } from 'react'
import { NavigationType, useLocation, useNavigationType } from 'react-router'

/** How far each visited place was scrolled, in CSS pixels, by its entry in the history. */
const positions = new Map<string, number>()

/** A new place starts at its top; going back comes to where one was. Filters and sorting, which replace the address, leave the view where it is. */
export function useScrollMemory(scroller: RefObject<HTMLElement | null>): void {
  const { key: entry, pathname } = useLocation()
  // Addresses that were typed, or followed from outside, all have the same entry.
  const key = `${entry} ${pathname}`
  const type = useNavigationType()
  const shown = useRef(pathname)
  const fresh = useRef(true)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each entry of the history.
  useLayoutEffect(() => {
    const samePlace = shown.current === pathname
    const isFirst = fresh.current
    shown.current = pathname
    fresh.current = false
    if (scroller.current === null || (samePlace && type === NavigationType.Replace)) return
    const to = type === NavigationType.Pop ? (positions.get(key) ?? 0) : 0
    // What was just made is at its top; to say so again would lay out the page once more, before it is all there.
    if (to > 0 || !isFirst) scroller.current.scrollTop = to
  }, [key])
  // With the layout, not after it: the scrolling that brings a new place to its top must not be kept for the place before.
  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return undefined
    const keep = () => positions.set(key, element.scrollTop)
    element.addEventListener('scroll', keep, { passive: true })
    return () => element.removeEventListener('scroll', keep)
  }, [key, scroller])
}
