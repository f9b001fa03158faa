import { type RefObject, useEffect, useRef, useState } from 'react'
import { useLocation } from 'react-router'
import type { TextRange } from '#shared/text/text-range.ts'
import { cameByLink } from '../../places/places.ts'
import { words } from '../../words/words.ts'
import type { OpenText } from '../../workspace/archive-reader.ts'
import type { ReaderPlace } from './reader-place.ts'

interface Arrival {
  readonly root: RefObject<HTMLElement | null>
  readonly open: OpenText
  readonly place: ReaderPlace
  /** The passage that the place names; null for a source as a whole. */
  readonly target: TextRange | null
  /** It is the text that the address leads to, not the one beside it. */
  readonly first: boolean
}

/**
 * Where a link has led to a place in the text, the focus goes to its block, so that the keys and a screen reader go on from there. Answers with what
 * a screen reader says of it, and nothing where no link led here.
 */
export function useArrival({ root, open, place, target, first }: Arrival): string {
  const { state } = useLocation()
  const arrived = useRef('')
  const [spoken, setSpoken] = useState('')
  const due = first && cameByLink(state)
  useEffect(() => {
    if (!due || arrived.current === place.visit || root.current === null) return
    // The place of a note is known a moment after the text.
    if (target === null && place.note !== null) return
    arrived.current = place.visit
    const index = target === null ? -1 : open.blocks.findLastIndex((block) => block.start <= target.start)
    const block = open.record.blocks[index]
    const element = block === undefined ? null : root.current.querySelector<HTMLElement>(`[data-block="${block.id}"]`)
    if (element === null || block === undefined) {
      root.current.focus({ preventScroll: true })
      return
    }
    element.tabIndex = -1
    element.focus({ preventScroll: true })
    setSpoken(words.links.arrived(block.number === null ? words.links.to.line : words.links.to.paragraph(block.number)))
  }, [due, root, open, place.visit, place.note, target])
  return due ? spoken : ''
}
