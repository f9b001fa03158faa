import type { Colour } from '../notes/colours.ts'
import { titleOfExport } from '../notes/may-leave.ts'
import type { Note } from '../notes/note.ts'
import { annotationOfNote } from './annotation-of-note.ts'
import type { JsonObject } from './json.ts'
import { OWN_CONTEXT, terms } from './vocabulary.ts'

export interface CollectionFacts {
  /** The address (IRI) by which this file is told from others. */
  readonly id: string
  readonly label: string
  /** Whether the file may hold private notes: it then says so, also in its label. */
  readonly internal: boolean
  /** Who hands the notes on; null where they do not say. */
  readonly creator: string | null
  readonly program: { readonly name: string; readonly version: string }
  /** What the colours mean to the person; those without a meaning are left out. */
  readonly meanings: Readonly<Partial<Record<Colour, string>>>
}

/**
 * Notes as an AnnotationCollection with one page (Web Annotation Data Model, 5), as JSON with a line feed at its end. The same notes and facts
 * give the same bytes. Positions count code points.
 */
export function writeAnnotations(notes: readonly Note[], facts: CollectionFacts, now: Date): string {
  const { id, internal, creator, program } = facts
  const meanings = Object.entries(facts.meanings).map(([colour, meaning]) => ({
    [terms.colour]: colour,
    [terms.meaning]: meaning,
  }))
  const collection: JsonObject = {
    '@context': OWN_CONTEXT,
    id,
    type: 'AnnotationCollection',
    label: titleOfExport(facts.label, internal),
    ...(internal ? { [terms.internal]: true } : {}),
    ...(creator === null ? {} : { creator: { type: 'Person', name: creator } }),
    generator: { type: 'Software', name: `${program.name} ${program.version}` },
    generated: now.toISOString(),
    ...(meanings.length === 0 ? {} : { [terms.meanings]: meanings }),
    total: notes.length,
    first: {
      id: `${id}#page-1`,
      type: 'AnnotationPage',
      partOf: id,
      startIndex: 0,
      items: notes.map(annotationOfNote),
    },
  }
  return `${JSON.stringify(collection, null, 2)}\n`
}
