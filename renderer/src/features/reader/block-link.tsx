import { type RefObject, useEffect, useState } from 'react'
import type { BlockId } from '#shared/archive/ids.ts'
import { copyText } from '../../ui/copy-text.ts'
import { words } from '../../words/words.ts'
import type { OpenText } from '../../workspace/archive-reader.ts'
import { useCopyLink } from '../../workspace/copy-link.ts'
import styles from './block-link.module.css'

interface BlockLinkProps {
  /** The text with its margins, in which the button stands. */
  readonly page: RefObject<HTMLElement | null>
  readonly root: RefObject<HTMLElement | null>
  readonly open: OpenText
}

interface Shown {
  readonly block: BlockId
  /** CSS pixels from the top of the text. */
  readonly top: number
}

/**
 * A button beside the paragraph that is pointed at, which copies a link to it. One for the whole text: a long text has thousands of paragraphs. By the
 * keyboard the same is had for the paragraph with the caret or the focus.
 */
export function BlockLink({ page, root, open }: BlockLinkProps) {
  const [shown, setShown] = useState<Shown | null>(null)
  const copyLink = useCopyLink(copyText)
  useEffect(() => {
    const element = root.current
    if (element === null) return undefined
    const show = (target: EventTarget | null) => {
      const block = target instanceof Element ? target.closest<HTMLElement>('[data-block]') : null
      if (block === null) return
      const id = block.dataset['block'] as BlockId
      const top = block.getBoundingClientRect().top - element.getBoundingClientRect().top
      setShown((last) => (last?.block === id && last.top === top ? last : { block: id, top }))
    }
    const listeners = new AbortController()
    const { signal } = listeners
    element.addEventListener('pointerover', ({ target }) => show(target), { signal, passive: true })
    element.addEventListener('focusin', ({ target }) => show(target), { signal })
    page.current?.addEventListener('pointerleave', () => setShown(null), { signal })
    return () => listeners.abort()
  }, [page, root])

  const block = shown === null ? undefined : open.record.blocks.find(({ id }) => id === shown.block)
  if (shown === null || block === undefined) return null
  const what = block.number === null ? words.links.to.line : words.links.to.paragraph(block.number)
  return (
    <button
      type="button"
      className={styles['link']}
      style={{ top: shown.top }}
      // The key does the same, and Tab goes from number to number.
      tabIndex={-1}
      aria-label={words.links.copyTo(what)}
      title={`${words.links.copyTo(what)} (L)`}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => copyLink({ kind: 'block', edition: open.edition, source: open.source, block: block.id }, what)}
    >
      <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
        <path
          d="M6.5 9.5 9.5 6.5M7 4.5l1.6-1.6a2.4 2.4 0 0 1 3.4 0l1.1 1.1a2.4 2.4 0 0 1 0 3.4L11.5 9M9 11.5l-1.6 1.6a2.4 2.4 0 0 1-3.4 0l-1.1-1.1a2.4 2.4 0 0 1 0-3.4L4.5 7"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.4"
          strokeLinecap="round"
        />
      </svg>
    </button>
  )
}
