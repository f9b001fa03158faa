import { type RefObject, useEffect, useMemo } from 'react'
import { matchParagraphs } from '#shared/text/match-paragraphs.ts'
import { spanAt } from '../anchoring/block-spans.ts'
import { type ShownBlock, shownBlocks } from '../anchoring/shown-blocks.ts'
import { topOffset } from '../features/reader/top-offset.ts'
import type { OpenText } from '../workspace/archive-reader.ts'

export interface ScrolledPane {
  readonly element: RefObject<HTMLElement | null>
  readonly open: OpenText
}

function partsOf(pane: HTMLElement | null) {
  const scroller = pane?.querySelector<HTMLElement>('[data-scroller]')
  const text = scroller?.querySelector('[data-text]')
  return scroller === null || scroller === undefined || text === null || text === undefined ? null : { scroller, text }
}

function paragraphs(open: OpenText): readonly string[] {
  return open.blocks.map(({ start, end }) => open.text.slice(start, end))
}

/** From the upper edge, in CSS pixels: the two texts are held together at this height. */
const HELD_AT = 40

/** Puts the paragraph of `other` that goes with the one at the top of `one` at the same height. */
function follow(one: HTMLElement | null, from: OpenText, other: HTMLElement | null, to: OpenText, map: readonly number[]): void {
  const [lead, led] = [partsOf(one), partsOf(other)]
  if (lead === null || led === null) return
  const edge = lead.scroller.getBoundingClientRect().top
  if (lead.scroller.scrollTop < HELD_AT) {
    led.scroller.scrollTop = lead.scroller.scrollTop
    return
  }
  const offset = topOffset(lead.text, edge + HELD_AT)
  if (offset === null) return
  const index = from.blocks.findIndex(({ start, end }) => offset >= start && offset < end)
  const target = to.blocks[map[index] ?? -1]
  const here: ShownBlock | null = spanAt(shownBlocks(lead.text).list(), offset)
  const there = target === undefined ? null : spanAt(shownBlocks(led.text).list(), target.start)
  if (here === null || there === null) return
  const [a, b] = [here.element.getBoundingClientRect(), there.element.getBoundingClientRect()]
  const part = Math.max(0, Math.min(1, (edge + HELD_AT - a.top) / Math.max(1, a.height)))
  // Above its first line both stand at the same distance; within it as far in as each is long.
  const above = Math.max(0, a.top - edge - HELD_AT)
  led.scroller.scrollTop += b.top + part * b.height - above - (led.scroller.getBoundingClientRect().top + HELD_AT)
}

/** Two editions of one text go along with each other, paragraph by paragraph: the one that is scrolled by hand leads. */
export function useScrollTogether(on: boolean, first: ScrolledPane, second: ScrolledPane): void {
  const [one, other] = [first.open, second.open]
  const maps = useMemo(() => {
    if (!on) return null
    const [a, b] = [paragraphs(one), paragraphs(other)]
    return { there: matchParagraphs(a, b), back: matchParagraphs(b, a) }
  }, [on, one, other])
  useEffect(() => {
    const [a, b] = [first.element.current, second.element.current]
    if (maps === null || a === null || b === null) return undefined
    let leading: HTMLElement = a
    let frame = 0
    const listeners = new AbortController()
    const options = { capture: true, passive: true, signal: listeners.signal }
    for (const pane of [a, b]) {
      const lead = () => {
        leading = pane
      }
      for (const event of ['wheel', 'pointerdown', 'keydown', 'touchstart']) pane.addEventListener(event, lead, options)
      pane.addEventListener(
        'scroll',
        () => {
          if (leading !== pane) return
          cancelAnimationFrame(frame)
          frame = requestAnimationFrame(() => {
            if (pane === a) follow(a, one, b, other, maps.there)
            else follow(b, other, a, one, maps.back)
          })
        },
        options,
      )
    }
    return () => {
      listeners.abort()
      cancelAnimationFrame(frame)
    }
  }, [maps, one, other, first.element, second.element])
}
