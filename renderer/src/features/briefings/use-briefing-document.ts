import { useEffect, useMemo, useRef, useState } from 'react'
import type { NoteId } from '#shared/archive/ids.ts'
import type { BriefingDocument, DocumentPart } from '#shared/briefing/briefing-document.ts'
import type { ListedBriefing } from '../../workspace/briefings.ts'
import { citationsOf, gatherBriefing, gatherParts, gatherTyped, type TypedTexts } from '../../workspace/gather-briefing.ts'
import { useNotesSnapshot } from '../../workspace/use-notes.ts'
import { useEdition, useServices } from '../../workspace/workspace.tsx'

export interface BriefingDocuments {
  /** With its private notes, for the dialog that asks whether they go out. */
  readonly whole: BriefingDocument
  /** As it goes out where it is not internal. */
  readonly shown: BriefingDocument
  /** All its parts as they are saved: without what is being typed, so the same list from one key to the next. */
  readonly saved: readonly DocumentPart[]
}

const NONE: readonly DocumentPart[] = []

/** A briefing as it is written now, with what is being typed; null while its quotations are looked up. A part in which nothing changed stays the same one. */
export function useBriefingDocument({ briefing, parts }: ListedBriefing, typed: TypedTexts): BriefingDocuments | null {
  const { archive, program } = useServices()
  const opened = useEdition()
  const { notes } = useNotesSnapshot()
  const [now] = useState(() => new Date())
  const [found, setFound] = useState(0)
  const citations = useMemo(() => citationsOf(archive, opened), [archive, opened])
  const byId = useMemo(() => new Map(notes.map((note) => [note.id, note])), [notes])
  const before = useRef({ whole: NONE, shown: NONE })
  const used = useMemo(() => {
    const ids = new Set(parts.flatMap(({ note }) => note ?? []))
    return [...ids].flatMap((id) => byId.get(id) ?? [])
  }, [parts, byId])
  useEffect(() => {
    let wanted = true
    void citations.lookUp(used).then((any) => {
      if (any && wanted) setFound((count) => count + 1)
    })
    return () => {
      wanted = false
    }
  }, [citations, used])

  // biome-ignore lint/correctness/useExhaustiveDependencies: `found` says that more was looked up.
  const saved = useMemo(() => {
    const wanted = { parts, note: (id: NoteId) => byId.get(id), citations }
    const whole = gatherParts({ ...wanted, internal: true }, before.current.whole)
    const shown = gatherParts({ ...wanted, internal: false }, before.current.shown)
    if (whole === null || shown === null) return null
    before.current = { whole, shown }
    return before.current
  }, [parts, byId, citations, found])

  const gathered = useMemo(() => {
    if (saved === null || typed.size === 0) return saved
    const wanted = { parts, note: (id: NoteId) => byId.get(id), citations, typed }
    return {
      whole: gatherTyped({ ...wanted, internal: true }, saved.whole),
      shown: gatherTyped({ ...wanted, internal: false }, saved.shown),
    }
  }, [saved, typed, parts, byId, citations])

  return useMemo(() => {
    if (saved === null || gathered === null) return null
    const title = typed.get(briefing.id) ?? briefing.title
    const about = { opened, program, now }
    const written = { ...briefing, title }
    return {
      whole: gatherBriefing(written, gathered.whole, { ...about, internal: true }),
      shown: gatherBriefing(written, gathered.shown, { ...about, internal: false }),
      saved: saved.whole,
    }
  }, [briefing, typed, saved, gathered, opened, program, now])
}
