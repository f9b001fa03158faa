import type { PassageNote, PassageTarget } from '../notes/note.ts'

/** What decides where a note is looked up. */
export type Standing = Pick<PassageNote, 'target' | 'formerTargets' | 'staysFor'>

/**
 * The target by which a note is looked up in a text: the one made in that very text where it has such a one (a note that was taken to another edition
 * stood here before), else the present one. Null where the person decided that the note stays on its own edition. `textSha512` is the digest of the text.
 */
export function targetInText(note: Standing, textSha512: string): PassageTarget | null {
  const madeHere = [note.target, ...note.formerTargets.toReversed()].find((target) => target.textSha512 === textSha512)
  if (madeHere !== undefined) return madeHere
  return note.staysFor.includes(textSha512) ? null : note.target
}
