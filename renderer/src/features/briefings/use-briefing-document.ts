import { useEffect, useMemo, useRef, useState } from 'react'
import type { NoteId } from '#shared/archive/ids.ts'
import type { BriefingDocument, DocumentPart } from '#shared/briefing/briefing-document.ts'
import type { Note } from '#shared/notes/note.ts'
import type { ListedBriefing } from '../../workspace/briefings.ts'
import { citationsOf, gatherBriefing, gatherParts } from '../../workspace/gather-briefing.ts'
import { useNotesSnapshot } from '../../workspace/use-notes.ts'
import { useEdition, useServices } from '../../workspace/workspace.tsx'

/** What is being typed and not saved yet: by the id of a part, or of a note for its comment. */
export type TypedTexts = ReadonlyMap<string, string>

export interface BriefingDocuments {
  /** With its private notes, for the dialog that asks whether they go out. */
  readonly whole: BriefingDocument
  /** As it goes out where it is not internal. */
  readonly shown: BriefingDocument
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

  const before = useRef({ whole: NONE, shown: NONE })
  const typedNotes = useRef(new Map<NoteId, Note>())
  // biome-ignore lint/correctness/useExhaustiveDependencies: `found` says that more was looked up.
  const gathered = useMemo(() => {
    const note = (id: NoteId): Note | undefined => {
      const saved = byId.get(id)
      const body = typed.get(id)
      if (saved === undefined || body === undefined || body === saved.body) return saved
      const last = typedNotes.current.get(id)
      if (last?.body === body && last.target === saved.target) return last
      const written = { ...saved, body }
      typedNotes.current.set(id, written)
      return written
    }
    const written = parts.map((part) => {
      const text = typed.get(part.id)
      return text === undefined || text === part.text ? part : { ...part, text }
    })
    const whole = gatherParts({ parts: written, note, citations, internal: true }, before.current.whole)
    const shown = gatherParts({ parts: written, note, citations, internal: false }, before.current.shown)
    if (whole === null || shown === null) return null
    before.current = { whole, shown }
    return before.current
  }, [parts, typed, byId, citations, found])

  return useMemo(() => {
    if (gathered === null) return null
    const title = typed.get(briefing.id) ?? briefing.title
    const about = { opened, program, now }
    const written = { ...briefing, title }
    return {
      whole: gatherBriefing(written, gathered.whole, { ...about, internal: true }),
      shown: gatherBriefing(written, gathered.shown, { ...about, internal: false }),
    }
  }, [briefing, typed, gathered, opened, program, now])
}
