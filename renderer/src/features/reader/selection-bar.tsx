import { type RefObject, useLayoutEffect, useState } from 'react'
import { COLOURS, type Colour } from '#shared/notes/colours.ts'
import type { TextRange } from '#shared/text/text-range.ts'
import { textToDomRanges } from '../../anchoring/text-dom.ts'
import { Button } from '../../ui/button.tsx'
import { ColourMark } from '../../ui/colour-mark.tsx'
import { KeyName } from '../../ui/key-name.tsx'
import { words } from '../../words/words.ts'
import styles from './selection-bar.module.css'

interface SelectionBarProps {
  readonly root: RefObject<HTMLElement | null>
  readonly range: TextRange
  onHighlight(colour: Colour): void
  onNote(): void
  onCopy(): void
}

const GAP = 8

/** Where the bar stands: under the last line of the passage, or above its first where there is no room. Relative to the root's parent. */
function placeBar(root: HTMLElement, range: TextRange): { readonly top: number; readonly left: number } | null {
  const rects = textToDomRanges(root, range).flatMap((part) => [...part.getClientRects()])
  const last = rects.at(-1)
  if (last === undefined) return null
  const frame = root.getBoundingClientRect()
  const width = Math.min(frame.width, 460)
  return { top: last.bottom - frame.top + GAP, left: Math.max(0, Math.min(last.left - frame.left, frame.width - width)) }
}

export function SelectionBar({ root, range, onHighlight, onNote, onCopy }: SelectionBarProps) {
  const [place, setPlace] = useState<{ readonly top: number; readonly left: number } | null>(null)
  useLayoutEffect(() => {
    if (root.current !== null) setPlace(placeBar(root.current, range))
  }, [root, range])
  if (place === null) return null
  return (
    <div
      className={styles['bar']}
      style={{ top: place.top, left: place.left }}
      role="toolbar"
      aria-label={words.reader.selectionBar}
      // A press on the bar must not take the selection away.
      onMouseDown={(event) => event.preventDefault()}
    >
      {COLOURS.map((colour, index) => (
        <button
          key={colour}
          type="button"
          className={styles['colour']}
          aria-label={words.reader.highlight(words.colours[colour])}
          aria-keyshortcuts={String(index + 1)}
          title={`${words.reader.highlight(words.colours[colour])} (${index + 1})`}
          onClick={() => onHighlight(colour)}
        >
          <ColourMark colour={colour} />
          {/* Drawn by the style sheet: it is the key, not a part of the button's name. */}
          <span className={styles['digit']} data-key={index + 1} aria-hidden="true" />
        </button>
      ))}
      <Button look="quiet" size="small" onPress={onNote}>
        {words.reader.addNote} <KeyName>N</KeyName>
      </Button>
      <Button look="quiet" size="small" onPress={onCopy}>
        {words.reader.copyQuotation} <KeyName>C</KeyName>
      </Button>
    </div>
  )
}
