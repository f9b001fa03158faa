import type { Colour } from '#shared/notes/colours.ts'
import type { Sitting } from '#shared/notes/sittings.ts'
import { historyWords } from '../../words/history-words.ts'
import { words } from '../../words/words.ts'

const say = historyWords

function tellTags({
  before,
  after,
}: {
  readonly before: readonly string[]
  readonly after: readonly string[]
}): readonly string[] {
  const list = (tags: readonly string[]) => tags.map((tag) => `#${tag}`).join(', ')
  const added = after.filter((tag) => !before.includes(tag))
  const removed = before.filter((tag) => !after.includes(tag))
  if (added.length === 0 && removed.length === 0) return [say.tagsOrder]
  return [
    ...(added.length === 0 ? [] : [say.tagsAdded(list(added))]),
    ...(removed.length === 0 ? [] : [say.tagsRemoved(list(removed))]),
  ]
}

/** What was done in a sitting, in sentences. `nameOf` is what the person calls a colour. */
export function tellSitting({ made, words: written, fields }: Sitting, nameOf: (colour: Colour) => string): readonly string[] {
  const told: string[] = made ? [say.made] : []
  if (written !== null) told.push(written.before === '' ? say.wordsFirst : written.after === '' ? say.wordsGone : say.words)
  const { tags, colour, status, author, trashedAt, target, private: isPrivate } = fields
  if (tags !== undefined) told.push(...tellTags(tags))
  if (colour !== undefined) told.push(say.colour(nameOf(colour.before), nameOf(colour.after)))
  if (status !== undefined) told.push(say.status(words.writing.statuses[status.before], words.writing.statuses[status.after]))
  if (author !== undefined) told.push(say.author(author.after ?? ''))
  if (trashedAt !== undefined) told.push(trashedAt.after === null ? say.untrashed : say.trashed)
  if (target !== undefined) told.push(say.moved)
  if (isPrivate !== undefined) told.push(isPrivate.after === true ? say.private : say.notPrivate)
  return told
}
