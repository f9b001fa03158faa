import type { Note } from './note.ts'

/**
 * Whether a note may leave this computer in what is made for others: a bundle, a shared folder, an export that is not marked internal, a printed
 * source. A private one may not.
 */
export function mayLeave(note: Pick<Note, 'private'>): boolean {
  return note.private !== true
}

/** The notes that go into something handed on, and how many stay behind. One that is marked internal takes all of them. */
export function notesThatLeave<N extends Pick<Note, 'private'>>(
  notes: readonly N[],
  internal: boolean,
): { readonly leaving: readonly N[]; readonly heldBack: number } {
  const leaving = internal ? notes : notes.filter(mayLeave)
  return { leaving, heldBack: notes.length - leaving.length }
}

/** What a file made of notes is called: one that may hold private notes says so wherever its title is read. */
export function titleOfExport(title: string, internal: boolean): string {
  return internal ? `INTERNAL: ${title}` : title
}
