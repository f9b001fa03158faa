import { type RefObject, useEffect, useRef } from 'react'

/** Asks for more when the end of a list comes near. `shown` is how much there is: each page looks anew, since it may be too short to push the end out of sight. */
export function useEndInSight(shown: number, waiting: boolean, onMore: () => void): RefObject<HTMLDivElement | null> {
  const end = useRef<HTMLDivElement>(null)
  const latest = useRef(onMore)
  latest.current = onMore
  // biome-ignore lint/correctness/useExhaustiveDependencies: `shown` grows with each page.
  useEffect(() => {
    if (end.current === null || waiting) return undefined
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) latest.current()
      },
      { root: end.current.closest('main'), rootMargin: '0px 0px 600px 0px' },
    )
    observer.observe(end.current)
    return () => observer.disconnect()
  }, [shown, waiting])
  return end
}
