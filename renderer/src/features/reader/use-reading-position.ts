import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import type { BlockId } from '#shared/archive/ids.ts'
import type { OpenText } from '../../workspace/archive-reader.ts'
import { keepPlace, placeOf } from '../../workspace/reading-places.ts'
import { useSettings } from '../../workspace/settings.ts'
import { useEdition } from '../../workspace/workspace.tsx'
import type { ReaderPlace } from './reader-place.ts'
import type { ReadingPoint } from './reading-point.ts'
import { scrollToPlace } from './scroll-to-place.ts'
import { lineBox, lineTop, topOffset } from './top-offset.ts'

/** By which name the address says at which paragraph a text stands: the first text, or the one beside it. */
export type AddressKey = 'at' | 'beside-at'

interface ReadingPosition {
  readonly page: RefObject<HTMLElement | null>
  readonly root: RefObject<HTMLElement | null>
  readonly open: OpenText
  readonly place: ReaderPlace
  readonly goal: Goal | null
  readonly addressKey: AddressKey
  readonly point: ReadingPoint
  /** Something on the page is scrolled to anyway: a hit, a passage, a note. */
  readonly hasTarget: boolean
}

const QUIET_MS = 250
const FOLLOW_MS = 80
/** From the upper edge to a paragraph that was gone to: the line before it stays in sight. CSS pixels. */
const ABOVE_BLOCK = 72
/** From the upper edge to a line that was come back to. */
const ABOVE_LINE = 8

/** A line by its first character that is seen, and how far below the upper edge of the view it stands, in CSS pixels. */
interface TopLine {
  readonly offset: number
  readonly below: number
}

/** Where each visit of a text was left: going back comes to the line, not only to the paragraph. */
const visits = new Map<string, TopLine>()

function visitName(key: AddressKey, entry: string, { edition, source }: OpenText): string {
  return `${key} ${entry} ${edition} ${source}`
}

/** The name of the entry of the history that is open, which it keeps; null where it has none yet. The router names only entries that it made. */
function entryName(): string | null {
  const state: unknown = window.history.state
  const name = typeof state === 'object' && state !== null && 'entry' in state ? state.entry : null
  return typeof name === 'string' ? name : null
}

function nameEntry(): string {
  const known = entryName()
  if (known !== null) return known
  const name = crypto.randomUUID()
  const state: unknown = window.history.state
  window.history.replaceState({ ...(typeof state === 'object' ? state : {}), entry: name }, '')
  return name
}

/** A line to go to, and which paragraph the address is to name for it where it names none. */
interface Goal extends TopLine {
  readonly block: BlockId | null
}

interface GoalInput {
  readonly open: OpenText
  readonly place: ReaderPlace
  readonly addressKey: AddressKey
}

/** Where a visit of a text leads: the line where this entry of the history was left, the paragraph of the address, or the line that was read last; null is the beginning. */
export function useReadingGoal({ open, place, addressKey }: GoalInput): Goal | null {
  const { archive } = useEdition()
  // biome-ignore lint/correctness/useExhaustiveDependencies: each visit leads somewhere once.
  return useMemo(() => {
    const entry = entryName()
    const visited = entry === null ? undefined : visits.get(visitName(addressKey, entry, open))
    if (visited !== undefined) return { ...visited, block: null }
    const startOf = (block: BlockId) => open.blocks[open.record.blocks.findIndex(({ id }) => id === block)]?.start ?? null
    const kept = placeOf({ archive, edition: open.edition, source: open.source })
    const start = place.block === null || place.block === kept?.block ? null : startOf(place.block)
    if (start !== null) return { offset: start, below: ABOVE_BLOCK, block: null }
    const keptStart = kept === null ? null : startOf(kept.block)
    // An entry that was left without a paragraph in its address was left at the beginning.
    if (kept === null || keptStart === null || (entry !== null && place.block === null)) return null
    return { offset: keptStart + kept.offset, below: ABOVE_LINE, block: kept.block }
  }, [open, place.visit, place.block])
}

/** Brings a line back to where it stood, after the text was laid out anew. Null is the very beginning. */
function hold(scroller: HTMLElement, text: HTMLElement, top: TopLine | null): number | null {
  const line = top === null ? null : lineTop(text, top.offset)
  if (top === null || line === null) return null
  scroller.scrollTop += line - scroller.getBoundingClientRect().top - top.below
  return scroller.scrollTop
}

/** What the window's address says of one text: which page, and which paragraph of it. */
function spokenAddress(key: AddressKey): string {
  const [path = '', search = ''] = window.location.hash.slice(1).split('?')
  return `${path} ${new URLSearchParams(search).get(key) ?? ''}`
}

function writeAddress(key: AddressKey, block: BlockId | null): void {
  const [path = '', search = ''] = window.location.hash.slice(1).split('?')
  const query = new URLSearchParams(search)
  if (query.get(key) === block) return
  // While hits are shown, the address names the paragraph that was opened.
  if (key === 'at' && (query.has('q') || query.has('passage') || query.has('note'))) return
  if (block === null) query.delete(key)
  else query.set(key, block)
  const text = query.toString()
  // Not by the router: the place is the same, and a new render of the page while scrolling would cost frames.
  window.history.replaceState(window.history.state, '', `#${path}${text === '' ? '' : `?${text}`}`)
}

/**
 * Keeps the line at the top of the view: through a change of type or width, through back and forward, and until the source is opened again, in
 * this window or after a restart. The address has its paragraph.
 */
export function useReadingPosition({ page, root, open, place, goal, addressKey, point, hasTarget }: ReadingPosition): void {
  const { archive } = useEdition()
  const { textSize, measure, leading, density, theme } = useSettings()
  /** The line at the top; null at the very beginning. */
  const top = useRef<TopLine | null>(null)
  /** Where the view stood after a line was brought back: scrolling that leads there says nothing new of where one reads. */
  const heldAt = useRef<number | null>(null)
  const hadQuery = useRef(place.query)
  /** The address of the visit that is shown, as this text knows it. */
  const address = useRef('')

  // biome-ignore lint/correctness/useExhaustiveDependencies: the address of each visit, once it is shown.
  useLayoutEffect(() => {
    address.current = spokenAddress(addressKey)
  }, [open, place.visit, place.block])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a visit leads somewhere once; what it leads to changes with it.
  useLayoutEffect(() => {
    const scroller = page.current?.closest('[data-scroller]')
    const element = root.current
    const cleared = hadQuery.current !== '' && place.query === ''
    hadQuery.current = place.query
    if (!(scroller instanceof HTMLElement) || element === null || hasTarget) return
    // Taking the marks of a search away leaves the text where it is.
    if (cleared) return
    nameEntry()
    if (goal !== null) {
      scrollToPlace(scroller, () => lineBox(element, goal.offset), goal.below)
      top.current = goal
      heldAt.current = null
      point.set(goal.offset)
      // At once: an address without a paragraph means the beginning.
      if (goal.block !== null) writeAddress(addressKey, goal.block)
      address.current = spokenAddress(addressKey)
      return
    }
    scroller.scrollTop = 0
    top.current = null
    point.set(0)
  }, [open, place.visit, place.block])

  // The same line stays at the top when the type changes under it. The theme can change the width of a scroll bar.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the look is made of.
  useLayoutEffect(() => {
    const scroller = page.current?.closest('[data-scroller]')
    const element = root.current
    if (!(scroller instanceof HTMLElement) || element === null) return undefined
    heldAt.current = hold(scroller, element, top.current)
    let width = element.clientWidth
    const observer = new ResizeObserver(() => {
      if (element.clientWidth === width) return
      width = element.clientWidth
      heldAt.current = hold(scroller, element, top.current)
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [page, root, textSize, measure, leading, density, theme])

  useEffect(() => {
    const scroller = page.current?.closest('[data-scroller]')
    const element = root.current
    if (!(scroller instanceof HTMLElement) || element === null) return undefined
    const source = { archive, edition: open.edition, source: open.source }
    let following = 0
    let writing = 0
    // On paper nothing is scrolled; afterwards the view is at the top, and must come back.
    let onPaper = false
    const follow = () => {
      following = 0
      if (onPaper) return
      const edge = scroller.getBoundingClientRect().top
      const beginning = scroller.scrollTop < 8
      if (scroller.scrollTop !== heldAt.current) {
        const offset = beginning ? null : topOffset(element, edge)
        const line = offset === null ? null : lineTop(element, offset)
        top.current = offset === null || line === null ? null : { offset, below: line - edge }
      }
      point.set(beginning ? 0 : (topOffset(element, edge + ABOVE_BLOCK) ?? open.text.length))
    }
    const write = () => {
      writing = 0
      // The person has gone on to another place, which is not shown yet: what is in view says nothing of that one.
      if (onPaper || address.current !== spokenAddress(addressKey)) return
      follow()
      const offset = top.current?.offset ?? null
      const visit = visitName(addressKey, nameEntry(), open)
      if (top.current === null) visits.delete(visit)
      else visits.set(visit, top.current)
      const indexAt = (at: number) => open.blocks.findIndex(({ start, end }) => at >= start && at < end)
      const index = offset === null ? -1 : indexAt(offset)
      const [block, range] = [open.record.blocks[index], open.blocks[index]]
      const known = offset !== null && block !== undefined && range !== undefined
      keepPlace(source, known ? { block: block.id, offset: offset - range.start } : null)
      // The address names the paragraph that one would say one reads, not the end of the one before it.
      writeAddress(addressKey, known ? (open.record.blocks[indexAt(point.get())]?.id ?? block.id) : null)
      address.current = spokenAddress(addressKey)
    }
    const onScroll = () => {
      if (following === 0) following = window.setTimeout(follow, FOLLOW_MS)
      window.clearTimeout(writing)
      writing = window.setTimeout(write, QUIET_MS)
    }
    const begin = () => {
      onPaper = true
    }
    const end = () =>
      requestAnimationFrame(() => {
        heldAt.current = hold(scroller, element, top.current)
        // The scrolling that printing has caused is heard of in the next frame.
        requestAnimationFrame(() => {
          heldAt.current = hold(scroller, element, top.current)
          onPaper = false
        })
      })
    const listeners = new AbortController()
    const { signal } = listeners
    scroller.addEventListener('scroll', onScroll, { passive: true, signal })
    window.addEventListener('beforeprint', begin, { signal })
    window.addEventListener('afterprint', end, { signal })
    return () => {
      window.clearTimeout(following)
      window.clearTimeout(writing)
      listeners.abort()
    }
  }, [page, root, archive, open, addressKey, point])
}
