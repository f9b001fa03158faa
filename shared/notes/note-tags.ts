import { foldText } from '../text/fold-text.ts'
import type { Note, NoteFields } from './note.ts'

/** The tags of a note as they shall be. */
export interface TagEdit {
  readonly note: Note
  readonly fields: Pick<NoteFields, 'tags'>
}

function editTags(notes: readonly Note[], change: (tags: readonly string[]) => readonly string[]): TagEdit[] {
  return notes.flatMap((note) => {
    const tags = [...new Set(change(note.tags))]
    const same = tags.length === note.tags.length && tags.every((tag, index) => tag === note.tags[index])
    return same ? [] : [{ note, fields: { tags } }]
  })
}

/** Gives each note the tags of `add` that it does not have, and takes those of `remove` from it. Only notes that change are named. */
export function changeTags(notes: readonly Note[], add: readonly string[], remove: readonly string[] = []): TagEdit[] {
  return editTags(notes, (tags) => [...tags.filter((tag) => !remove.includes(tag)), ...add])
}

/** Another name for a tag wherever it stands, at its place; a note that has both keeps one. Only notes that change are named. */
export function renameTag(notes: readonly Note[], from: string, to: string): TagEdit[] {
  return editTags(notes, (tags) => tags.map((tag) => (tag === from ? to : tag)))
}

/** Whether two tags differ in nothing but case, accents, or the shape of signs: a slip, as a rule, and not two subjects. */
function tagKey(tag: string): string {
  return foldText(tag).folded.trim()
}

/** For each tag that others are written almost like, those others. */
export function nearDoubles(tags: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const alike = new Map<string, string[]>()
  for (const tag of tags) {
    const key = tagKey(tag)
    const group = alike.get(key)
    if (group === undefined) alike.set(key, [tag])
    else group.push(tag)
  }
  return new Map(
    [...alike.values()]
      .filter((group) => group.length > 1)
      .flatMap((group) => group.map((tag) => [tag, group.filter((other) => other !== tag)] as const)),
  )
}

/** The tag that is written almost like `typed`, but not the same; null where there is none. */
export function almostSameTag(typed: string, tags: readonly string[]): string | null {
  const key = tagKey(typed)
  return tags.find((tag) => tag !== typed && tagKey(tag) === key) ?? null
}
