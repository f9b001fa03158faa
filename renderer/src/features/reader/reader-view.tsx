import { type KeyboardEvent, type MouseEvent, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { BlockId, NoteId } from '#shared/archive/ids.ts'
import type { Source } from '#shared/archive/source.ts'
import { COLOURS } from '#shared/notes/colours.ts'
import { mayLeave } from '#shared/notes/may-leave.ts'
import type { TextRange } from '#shared/text/text-range.ts'
import { clearPaint, noteLayer, paint } from '../../anchoring/painting.ts'
import { domPointAt, textOffsetAtPoint, textToDomRanges } from '../../anchoring/text-dom.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { KeyName } from '../../ui/key-name.tsx'
import { LiveWords } from '../../ui/live-words.tsx'
import { words } from '../../words/words.ts'
import type { AnchoredNote } from '../../workspace/anchors.ts'
import type { OpenText } from '../../workspace/archive-reader.ts'
import { useReading } from '../../workspace/reading.tsx'
import { changeSettings, useSettings } from '../../workspace/settings.ts'
import { shownRange } from '../../workspace/shown-range.ts'
import { blockInView } from './block-in-view.ts'
import { BlockLink } from './block-link.tsx'
import { boxAt, columnAt } from './caret-lines.ts'
import { passageTops } from './passage-tops.ts'
import { printedParts } from './printed-parts.ts'
import type { ReaderPlace } from './reader-place.ts'
import { type ReaderFrame, ReaderTools } from './reader-tools.tsx'
import styles from './reader-view.module.css'
import { createReadingPoint } from './reading-point.ts'
import { scrollToPlace } from './scroll-to-place.ts'
import { SelectionBar } from './selection-bar.tsx'
import { SourceHeader } from './source-header.tsx'
import { TextBlocks } from './text-blocks.tsx'
import { useArrival } from './use-arrival.ts'
import { useBlockLabels } from './use-block-labels.ts'
import { useCaret } from './use-caret.ts'
import type { Hits } from './use-hits.ts'
import { usePassageActions } from './use-passage-actions.ts'
import { usePrinting } from './use-printing.ts'
import { useReadingGoal, useReadingPosition } from './use-reading-position.ts'
import { useTextSelection } from './use-text-selection.ts'

interface ReaderViewProps {
  readonly source: Source
  readonly open: OpenText
  readonly anchored: readonly AnchoredNote[]
  readonly place: ReaderPlace
  readonly hits: Hits
  /** What of the title was looked for. */
  readonly titleMarks: readonly TextRange[]
  readonly frame: ReaderFrame
  /** The notes on the source as a whole, for its header. */
  readonly sourceNotes?: ReactNode
}

function overlaps(a: TextRange, b: TextRange): boolean {
  return a.start < b.end && b.start < a.end
}

export function ReaderView({ source, open, anchored, place, hits, titleMarks, frame, sourceNotes }: ReaderViewProps) {
  const settings = useSettings()
  const reading = useReading()
  const root = useRef<HTMLElement>(null)
  const page = useRef<HTMLDivElement>(null)
  const selection = useTextSelection(root, open.text)
  const labels = useBlockLabels(source)
  const [point] = useState(createReadingPoint)
  const [found, setFound] = useState<TextRange | null>(null)
  const printing = usePrinting()
  // No private note goes on paper: neither its words nor its mark in the text.
  const inText = useMemo(() => (printing ? anchored.filter(({ note }) => mayLeave(note)) : anchored), [printing, anchored])
  const paper = printing ? printedParts() : null
  const furniture = useMemo(() => source.blocks.filter((block) => block.kind === 'furniture').length, [source])
  const passage = useMemo<TextRange | null>(() => {
    if (place.passage === null || place.passage.end > open.offsets.codePoints) return null
    return { start: open.offsets.toUtf16(place.passage.start), end: open.offsets.toUtf16(place.passage.end) }
  }, [place.passage, open])

  const hit = hits.ranges[hits.current] ?? null
  const wanted = hits.moved ? hit : (passage ?? hit)
  const hiddenWanted = source.blocks.some((block, index) => {
    const range = open.blocks[index]
    if (block.kind !== 'furniture' || range === undefined) return false
    return block.id === place.block || [wanted, found].some((each) => each !== null && overlaps(range, each))
  })
  const showFurniture = settings.showFurniture || hiddenWanted
  const shownBlocks = useMemo(
    () => open.blocks.filter((_, index) => showFurniture || source.blocks[index]?.kind !== 'furniture'),
    [open, source, showFurniture],
  )
  const caret = useCaret(root, open, shownBlocks)

  const { linkTo, onGo } = frame
  const { activate } = reading
  const onNote = useCallback(
    (note: NoteId) => {
      activate(note)
      changeSettings({ rightOpen: true, sheetOpen: true })
    },
    [activate],
  )

  useEffect(() => {
    const element = root.current
    if (element === null) return
    for (const colour of COLOURS) {
      const ranges = inText.filter(({ note }) => note.colour === colour).map(({ anchor }) => shownRange(anchor))
      paint(
        element,
        noteLayer(colour),
        ranges.filter((range) => range !== null),
      )
    }
    const active = inText.find(({ note }) => note.id === reading.active)
    const activeRange = active === undefined ? null : shownRange(active.anchor)
    paint(element, 'note-active', activeRange === null ? [] : [activeRange])
  }, [inText, reading.active])

  useEffect(() => {
    if (root.current !== null) paint(root.current, 'hit', hits.ranges)
  }, [hits.ranges])
  useEffect(() => {
    if (root.current === null) return
    paint(root.current, 'hit-current', hit === null ? [] : [hit])
    paint(root.current, 'passage', passage === null ? [] : [passage])
  }, [hit, passage])
  useEffect(() => {
    const element = root.current
    return () => (element === null ? undefined : clearPaint(element))
  }, [])

  const scrollTo = useCallback((range: TextRange) => {
    const element = root.current
    const scroller = page.current?.closest('[data-scroller]')
    if (element === null || !(scroller instanceof HTMLElement)) return
    scrollToPlace(scroller, () => textToDomRanges(element, range)[0]?.getBoundingClientRect() ?? null)
  }, [])

  // Coming to a place: the hit, the passage, the note or the paragraph that the address names.
  const noteWanted = anchored.find(({ note }) => note.id === place.note)
  const noteRange = noteWanted === undefined ? null : shownRange(noteWanted.anchor)
  const target = hits.moved ? hit : (passage ?? noteRange ?? hit)
  const targetKey = target === null ? '' : `${target.start}-${target.end}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when the place changes, not whenever the objects are made anew.
  useEffect(() => {
    if (target !== null) scrollTo(target)
  }, [targetKey, scrollTo, open, place.visit])
  useEffect(() => {
    if (place.note !== null) reading.activate(place.note)
  }, [place.note, reading.activate])
  const { shown } = reading
  const noteShown = anchored.find(({ note }) => note.id === shown?.note)
  const shownStart = noteShown === undefined ? null : (shownRange(noteShown.anchor)?.start ?? null)
  const goal = useReadingGoal({ open, place, addressKey: frame.addressKey })
  const nearKey = [target?.start, found?.start, shownStart, goal?.offset, caret.focus]
    .filter((at) => typeof at === 'number')
    .join()
  const near = useMemo(() => (nearKey === '' ? [] : nearKey.split(',').map(Number)), [nearKey])
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new request scrolls.
  useEffect(() => {
    const item = anchored.find(({ note }) => note.id === shown?.note)
    const range = item === undefined ? null : shownRange(item.anchor)
    if (range !== null) scrollTo(range)
  }, [shown?.request])

  const arrival = useArrival({ root, open, place, target, first: frame.addressKey === 'at' })

  useReadingPosition({ page, root, open, place, goal, addressKey: frame.addressKey, point, hasTarget: target !== null })

  // The notes beside the text ask how high their passages stand.
  useEffect(() => {
    reading.provideLocator((ranges) =>
      root.current === null || page.current === null ? ranges.map(() => null) : passageTops(root.current, page.current, ranges),
    )
    return () => reading.provideLocator(null)
  }, [reading.provideLocator])
  useEffect(() => {
    if (page.current === null) return undefined
    const observer = new ResizeObserver(() => reading.layoutChanged())
    observer.observe(page.current)
    return () => observer.disconnect()
  }, [reading.layoutChanged])

  const here = () => selection?.start ?? wanted?.start ?? firstVisible(page.current, open, shownBlocks)
  const startCaret = () => {
    root.current?.focus({ preventScroll: true })
    caret.start(here())
  }
  const passageActions = usePassageActions({ root, source, open, anchored, selection, passage, caret, here, startCaret })

  const onKeyDown = (event: KeyboardEvent) => {
    if (caret.onKey(event)) {
      event.preventDefault()
      event.stopPropagation()
    }
  }
  /** The number of a paragraph leads to it in this text; what stands beside it stays. */
  const onBlockLink = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    const block = link?.closest('[data-block]')?.getAttribute('data-block')
    if (block === null || block === undefined || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    onGo(block as BlockId)
  }
  const onClick = (event: MouseEvent) => {
    if (root.current === null || document.getSelection()?.isCollapsed === false) return
    const offset = textOffsetAtPoint(root.current, event.clientX, event.clientY)
    if (offset === null) return
    const pressed = anchored.findLast(({ anchor }) => {
      const range = shownRange(anchor)
      return range !== null && offset >= range.start && offset < range.end
    })
    if (pressed !== undefined) onNote(pressed.note.id)
    if (caret.on) caret.start(offset)
  }

  return (
    <div className={styles['page']} ref={page}>
      <ReaderTools
        frame={frame}
        root={root}
        source={source}
        open={open}
        labels={labels}
        anchored={anchored}
        point={point}
        found={found}
        onFound={setFound}
        scrollTo={scrollTo}
      />
      <SourceHeader source={source} titleMarks={titleMarks} notes={sourceNotes} />
      {paper === null ? null : <paper.PrintedFacts source={source} open={open} />}
      <div className={styles['tools']}>
        <Button look="quiet" size="small" onPress={startCaret}>
          {words.reader.selectByKeyboard} <KeyName>S</KeyName>
        </Button>
        {furniture === 0 ? null : (
          <Button look="quiet" size="small" onPress={() => changeSettings({ showFurniture: !settings.showFurniture })}>
            {showFurniture ? words.reader.furnitureHide : words.reader.furnitureShow(furniture)}
          </Button>
        )}
      </div>
      <div className={styles['frame']}>
        <section
          ref={root}
          data-text=""
          className={`${styles['text']} ${caret.on ? styles['caretOn'] : ''}`}
          lang={source.language}
          aria-label={frame.name === null ? words.reader.text : `${words.reader.text}: ${frame.name}`}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the text takes the keys of keyboard selection, and scrolls.
          tabIndex={0}
          onKeyDown={onKeyDown}
          onClickCapture={onBlockLink}
          onClick={onClick}
        >
          <TextBlocks
            source={source}
            open={open}
            showFurniture={showFurniture}
            anchored={inText}
            labels={labels}
            blockLink={linkTo}
            near={near}
            onNote={onNote}
          />
        </section>
        {caret.on && caret.focus !== null ? <CaretSign root={root.current} at={caret.focus} /> : null}
        <BlockLink page={page} root={root} open={open} />
        <SelectionBar root={root} actions={passageActions} />
      </div>
      {caret.on ? (
        <div className={styles['mode']}>
          <Banner tone="plain">{words.reader.caretOn}</Banner>
        </div>
      ) : null}
      <LiveWords>{arrival}</LiveWords>
      {paper !== null && settings.printNotes && inText.length > 0 ? (
        <paper.PrintedNotes source={source} open={open} anchored={inText} showFurniture={showFurniture} />
      ) : null}
      <LiveWords>
        {caret.on && selection !== null ? words.reader.selected(open.text.slice(selection.start, selection.end)) : ''}
      </LiveWords>
    </div>
  )
}

/** The caret of keyboard selection: a text that cannot be edited shows none of its own. */
function CaretSign({ root, at }: { readonly root: HTMLElement | null; readonly at: number }) {
  const [place, setPlace] = useState<{ readonly top: number; readonly left: number; readonly height: number } | null>(null)
  useEffect(() => {
    if (root === null) return
    const element = domPointAt(root, at)?.node.parentElement
    // First: what is far away may not have been laid out.
    element?.scrollIntoView({ block: 'nearest' })
    const [box, column] = [boxAt(root, at), columnAt(root, at)]
    if (box === null || column === null) return
    const frame = root.getBoundingClientRect()
    setPlace({ top: box.rect.top - frame.top, left: column - frame.left, height: box.rect.height })
  }, [root, at])
  return place === null ? null : <span className={styles['caret']} style={place} aria-hidden="true" />
}

/** The start of the first block that is in sight. */
function firstVisible(page: HTMLElement | null, open: OpenText, shown: readonly TextRange[]): number {
  const top = page?.closest('[data-scroller]')?.getBoundingClientRect().top ?? 0
  const first = page === null ? null : blockInView(page, top)?.querySelector('[data-start]')
  return first === null || first === undefined
    ? (shown[0]?.start ?? open.blocks[0]?.start ?? 0)
    : Number(first.getAttribute('data-start'))
}
