import type { NotedRecord } from '../../notes/note.ts'
import type { CitedNote, CitedRecordNote } from '../briefing-document.ts'
import type { ExportedNote } from '../citation.ts'
import { exportedNote, exportedRecordNote } from './exported-note.ts'

/** A source as a citation has it, captured on a day that nobody wrote down. */
export function citedSource(source: ExportedNote['source'], capturedAt: string | null = null): CitedNote['source'] {
  return {
    ...source,
    language: 'en',
    capture: {
      capturedAt,
      receivedAt: '2026-11-21',
      fileName: 'source.txt',
      mediaType: 'text/plain',
      encoding: 'utf-8',
      bytes: 7_125,
      sha512: 'c'.repeat(128),
    },
  }
}

type More = NonNullable<Parameters<typeof exportedNote>[1]>

/** A quotation of `exact` that stands at 120 (code points). */
export function citedNote(exact: string, more: More & { readonly capturedAt?: string } = {}): CitedNote {
  const exported = exportedNote(exact, more)
  const source = citedSource(exported.source, more.capturedAt ?? null)
  return { ...exported, source, start: 120, end: 120 + Array.from(exact).length }
}

export function citedRecordNote(about: NotedRecord, name: string, more: More = {}): CitedRecordNote {
  const exported = exportedRecordNote(about, name, more)
  return { ...exported, source: citedSource(exported.source) }
}
