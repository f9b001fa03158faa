import { type RefObject, startTransition, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { chunkAt, type TextChunk } from './text-chunks.ts'

interface Mounted {
  readonly of: readonly TextChunk[]
  readonly chunks: ReadonlySet<number>
}

/** The chunk at the top of what is in view: the elements stand in order, so halving finds it. */
function chunkInView(holder: HTMLElement | null): number {
  const elements = holder?.children ?? []
  const top = holder?.closest('[data-scroller]')?.getBoundingClientRect().top ?? 0
  let low = 0
  let high = elements.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((elements[middle]?.getBoundingClientRect().bottom ?? 0) <= top) low = middle + 1
    else high = middle
  }
  return low
}

/** Which chunk comes next: the nearest to what is read, rather below it than above. */
function nextChunk(count: number, mounted: ReadonlySet<number>, from: number): number | null {
  for (let step = 0; step <= count; step += 1) {
    if (from + step < count && !mounted.has(from + step)) return from + step
    if (from - step >= 0 && !mounted.has(from - step)) return from - step
  }
  return null
}

/**
 * Which chunks of a text are on the page. Those with the positions in `near` are there at once; the others come one after the other, each in a moment of
 * its own, until all are: finding in the page, selecting and printing need the whole text.
 */
export function useMountedChunks(
  chunks: readonly TextChunk[],
  near: readonly number[],
  holder: RefObject<HTMLElement | null>,
): ReadonlySet<number> {
  const [mounted, setMounted] = useState<Mounted>({ of: chunks, chunks: new Set() })
  const present = new Set(mounted.of === chunks ? mounted.chunks : [])
  for (const at of near.length === 0 ? [0] : near.map((offset) => chunkAt(chunks, offset))) present.add(at)

  // Looked for again only when one has scrolled: measuring lays the page out.
  const view = useRef<number | null>(null)
  useEffect(() => {
    const scroller = holder.current?.closest('[data-scroller]')
    const onScroll = () => {
      view.current = null
    }
    scroller?.addEventListener('scroll', onScroll, { passive: true })
    return () => scroller?.removeEventListener('scroll', onScroll)
  }, [holder])

  useEffect(() => {
    if (present.size >= chunks.length) return undefined
    const timer = window.setTimeout(() => {
      view.current ??= chunkInView(holder.current)
      const next = nextChunk(chunks.length, present, view.current)
      // Given up for whatever the person does meanwhile.
      startTransition(() => setMounted({ of: chunks, chunks: next === null ? present : new Set([...present, next]) }))
    })
    return () => window.clearTimeout(timer)
  })

  useEffect(() => {
    const mountAll = () => flushSync(() => setMounted({ of: chunks, chunks: new Set(chunks.keys()) }))
    window.addEventListener('beforeprint', mountAll)
    return () => window.removeEventListener('beforeprint', mountAll)
  }, [chunks])
  return present
}
