import { type RefObject, useEffect, useRef } from 'react'
import type { SourceId } from '#shared/archive/ids.ts'
import type { ReaderPlace } from './reader-place.ts'

interface ReadingPosition {
  readonly page: RefObject<HTMLElement | null>
  readonly place: ReaderPlace
  /** Something on the page is scrolled to anyway: a hit, a passage, a note. */
  readonly hasTarget: boolean
  readonly source: SourceId
}

const QUIET_MS = 250

/** Keeps the paragraph at the top of the view in the address, so that a reload or a step back comes to the same paragraph. */
export function useReadingPosition({ page, place, hasTarget, source }: ReadingPosition): void {
  const written = useRef<string | null>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: a target takes the place of the paragraph only when the place is entered.
  useEffect(() => {
    const scroller = page.current?.closest('[data-scroller]')
    if (!(scroller instanceof HTMLElement)) return
    // The address that scrolling itself has written is where we are already.
    if (place.block !== null && place.block === written.current) return
    if (hasTarget) return
    const block = place.block === null ? null : page.current?.querySelector(`[data-block="${place.block}"]`)
    if (block === null || block === undefined) scroller.scrollTop = 0
    else scroller.scrollTop += block.getBoundingClientRect().top - scroller.getBoundingClientRect().top - 96
  }, [source, place.block])

  useEffect(() => {
    const scroller = page.current?.closest('[data-scroller]')
    if (!(scroller instanceof HTMLElement)) return undefined
    let timer = 0
    const write = () => {
      const top = scroller.getBoundingClientRect().top
      const blocks = [...(page.current?.querySelectorAll('[data-block]') ?? [])]
      const first = blocks.find((block) => block.getBoundingClientRect().bottom > top + 90)
      const id = first?.getAttribute('data-block')
      const [path = '', search = ''] = window.location.hash.slice(1).split('?')
      const query = new URLSearchParams(search)
      if (id === null || id === undefined || query.get('at') === id) return
      // While hits are shown, the address names the paragraph that was opened.
      if (query.has('q') || query.has('passage') || query.has('note')) return
      query.set('at', id)
      written.current = id
      // Not by the router: the place is the same, and a new render of the page while scrolling would cost frames.
      window.history.replaceState(window.history.state, '', `#${path}?${query.toString()}`)
    }
    const onScroll = () => {
      window.clearTimeout(timer)
      timer = window.setTimeout(write, QUIET_MS)
    }
    scroller.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      window.clearTimeout(timer)
      scroller.removeEventListener('scroll', onScroll)
    }
  }, [page])
}
