import { useEffect, useMemo, useState } from 'react'
import type { BriefingId, BriefingPartId, NoteId } from '#shared/archive/ids.ts'
import type { ArchiveSpan } from '#shared/archive/span.ts'
import type { BriefingDocument, DocumentPart } from '#shared/briefing/briefing-document.ts'
import type { Briefing } from '#shared/briefing/outline/briefing.ts'
import type { Note } from '#shared/notes/note.ts'
import { templatesWords } from '../../words/templates-words.ts'
import { briefingIn } from '../../workspace/briefings.ts'
import { citationsOf, gatherParts } from '../../workspace/gather-briefing.ts'
import { citeNote } from '../../workspace/gather-notes.ts'
import { useLiveNotes, useNotesSnapshot } from '../../workspace/use-notes.ts'
import { useEdition, useServices } from '../../workspace/workspace.tsx'

const say = templatesWords

const uuid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

/** A note on a passage that the archive itself points at, for the sample. */
function noteOn(
  span: ArchiveSpan,
  target: Pick<Note['target'], 'archive' | 'edition'>,
  textSha512: string,
  number: number,
): Note {
  const { source, start, end, exact } = span
  const at = '2021-10-14T00:00:00Z'
  return {
    id: uuid(number) as NoteId,
    target: { ...target, source, start, end, exact, textSha512, prefix: '', suffix: '' },
    body: number === 1 ? say.sampleComment : '',
    colour: 'yellow',
    tags: [],
    author: null,
    createdAt: at,
    modifiedAt: at,
    trashedAt: null,
    status: 'open',
    formerTargets: [],
    staysFor: [],
  }
}

/** The briefings of the archive being read, the one changed last first. */
export function useBriefingsToTry(): readonly Briefing[] {
  const { archive } = useEdition()
  const { items } = useNotesSnapshot()
  return useMemo(
    () =>
      items
        .filter((item) => item.kind === 'briefing')
        .filter((briefing) => briefing.archive === archive && briefing.removedAt === null)
        .sort((a, b) => b.modifiedAt.localeCompare(a.modifiedAt) || (a.id < b.id ? -1 : 1)),
    [items, archive],
  )
}

/** The document a template is tried on: null while its quotations are looked up. `briefing` is null for the sample. Its date is when the page was opened. */
export function usePreviewDocument(briefing: BriefingId | null): BriefingDocument | null {
  const { archive: reader, program } = useServices()
  const { archive, catalogue } = useEdition()
  const notes = useLiveNotes()
  const { items } = useNotesSnapshot()
  const listed = briefing === null ? null : briefingIn(items, briefing)
  const [date] = useState(() => new Date().toISOString())
  const citations = useMemo(() => citationsOf(reader, { archive, catalogue }), [reader, archive, catalogue])
  const [parts, setParts] = useState<readonly DocumentPart[] | null>(null)
  const own = listed?.parts ?? null

  useEffect(() => {
    let shown = true
    async function sample(): Promise<readonly DocumentPart[]> {
      const { recommendations, claims } = catalogue
      const spans = [
        ...(claims?.claims.slice(0, 1).flatMap((claim) => claim.spans.slice(0, 1)) ?? []),
        ...recommendations.slice(0, 2).flatMap(({ passages }) => passages.slice(0, 1).map(({ span }) => span)),
      ]
      const made: DocumentPart[] = [
        { type: 'heading', id: uuid(101) as BriefingPartId, level: 1, text: say.sampleHeading },
        { type: 'text', id: uuid(102) as BriefingPartId, markdown: say.sampleText },
      ]
      for (const [index, span] of spans.entries()) {
        const sha512 = catalogue.sources.find(({ id }) => id === span.source)?.text.sha512 ?? ''
        const note = noteOn(span, { archive, edition: catalogue.edition.id }, sha512, index + 1)
        const cited = await citeNote(reader, { archive, catalogue }, note)
        const form = index === 0 ? 'quotation-comment' : 'quotation'
        if (cited !== null) made.push({ type: 'note', id: uuid(index + 103) as BriefingPartId, form, cited })
      }
      return made
    }
    async function ofBriefing(): Promise<readonly DocumentPart[] | null> {
      if (own === null) return []
      const by = new Map(notes.map((note) => [note.id, note]))
      const wanted = own.flatMap(({ note }) => (note === null ? [] : (by.get(note) ?? [])))
      await citations.lookUp(wanted)
      return gatherParts({ parts: own, note: (id) => by.get(id), citations, internal: false }, [])
    }
    void (briefing === null ? sample() : ofBriefing()).then((made) => {
      if (shown && made !== null) setParts(made)
    })
    return () => {
      shown = false
    }
  }, [briefing, own, notes, citations, reader, archive, catalogue])

  const about = listed?.briefing
  return useMemo(() => {
    if (parts === null) return null
    const { edition, campaign } = catalogue
    const { name, version } = program
    return {
      id: about?.id ?? uuid(100),
      title: about?.title ?? say.sampleTitle,
      internal: false,
      author: about?.author ?? null,
      date,
      citations: about?.citations ?? 'short',
      archive: { id: archive, title: campaign.title, edition: edition.id, editionDigest: edition.digest },
      program: { name, version },
      parts,
    }
  }, [parts, about, archive, catalogue, date, program])
}
