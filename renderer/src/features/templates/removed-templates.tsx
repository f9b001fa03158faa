import { RemovedThings } from '../../ui/removed-things.tsx'
import { templatesWords as say } from '../../words/templates-words.ts'
import { trashWords } from '../../words/trash-words.ts'
import { writeSentence } from '../../words/words.ts'
import { announce } from '../../workspace/announcements.ts'
import { useRemoved, useRemovedThings } from '../../workspace/removed-items.ts'

/** Templates that were removed: each is brought back, or removed for good. */
export function RemovedTemplates() {
  const removed = useRemoved('template', () => true)
  const things = useRemovedThings(removed.map((item) => ({ name: item.name, goes: say.goes(item.name), items: [item] })))
  return (
    <RemovedThings
      things={things}
      level={2}
      say={{ ...trashWords, title: say.removedTitle, removeNamed: trashWords.removeThing }}
      explain={({ message }) => (
        <p>
          {writeSentence(message)} {trashWords.failedHint}
        </p>
      )}
      onRemoved={({ name }) => announce({ kind: 'text', text: trashWords.briefingRemoved(name) })}
    />
  )
}
