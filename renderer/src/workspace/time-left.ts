import { type KeepDeleted, removalOf } from '#shared/notes/final-removal.ts'
import { trashWords as say } from '../words/trash-words.ts'
import { writeDay } from '../words/words.ts'

/** When something was removed, and until when it can be brought back. `removedAt` is ISO 8601. */
export function sayTimeLeft(removedAt: string, keep: KeepDeleted, now: Date): string {
  const removal = removalOf({ trashedAt: removedAt }, keep)
  const left =
    removal === null ? say.kept : Date.parse(removal) <= now.getTime() ? say.removalNext : `${say.removal} ${writeDay(removal)}`
  return `${say.deleted} ${writeDay(removedAt)}, ${left}`
}
