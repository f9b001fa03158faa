import { useEffect, useMemo, useRef, useState } from 'react'
import { anchorTarget } from '#shared/annotation/anchor-target.ts'
import { createTarget } from '#shared/annotation/create-target.ts'
import type { ArchiveId, EditionId } from '#shared/archive/ids.ts'
import type { CitedNote, DocumentPart } from '#shared/briefing/briefing-document.ts'
import { createWarningFinder, isQuotation, type NotePart, type QuotedPassage } from '#shared/briefing/warnings/find-warnings.ts'
import type { Warning } from '#shared/briefing/warnings/warning.ts'
import type { ArchiveReader } from './archive-reader.ts'
import { nextTurn, sliceOfWork } from './in-slices.ts'
import { useEdition, useServices } from './workspace.tsx'

/** What is looked up of the quotations of a briefing, each once for its place. */
interface Passages {
  /** Looks up those that are not known. Resolves with true where there were any. */
  lookUp(parts: readonly DocumentPart[]): Promise<boolean>
  of(part: NotePart): QuotedPassage | null
}

const placeOf = ({ edition, source, start, end }: CitedNote) => `${edition}/${source.id}/${start}-${end}`
const NONE: readonly Warning[] = []

/** `newest` is the newest edition of the archive, by which it is seen whether a quotation reads differently now. */
export function passagesOf(reader: Pick<ArchiveReader, 'edition' | 'text'>, archive: ArchiveId, newest: EditionId): Passages {
  const known = new Map<string, QuotedPassage | null>()

  async function newerOf(cited: CitedNote, text: string, textSha512: string, range: QuotedPassage['range']) {
    if (cited.edition === newest) return {}
    const open = await reader.text(newest, cited.source.id)
    if (!open.ok) return open.error.code === 'source-unknown' ? { newer: { edition: newest, found: null } } : {}
    const target = createTarget({ archive, source: cited.source.id, edition: cited.edition, text, textSha512, range })
    const anchor = anchorTarget(open.value.text, open.value.sha512, target, text)
    return { newer: { edition: newest, found: { text: open.value.text, anchor } } }
  }

  async function lookUpOne(cited: CitedNote): Promise<QuotedPassage | null> {
    const open = await reader.text(cited.edition, cited.source.id)
    if (!open.ok) return null
    const { text, sha512, offsets } = open.value
    const range = { start: offsets.toUtf16(cited.start), end: offsets.toUtf16(cited.end) }
    return { text, range, ...(await newerOf(cited, text, sha512, range)) }
  }

  async function lookUpAll(parts: readonly DocumentPart[]): Promise<boolean> {
    const wanted = new Map(
      parts.filter(isQuotation).flatMap(({ cited }) => (known.has(placeOf(cited)) ? [] : [[placeOf(cited), cited] as const])),
    )
    let isOver = sliceOfWork()
    for (const [place, cited] of wanted) {
      known.set(place, await lookUpOne(cited))
      if (!isOver()) continue
      await nextTurn()
      isOver = sliceOfWork()
    }
    return wanted.size > 0
  }

  let looking: Promise<unknown> = Promise.resolve()
  return {
    lookUp(parts) {
      // One after the other, so that nothing is looked up twice.
      const found = looking.then(() => lookUpAll(parts))
      looking = found.catch(() => undefined)
      return found
    },
    of: (part) => ('start' in part.cited ? (known.get(placeOf(part.cited)) ?? null) : null),
  }
}

/**
 * What a person should look at in a briefing that is being written. `parts` are those of its document: a part in which nothing changed must stay the same object.
 * Figures are judged at once, quotations as soon as their sources are at hand; a long briefing in slices, between which keys are answered. Until then what was
 * found last is given.
 */
export function useBriefingWarnings(parts: readonly DocumentPart[], internal: boolean): readonly Warning[] {
  const { archive: reader } = useServices()
  const { archive, catalogue, current } = useEdition()
  const [finder] = useState(createWarningFinder)
  const passages = useMemo(() => passagesOf(reader, archive, current), [reader, archive, current])
  const [lookedUp, setLookedUp] = useState(0)
  const [turn, setTurn] = useState(0)
  const last = useRef(NONE)
  useEffect(() => {
    // What other parts ask for meanwhile waits for this, and what was found counts for them too.
    void passages.lookUp(parts).then((some) => {
      if (some) setLookedUp((before) => before + 1)
    })
  }, [passages, parts])
  const briefing = useMemo(() => {
    // What was looked up meanwhile is found with the passages.
    void lookedUp
    return { parts, internal, catalogue, passageOf: passages.of }
  }, [parts, internal, catalogue, passages, lookedUp])
  const found = useMemo(() => {
    // Then all of it has been read.
    void turn
    return finder.read(briefing, sliceOfWork()) ? finder.find(briefing) : null
  }, [finder, briefing, turn])
  useEffect(() => {
    if (found !== null) last.current = found
  }, [found])
  useEffect(() => {
    if (found !== null) return undefined
    const readOn = () => {
      if (finder.read(briefing, sliceOfWork())) setTurn((before) => before + 1)
      else timer = window.setTimeout(readOn)
    }
    let timer = window.setTimeout(readOn)
    return () => window.clearTimeout(timer)
  }, [finder, briefing, found])
  return found ?? last.current
}
