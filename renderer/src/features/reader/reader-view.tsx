import { type KeyboardEvent, type MouseEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { createTarget } from '#shared/annotation/create-target.ts'
import type { BlockId, NoteId } from '#shared/archive/ids.ts'
import type { Source } from '#shared/archive/source.ts'
import { COLOURS, type Colour } from '#shared/notes/colours.ts'
import type { TextRange } from '#shared/text/text-range.ts'
import { clearPaint, noteLayer, paint } from '../../anchoring/painting.ts'
import { textOffsetAtPoint, textToDomRanges } from '../../anchoring/text-dom.ts'
import { searchPath, sourcePath } from '../../places/places.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { copyText } from '../../ui/copy-text.ts'
import { KeyName } from '../../ui/key-name.tsx'
import { LiveWords } from '../../ui/live-words.tsx'
import { words } from '../../words/words.ts'
import { type AnchoredNote, shownRange } from '../../workspace/anchors.ts'
import { announce } from '../../workspace/announcements.ts'
import type { OpenText } from '../../workspace/archive-reader.ts'
import { useCommands } from '../../workspace/commands.ts'
import { caretKey, copyKey, highlightKeys, noteKey } from '../../workspace/passage-keys.ts'
import { useReading } from '../../workspace/reading.tsx'
import { changeSettings, useSettings } from '../../workspace/settings.ts'
import { useNoteActions } from '../../workspace/use-notes.ts'
import { useEdition } from '../../workspace/workspace.tsx'
import { citeSelection } from './cite-selection.ts'
import type { ReaderPlace } from './reader-place.ts'
import styles from './reader-view.module.css'
import { SelectionBar } from './selection-bar.tsx'
import { SourceHeader } from './source-header.tsx'
import { TextBlocks } from './text-blocks.tsx'
import { useBlockLabels } from './use-block-labels.ts'
import { useCaret } from './use-caret.ts'
import { useHits } from './use-hits.ts'
import { useReadingPosition } from './use-reading-position.ts'
import { readTextSelection, useTextSelection } from './use-text-selection.ts'

interface ReaderViewProps {
  readonly source: Source
  readonly open: OpenText
  readonly anchored: readonly AnchoredNote[]
  readonly place: ReaderPlace
}

function overlaps(a: TextRange, b: TextRange): boolean {
  return a.start < b.end && b.start < a.end
}

export function ReaderView({ source, open, anchored, place }: ReaderViewProps) {
  const { archive, id: edition } = useEdition()
  const navigate = useNavigate()
  const settings = useSettings()
  const reading = useReading()
  const actions = useNoteActions()
  const root = useRef<HTMLElement>(null)
  const page = useRef<HTMLDivElement>(null)
  const selection = useTextSelection(root, open.text)
  const hits = useHits(source, open, place.query, place.block)
  const labels = useBlockLabels(source)
  const furniture = useMemo(() => source.blocks.filter((block) => block.kind === 'furniture').length, [source])
  const passage = useMemo<TextRange | null>(() => {
    if (place.passage === null || place.passage.end > open.offsets.codePoints) return null
    return { start: open.offsets.toUtf16(place.passage.start), end: open.offsets.toUtf16(place.passage.end) }
  }, [place.passage, open])

  const wanted = passage ?? hits.ranges[hits.current] ?? null
  const hiddenWanted = source.blocks.some((block, index) => {
    const range = open.blocks[index]
    if (block.kind !== 'furniture' || range === undefined) return false
    return block.id === place.block || (wanted !== null && overlaps(range, wanted))
  })
  const showFurniture = settings.showFurniture || hiddenWanted
  const shownBlocks = useMemo(
    () => open.blocks.filter((_, index) => showFurniture || source.blocks[index]?.kind !== 'furniture'),
    [open, source, showFurniture],
  )
  const caret = useCaret(root, open, shownBlocks)

  const notesIn = useMemo(() => {
    const found = new Map<BlockId, AnchoredNote[]>()
    for (const item of anchored) {
      const range = shownRange(item.anchor)
      if (range === null) continue
      const index = open.blocks.findIndex((block) => overlaps(block, range))
      const block = source.blocks[index]
      if (block !== undefined) found.set(block.id, [...(found.get(block.id) ?? []), item])
    }
    return found
  }, [anchored, open, source])

  const blockLink = useCallback((block: BlockId) => sourcePath(edition, source.id, { block }), [edition, source.id])
  const onNote = useCallback(
    (note: NoteId) => {
      reading.activate(note)
      changeSettings({ rightOpen: true, sheetOpen: true })
    },
    [reading],
  )

  // Painting follows the text that is on the page, so it runs after it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: showFurniture changes which blocks are on the page.
  useEffect(() => {
    const element = root.current
    if (element === null) return
    for (const colour of COLOURS) {
      const ranges = anchored.filter(({ note }) => note.colour === colour).map(({ anchor }) => shownRange(anchor))
      paint(
        element,
        noteLayer(colour),
        ranges.filter((range) => range !== null),
      )
    }
    const active = anchored.find(({ note }) => note.id === reading.active)
    const activeRange = active === undefined ? null : shownRange(active.anchor)
    paint(element, 'note-active', activeRange === null ? [] : [activeRange])
  }, [anchored, reading.active, showFurniture])

  // biome-ignore lint/correctness/useExhaustiveDependencies: showFurniture changes which blocks are on the page.
  useEffect(() => {
    const element = root.current
    if (element === null) return
    const current = hits.ranges[hits.current]
    paint(element, 'hit', hits.ranges)
    paint(element, 'hit-current', current === undefined ? [] : [current])
    paint(element, 'passage', passage === null ? [] : [passage])
  }, [hits, passage, showFurniture])
  useEffect(() => clearPaint, [])

  const scrollTo = useCallback((range: TextRange) => {
    const element = root.current
    const first = element === null ? undefined : textToDomRanges(element, range)[0]
    const scroller = page.current?.closest('[data-scroller]')
    if (first === undefined || !(scroller instanceof HTMLElement)) return
    const rect = first.getBoundingClientRect()
    const frame = scroller.getBoundingClientRect()
    if (rect.top >= frame.top + 64 && rect.bottom <= frame.bottom - 64) return
    scroller.scrollTop += rect.top - frame.top - frame.height / 3
  }, [])

  // Coming to a place: the hit, the passage, the note or the paragraph that the address names.
  const noteWanted = anchored.find(({ note }) => note.id === place.note)
  const noteRange = noteWanted === undefined ? null : shownRange(noteWanted.anchor)
  const target = passage ?? noteRange ?? hits.ranges[hits.current] ?? null
  const targetKey = target === null ? '' : `${target.start}-${target.end}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when the place changes, not whenever the objects are made anew.
  useEffect(() => {
    if (target !== null) scrollTo(target)
  }, [targetKey, scrollTo, open])
  useEffect(() => {
    if (place.note !== null) reading.activate(place.note)
  }, [place.note, reading.activate])
  const { shown } = reading
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new request scrolls.
  useEffect(() => {
    const item = anchored.find(({ note }) => note.id === shown?.note)
    const range = item === undefined ? null : shownRange(item.anchor)
    if (range !== null) scrollTo(range)
  }, [shown?.request])

  useReadingPosition({ page, place, hasTarget: target !== null, source: source.id })

  // The notes beside the text ask how high their passages stand.
  useEffect(() => {
    reading.provideLocator((range) => {
      const element = root.current
      const frame = page.current
      const first = element === null ? undefined : textToDomRanges(element, range)[0]
      if (first === undefined || frame === null) return null
      return first.getBoundingClientRect().top - frame.getBoundingClientRect().top
    })
    return () => reading.provideLocator(null)
  }, [reading.provideLocator])
  useEffect(() => {
    if (page.current === null) return undefined
    const observer = new ResizeObserver(() => reading.layoutChanged())
    observer.observe(page.current)
    return () => observer.disconnect()
  }, [reading.layoutChanged])

  const createNote = (colour: Colour, write: boolean) => {
    const selected = readTextSelection(root.current, open.text)
    if (selected === null) return
    const made = createTarget({ archive, source: source.id, edition, text: open.text, textSha512: open.sha512, range: selected })
    const id = actions.create({ target: made, colour, author: settings.author.trim() === '' ? null : settings.author.trim() })
    document.getSelection()?.removeAllRanges()
    caret.stop()
    if (write) {
      changeSettings({ rightOpen: true, sheetOpen: true })
      reading.edit(id)
    } else reading.activate(id)
  }
  const copy = async () => {
    const selected = readTextSelection(root.current, open.text)
    if (selected === null) return
    const text = await citeSelection({ source, edition, open, range: selected })
    announce({ kind: 'text', text: copyText(text) ? words.reader.copied : words.reader.copyFailed })
  }
  const startCaret = () => {
    root.current?.focus({ preventScroll: true })
    caret.start(selection?.start ?? wanted?.start ?? firstVisible(page.current, open, shownBlocks))
  }

  useCommands([
    ...highlightKeys.map(({ colour, ...key }) => ({ ...key, group: 'passage' as const, run: () => createNote(colour, false) })),
    { ...noteKey, group: 'passage', run: () => createNote('yellow', true) },
    { ...copyKey, group: 'passage', run: () => void copy() },
    { ...caretKey, group: 'passage', run: startCaret },
    { id: 'next-hit', group: 'search', name: words.keys.nextHit, keys: ['F3', 'Mod+g'], run: () => hits.go(1) },
    {
      id: 'previous-hit',
      group: 'search',
      name: words.keys.previousHit,
      keys: ['Shift+F3', 'Mod+Shift+g'],
      run: () => hits.go(-1),
    },
  ])

  const onKeyDown = (event: KeyboardEvent) => {
    if (caret.onKey(event)) {
      event.preventDefault()
      event.stopPropagation()
    }
  }
  const onClick = (event: MouseEvent) => {
    if (root.current === null || document.getSelection()?.isCollapsed === false) return
    const offset = textOffsetAtPoint(root.current, event.clientX, event.clientY)
    if (offset === null) return
    const hit = anchored.findLast(({ anchor }) => {
      const range = shownRange(anchor)
      return range !== null && offset >= range.start && offset < range.end
    })
    if (hit !== undefined) onNote(hit.note.id)
    if (caret.on) caret.start(offset)
  }

  return (
    <div className={styles['page']} ref={page}>
      <SourceHeader source={source} />
      {place.query === '' ? null : (
        <search className={styles['hits']} aria-label={words.reader.hitsLabel}>
          <span role="status">{words.reader.hits(hits.current + 1, hits.ranges.length)}</span>
          <Button size="small" onPress={() => hits.go(-1)} isDisabled={hits.ranges.length < 2}>
            {words.reader.previousHit}
          </Button>
          <Button size="small" onPress={() => hits.go(1)} isDisabled={hits.ranges.length < 2}>
            {words.reader.nextHit} <KeyName>F3</KeyName>
          </Button>
          <Link to={searchPath(edition, place.query)}>{words.reader.backToResults}</Link>
          <Button
            look="quiet"
            size="small"
            onPress={() => navigate(sourcePath(edition, source.id, { block: place.block ?? undefined }))}
          >
            {words.reader.clearHits}
          </Button>
        </search>
      )}
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
          className={`${styles['text']} ${caret.on ? styles['caretOn'] : ''}`}
          lang={source.language}
          aria-label={words.reader.text}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the text takes the keys of keyboard selection, and scrolls.
          tabIndex={0}
          onKeyDown={onKeyDown}
          onClick={onClick}
        >
          <TextBlocks
            source={source}
            open={open}
            showFurniture={showFurniture}
            notesIn={notesIn}
            labels={labels}
            blockLink={blockLink}
            onNote={onNote}
          />
        </section>
        {caret.on && caret.focus !== null ? <CaretSign root={root.current} at={caret.focus} /> : null}
        {selection === null ? null : (
          <SelectionBar
            root={root}
            range={selection}
            onHighlight={(colour) => createNote(colour, false)}
            onNote={() => createNote('yellow', true)}
            onCopy={() => void copy()}
          />
        )}
      </div>
      {caret.on ? (
        <div className={styles['mode']}>
          <Banner tone="plain">{words.reader.caretOn}</Banner>
        </div>
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
    const after = textToDomRanges(root, { start: at, end: at + 1 })[0]
    const before = textToDomRanges(root, { start: at - 1, end: at })[0]
    const rect = (after ?? before)?.getClientRects()[0]
    if (rect === undefined) return
    const frame = root.getBoundingClientRect()
    setPlace({
      top: rect.top - frame.top,
      left: (after === undefined ? rect.right : rect.left) - frame.left,
      height: rect.height,
    })
    ;(after ?? before)?.startContainer.parentElement?.scrollIntoView({ block: 'nearest' })
  }, [root, at])
  return place === null ? null : <span className={styles['caret']} style={place} aria-hidden="true" />
}

/** The start of the first block that is in sight. */
function firstVisible(page: HTMLElement | null, open: OpenText, shown: readonly TextRange[]): number {
  const top = page?.closest('[data-scroller]')?.getBoundingClientRect().top ?? 0
  const first = [...(page?.querySelectorAll('[data-start]') ?? [])].find((element) => element.getBoundingClientRect().top >= top)
  return first === undefined ? (shown[0]?.start ?? open.blocks[0]?.start ?? 0) : Number(first.getAttribute('data-start'))
}
