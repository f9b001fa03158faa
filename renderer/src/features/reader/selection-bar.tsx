import { type ReactNode, type RefObject, useLayoutEffect, useState } from 'react'
import { COLOURS, type Colour } from '#shared/notes/colours.ts'
import type { TextRange } from '#shared/text/text-range.ts'
import { textToDomRanges } from '../../anchoring/text-dom.ts'
import { Button } from '../../ui/button.tsx'
import { ColourMark } from '../../ui/colour-mark.tsx'
import { KeyName } from '../../ui/key-name.tsx'
import { Toolbar } from '../../ui/toolbar.tsx'
import { words } from '../../words/words.ts'
import { colourName, useColourMeanings } from '../../workspace/colour-meanings.ts'
import { isMac, writeKey } from '../../workspace/keys.ts'
import styles from './selection-bar.module.css'
import { TagEntry } from './tag-entry.tsx'
import type { PassageActions } from './use-passage-actions.ts'

const GAP = 8
/** As wide as the bar becomes, in CSS pixels. */
const WIDEST = 704

interface BarPlace {
  readonly top: number
  readonly left: number
}

/** Where the bar stands: under the last line of the passage. Relative to the root's parent. */
function placeBar(root: HTMLElement, range: TextRange): BarPlace | null {
  const rects = textToDomRanges(root, range).flatMap((part) => [...part.getClientRects()])
  const last = rects.at(-1)
  if (last === undefined) return null
  const frame = root.getBoundingClientRect()
  const width = Math.min(frame.width, WIDEST)
  return { top: last.bottom - frame.top + GAP, left: Math.max(0, Math.min(last.left - frame.left, frame.width - width)) }
}

interface SelectionBarProps {
  readonly root: RefObject<HTMLElement | null>
  readonly actions: PassageActions
}

/** What can be done with the selected passage, at its end. Nothing while no passage is selected. */
export function SelectionBar({ root, actions }: SelectionBarProps) {
  const { range, tagging, existing } = actions
  const [place, setPlace] = useState<BarPlace | null>(null)
  useLayoutEffect(() => {
    setPlace(root.current === null || range === null ? null : placeBar(root.current, range))
  }, [root, range])
  if (place === null || range === null) return null
  if (tagging) {
    return (
      <div className={styles['bar']} style={place}>
        <TagEntry has={existing?.tags ?? []} onTag={actions.tag} onCancel={actions.cancelTag} />
      </div>
    )
  }
  return (
    <Toolbar
      className={styles['bar']}
      style={place}
      aria-label={words.reader.selectionBar}
      // A press on the bar must not take the selection away.
      onMouseDown={(event) => event.preventDefault()}
    >
      <span className={styles['colours']}>
        {COLOURS.map((colour, index) => (
          <ColourButton
            key={colour}
            colour={colour}
            digit={String(index + 1)}
            now={existing?.colour ?? null}
            onPress={() => actions.highlight(colour)}
          />
        ))}
      </span>
      <BarButton onPress={actions.writeNote} keyName="N">
        {words.reader.addNote}
      </BarButton>
      <BarButton onPress={actions.startTag} keyName="T">
        {words.writing.tag}
      </BarButton>
      <BarButton onPress={actions.copy} keyName="C">
        {words.reader.copyQuotation}
      </BarButton>
      <BarButton onPress={actions.copyLink} keyName="L">
        {words.links.copy}
      </BarButton>
      <BarButton onPress={actions.toBriefing} keyName="A">
        {words.writing.toBriefingShort}
      </BarButton>
      {existing === null ? null : (
        <BarButton onPress={actions.remove} keyName={isMac ? '⌫' : writeKey('Delete')}>
          {words.writing.removeHighlight}
        </BarButton>
      )}
    </Toolbar>
  )
}

interface BarButtonProps {
  readonly keyName: string
  readonly children: ReactNode
  onPress(): void
}

function BarButton({ keyName, children, onPress }: BarButtonProps) {
  return (
    <Button look="quiet" size="small" onPress={onPress}>
      {children} <KeyName>{keyName}</KeyName>
    </Button>
  )
}

interface ColourButtonProps {
  readonly colour: Colour
  readonly digit: string
  /** The colour that the passage has already; null where it has no highlight. */
  readonly now: Colour | null
  onPress(): void
}

function ColourButton({ colour, digit, now, onPress }: ColourButtonProps) {
  const meanings = useColourMeanings()
  const meaning = meanings[colour]
  const name = colourName(meanings, colour)
  const does =
    now !== null
      ? words.writing.recolour(name)
      : meaning === undefined
        ? words.reader.highlight(name)
        : words.writing.highlightAs(name)
  return (
    <button
      type="button"
      className={styles['colour']}
      aria-label={does}
      aria-keyshortcuts={digit}
      aria-pressed={now === null ? undefined : now === colour}
      title={`${does} (${digit})`}
      onClick={onPress}
    >
      <ColourMark colour={colour} />
      {meaning === undefined ? null : (
        <span className={styles['meaning']} aria-hidden="true">
          {meaning}
        </span>
      )}
      {/* Drawn by the style sheet: it is the key, not a part of the button's name. */}
      <span className={styles['digit']} data-key={digit} aria-hidden="true" />
    </button>
  )
}
