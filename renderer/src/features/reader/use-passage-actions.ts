import { type RefObject, useCallback, useEffect, useMemo, useState } from 'react'
import type { BlockId, NoteId } from '#shared/archive/ids.ts'
import type { Source } from '#shared/archive/source.ts'
import type { LinkTarget } from '#shared/links/deep-link.ts'
import type { Colour } from '#shared/notes/colours.ts'
import type { PassageNote } from '#shared/notes/note.ts'
import type { TextRange } from '#shared/text/text-range.ts'
import { paint } from '../../anchoring/painting.ts'
import { domPointAt } from '../../anchoring/text-dom.ts'
import { copyText } from '../../ui/copy-text.ts'
import { words } from '../../words/words.ts'
import { offerToBriefing } from '../../workspace/add-to-briefing.ts'
import type { AnchoredNote } from '../../workspace/anchors.ts'
import { announce } from '../../workspace/announcements.ts'
import type { OpenText } from '../../workspace/archive-reader.ts'
import { colourName, useColourMeanings } from '../../workspace/colour-meanings.ts'
import { useCommands } from '../../workspace/commands.ts'
import { useCopyLink } from '../../workspace/copy-link.ts'
import { holdKeys } from '../../workspace/held-keys.ts'
import { useTargetMaker } from '../../workspace/make-target.ts'
import { toNextStatus } from '../../workspace/next-status.ts'
import {
  briefingKey,
  caretKey,
  copyKey,
  highlightKeys,
  linkKey,
  nextHighlightKey,
  noteKey,
  previousHighlightKey,
  removeKey,
  statusKey,
  tagKey,
} from '../../workspace/passage-keys.ts'
import { useReading } from '../../workspace/reading.tsx'
import { changeSettings, useSettings } from '../../workspace/settings.ts'
import { useLatestNote, useNoteActions } from '../../workspace/use-notes.ts'
import { useEdition } from '../../workspace/workspace.tsx'
import { citeSelection } from './cite-selection.ts'
import { neighbourHighlight, noteOnExactly } from './same-passage.ts'
import { useTextAtWork } from './text-at-work.ts'
import type { CaretMode } from './use-caret.ts'
import { readTextSelection } from './use-text-selection.ts'

interface Surroundings {
  readonly root: RefObject<HTMLElement | null>
  readonly source: Source
  readonly open: OpenText
  readonly anchored: readonly AnchoredNote[]
  readonly selection: TextRange | null
  /** The passage that the address names: it is painted again once no passage is being tagged. */
  readonly passage: TextRange | null
  readonly caret: CaretMode
  /** Where the person is in the text when nothing is selected. */
  here(): number
  startCaret(): void
}

/** What can be done with the passage that is selected. */
export interface PassageActions {
  /** The passage the bar stands at; null where nothing is selected. */
  readonly range: TextRange | null
  /** The note that stands on exactly this passage already. */
  readonly existing: PassageNote | null
  /** A tag is being typed for the passage: the field has the selection meanwhile. */
  readonly tagging: boolean
  highlight(colour: Colour): void
  writeNote(): void
  startTag(): void
  tag(tags: readonly string[]): void
  /** `back` where the passage is to be selected again, as after Escape. */
  cancelTag(back: boolean): void
  copy(): void
  copyLink(): void
  /** Asks into which briefing the passage is put; it gets a highlight where it has none. */
  toBriefing(): void
  remove(): void
}

export function usePassageActions(around: Surroundings): PassageActions {
  const { root, source, open, anchored, selection, passage, caret, here, startCaret } = around
  const { id: edition } = useEdition()
  const settings = useSettings()
  const reading = useReading()
  const actions = useNoteActions()
  const latest = useLatestNote()
  const meanings = useColourMeanings()
  const copyLinkTo = useCopyLink(copyText)
  const [tagged, setTagged] = useState<TextRange | null>(null)
  const range = tagged ?? selection
  const targets = useTargetMaker(open)
  const { prepare } = targets
  const selecting = selection !== null
  useEffect(() => {
    if (selecting) prepare()
  }, [selecting, prepare])
  const existing = useMemo(() => noteOnExactly(anchored, range), [anchored, range])

  // The field for the tag takes the selection of the window: the passage is painted for as long.
  useEffect(() => {
    const element = root.current
    if (tagged === null || element === null) return undefined
    paint(element, 'passage', [tagged])
    return () => paint(element, 'passage', passage === null ? [] : [passage])
  }, [root, tagged, passage])

  /** What is selected at this moment: a key may be quicker than what is shown for the selection. */
  const selected = useCallback(() => tagged ?? readTextSelection(root.current, open.text), [tagged, root, open])
  const onSelected = (does: (chosen: TextRange, note: PassageNote | null) => void) => () => {
    const chosen = selected()
    const note = chosen === null ? null : noteOnExactly(anchored, chosen)
    if (chosen !== null) does(chosen, note === null ? null : latest(note))
  }
  const leave = () => {
    setTagged(null)
    document.getSelection()?.removeAllRanges()
    caret.stop()
  }
  const make = (chosen: TextRange, colour: Colour, tags: readonly string[], made: (note: NoteId) => void) =>
    targets.make(chosen, (target) => {
      const author = settings.author.trim() === '' ? null : settings.author.trim()
      made(actions.create({ target, colour, author, tags: [...tags] }))
      leave()
    })
  const highlight = (colour: Colour) =>
    onSelected((chosen, note) => {
      if (note === null) {
        make(chosen, colour, [], reading.activate)
      } else if (note.colour !== colour) {
        actions.edit([note], { colour })
        announce({ kind: 'text', text: words.writing.recoloured(colourName(meanings, colour)), undo: true })
      }
    })()
  const writeNote = onSelected((chosen, note) => {
    const edit = (id: NoteId) => {
      leave()
      changeSettings({ rightOpen: true, sheetOpen: true })
      reading.edit(id)
    }
    if (note !== null) {
      if (reading.editing !== note.id) holdKeys()
      edit(note.id)
    } else if (make(chosen, 'yellow', [], edit)) holdKeys()
  })
  const startTag = onSelected((chosen) => setTagged(chosen))
  const tag = (tags: readonly string[]) => {
    const say = () => announce({ kind: 'text', text: words.writing.tagged(tags), undo: true })
    onSelected((chosen, note) => {
      if (note === null) {
        make(chosen, 'yellow', tags, (id) => {
          reading.activate(id)
          say()
        })
        return
      }
      actions.edit([note], { tags: [...new Set([...note.tags, ...tags])] })
      leave()
      say()
    })()
    root.current?.focus({ preventScroll: true })
  }
  const cancelTag = (back: boolean) => {
    const element = root.current
    setTagged(null)
    if (!back || tagged === null || element === null) return
    element.focus({ preventScroll: true })
    const [from, to] = [domPointAt(element, tagged.start), domPointAt(element, tagged.end)]
    if (from !== null && to !== null) document.getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset)
  }
  const cite = async (chosen: TextRange) => {
    const text = await citeSelection({ source, edition, open, range: chosen })
    announce({ kind: 'text', text: copyText(text) ? words.reader.copied : words.reader.copyFailed })
  }
  const copy = onSelected((chosen) => void cite(chosen))
  const toBriefing = onSelected((chosen, note) => {
    const offer = (id: NoteId) => offerToBriefing([id])
    if (note !== null) offer(note.id)
    else make(chosen, 'yellow', [], offer)
  })
  const remove = onSelected((_, note) => {
    if (note === null) return
    leave()
    actions.trash([note])
    root.current?.focus({ preventScroll: true })
  })

  /** A passage that is a whole paragraph is named by it; where nothing is selected, the paragraph in which the person is. */
  const copyLink = () => {
    const chosen = selected()
    const at = chosen?.start ?? focusedBlock(root.current) ?? caret.focus ?? here()
    const index = open.blocks.findLastIndex((block) => block.start <= at)
    const [block, place] = [source.blocks[index], open.blocks[index]]
    const whole = place !== undefined && (chosen === null || (chosen.start === place.start && chosen.end === place.end))
    if (whole && block !== undefined) {
      const what = block.number === null ? words.links.to.line : words.links.to.paragraph(block.number)
      copyLinkTo({ kind: 'block', edition, source: source.id, block: block.id satisfies BlockId }, what)
    } else if (chosen !== null) {
      const { offsets } = open
      const to: LinkTarget = {
        kind: 'passage',
        edition,
        source: source.id,
        start: offsets.toCodePoint(chosen.start),
        end: offsets.toCodePoint(chosen.end),
      }
      copyLinkTo(to, words.links.to.passage)
    }
  }
  const goToHighlight = (direction: 1 | -1) => {
    const next = neighbourHighlight(anchored, selected(), caret.focus ?? here(), direction)
    if (next === null) return announce({ kind: 'text', text: words.writing.noHighlight })
    root.current?.focus({ preventScroll: true })
    caret.select(next)
    const note = noteOnExactly(anchored, next)
    if (note !== null) reading.activate(note.id)
  }
  const active = anchored.find(({ note }) => note.id === reading.active)?.note ?? null
  const toNextOfActive = () => {
    const note = active === null ? null : latest(active)
    if (note !== null) toNextStatus(actions, note)
  }

  const atWork = useTextAtWork({
    isAtWork: () => selected() !== null || (root.current?.contains(document.activeElement) ?? false),
    highlight,
    writeNote,
    startTag,
    copy,
    copyLink,
    toBriefing,
    remove,
    goToHighlight,
    startCaret,
  })
  useCommands([
    { ...caretKey, group: 'passage', run: () => atWork().startCaret() },
    ...highlightKeys.map(({ colour, ...key }) => ({
      ...key,
      name: meanings[colour] === undefined ? key.name : words.writing.highlightAs(colourName(meanings, colour)),
      group: 'passage' as const,
      run: () => atWork().highlight(colour),
    })),
    { ...noteKey, group: 'passage', run: () => atWork().writeNote() },
    { ...tagKey, group: 'passage', run: () => atWork().startTag() },
    { ...copyKey, group: 'passage', run: () => atWork().copy() },
    { ...linkKey, group: 'passage', run: () => atWork().copyLink() },
    { ...briefingKey, group: 'passage', run: () => atWork().toBriefing() },
    { ...nextHighlightKey, group: 'passage', run: () => atWork().goToHighlight(1) },
    { ...previousHighlightKey, group: 'passage', run: () => atWork().goToHighlight(-1) },
    ...(existing === null ? [] : [{ ...removeKey, group: 'passage' as const, run: () => atWork().remove() }]),
    ...(active === null ? [] : [{ ...statusKey, group: 'notes' as const, run: toNextOfActive }]),
  ])

  return {
    range,
    existing,
    tagging: tagged !== null,
    highlight,
    writeNote,
    startTag,
    tag,
    cancelTag,
    copy,
    copyLink,
    toBriefing,
    remove,
  }
}

/** Where the block begins in which the focus is, as on the number of a paragraph; null where it is in none. */
function focusedBlock(root: HTMLElement | null): number | null {
  const block = document.activeElement?.closest('[data-block]')
  if (root === null || block === null || block === undefined || !root.contains(block)) return null
  const start = block.querySelector('[data-start]')?.getAttribute('data-start')
  return start === null || start === undefined ? null : Number(start)
}
