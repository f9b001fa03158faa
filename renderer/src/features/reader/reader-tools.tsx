import { lazy, type RefObject, Suspense, useContext, useRef, useState } from 'react'
import { createPortal, flushSync } from 'react-dom'
import type { BlockId } from '#shared/archive/ids.ts'
import type { Source } from '#shared/archive/source.ts'
import type { TextRange } from '#shared/text/text-range.ts'
import { LiveWords } from '../../ui/live-words.tsx'
import { words } from '../../words/words.ts'
import type { AnchoredNote } from '../../workspace/anchors.ts'
import type { OpenText } from '../../workspace/archive-reader.ts'
import { CommandScope, useCommands } from '../../workspace/commands.ts'
import { stepTextSize, useSettings } from '../../workspace/settings.ts'
import { useServices } from '../../workspace/workspace.tsx'
import { useFindPart } from './find-part-later.ts'
import { ReaderBar } from './reader-bar.tsx'
import type { ReadingPoint } from './reading-point.ts'
import { scrollBack } from './scroll-to-place.ts'
import type { AddressKey } from './use-reading-position.ts'

const say = words.reading

const Outline = lazy(() => import('./outline.tsx').then((module) => ({ default: module.Outline })))
const PrintDialog = lazy(() => import('./print-dialog.tsx').then((module) => ({ default: module.PrintDialog })))

/** What stands around a text and is laid out by whoever shows it: where the parts go, and what they do there. */
export interface ReaderFrame {
  /** What tells this text from the one beside it; null where there is none. */
  readonly name: string | null
  /** By which name the address says where this text is read. */
  readonly addressKey: AddressKey
  /** Above the text, where it does not scroll. */
  readonly barPlace: HTMLElement | null
  /** Beside the text or over it; null where the contents are folded. */
  readonly outlinePlace: HTMLElement | null
  readonly outlineOpen: boolean
  setOutline(open: boolean): void
  /** Asks for a text to stand beside this one; null where one does. */
  readonly onBeside: (() => void) | null
  /** The address of a paragraph, with what else stands in the window. */
  linkTo(block: BlockId): string
  onGo(block: BlockId): void
  /** What else is to be done once a paragraph of the contents was chosen. */
  onChosen(): void
}

interface ReaderToolsProps {
  readonly frame: ReaderFrame
  readonly root: RefObject<HTMLElement | null>
  readonly source: Source
  readonly open: OpenText
  readonly labels: ReadonlyMap<BlockId, string>
  readonly anchored: readonly AnchoredNote[]
  readonly point: ReadingPoint
  readonly found: TextRange | null
  /** What find in page shows now: it must be on the page to be seen. */
  onFound(range: TextRange | null): void
  scrollTo(range: TextRange): void
}

/** Contents, find, type and print: what is done with a source as a whole. */
export function ReaderTools(props: ReaderToolsProps) {
  const { frame, root, source, open, labels, anchored, point, found: shown, onFound, scrollTo } = props
  const [finding, setFinding] = useState<{ readonly from: number; readonly top: number } | null>(null)
  const [typed, setTyped] = useState('')
  const [printing, setPrinting] = useState(false)
  const { host } = useServices()
  const field = useRef<HTMLInputElement>(null)
  const scroller = () => root.current?.closest<HTMLElement>('[data-scroller]') ?? null

  const startFind = () => {
    const selected = document.getSelection()?.toString().trim() ?? ''
    if (selected !== '' && selected.length <= 100 && !selected.includes('\n')) setTyped(selected)
    if (finding === null) setFinding({ from: point.get(), top: scroller()?.scrollTop ?? 0 })
    else field.current?.focus()
    field.current?.select()
  }
  const endFind = (back: boolean) => {
    const place = scroller()
    // A hit that was gone to last may still be on its way into view: the bar is closed first, so that the way back is the last one.
    flushSync(() => setFinding(null))
    if (back && finding !== null && place !== null) scrollBack(place, finding.top)
    root.current?.focus({ preventScroll: true })
  }
  const setOutline = (wanted: boolean) => {
    const place = frame.outlinePlace
    const had = place?.contains(document.activeElement) ?? false
    frame.setOutline(wanted)
    if (!wanted && had) root.current?.focus({ preventScroll: true })
  }
  const { textSize } = useSettings()
  const [firstSize] = useState(textSize)
  const [resized, setResized] = useState(false)
  if (textSize !== firstSize && !resized) setResized(true)
  const worked = useContext(CommandScope)

  useCommands([
    { id: 'find', group: 'search', name: say.findLabel, keys: ['Mod+f'], run: startFind },
    { id: 'contents', group: 'view', name: say.contentsOf, keys: ['o'], run: () => setOutline(!frame.outlineOpen) },
    { id: 'text-larger', group: 'view', name: say.textLarger, keys: ['+'], run: () => stepTextSize(1) },
    { id: 'text-smaller', group: 'view', name: say.textSmaller, keys: ['-'], run: () => stepTextSize(-1) },
    { id: 'print', group: 'view', name: say.printTitle, keys: ['Mod+p'], run: () => setPrinting(true) },
    ...(host.savePdf === null
      ? []
      : [{ id: 'save-pdf', group: 'view' as const, name: say.savePdfTitle, keys: [], run: () => setPrinting(true) }]),
  ])
  const { onBeside } = frame
  useCommands(onBeside === null ? [] : [{ id: 'beside', group: 'view', name: say.besideTitle, keys: ['d'], run: onBeside }])
  const FindPart = useFindPart(finding !== null)

  return (
    <>
      {frame.barPlace === null
        ? null
        : createPortal(
            <>
              <ReaderBar
                outlineOpen={frame.outlineOpen}
                onOutline={() => setOutline(!frame.outlineOpen)}
                onFind={startFind}
                onBeside={onBeside}
                onPrint={() => setPrinting(true)}
              />
              {finding === null || FindPart === null ? null : (
                <FindPart
                  root={root}
                  open={open}
                  field={field}
                  typed={typed}
                  from={finding.from}
                  shown={shown}
                  onFound={onFound}
                  scrollTo={scrollTo}
                  onType={setTyped}
                  onStay={() => endFind(false)}
                  onBack={() => endFind(true)}
                />
              )}
            </>,
            frame.barPlace,
          )}
      {frame.outlinePlace === null || !frame.outlineOpen
        ? null
        : createPortal(
            <Suspense>
              <Outline
                name={frame.name}
                source={source}
                open={open}
                labels={labels}
                anchored={anchored}
                point={point}
                linkTo={frame.linkTo}
                onGo={(block) => {
                  frame.onGo(block)
                  frame.onChosen()
                }}
                onClose={() => setOutline(false)}
              />
            </Suspense>,
            frame.outlinePlace,
          )}
      <LiveWords>{resized && worked ? say.textSizeNow(words.settings.textSizes[textSize]) : ''}</LiveWords>
      {printing ? (
        <Suspense>
          <PrintDialog source={source} notes={anchored.map(({ note }) => note)} onClose={() => setPrinting(false)} />
        </Suspense>
      ) : null}
    </>
  )
}
