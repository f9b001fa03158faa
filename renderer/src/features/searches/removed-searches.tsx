import { startingGroup } from '#shared/searches/word-groups.ts'
import { RemovedThings } from '../../ui/removed-things.tsx'
import { trashWords } from '../../words/trash-words.ts'
import { words, writeSentence } from '../../words/words.ts'
import { announce } from '../../workspace/announcements.ts'
import { useRemoved, useRemovedThings } from '../../workspace/removed-items.ts'
import { useEdition } from '../../workspace/workspace.tsx'

const say = trashWords.searches

type Listed = Parameters<typeof useRemovedThings>[0]

function Removed({ title, listed }: { readonly title: string; readonly listed: Listed }) {
  return (
    <RemovedThings
      things={useRemovedThings(listed)}
      level={3}
      say={{ ...trashWords, title, removeNamed: trashWords.removeThing }}
      explain={({ message }) => (
        <p>
          {writeSentence(message)} {trashWords.failedHint}
        </p>
      )}
      onRemoved={({ name }) => announce({ kind: 'text', text: trashWords.briefingRemoved(name) })}
    />
  )
}

/** Kept searches that were removed, of the archive being read. */
export function RemovedKept() {
  const { archive } = useEdition()
  const removed = useRemoved('kept', (item) => item.archive === archive)
  return (
    <Removed
      title={say.kept}
      listed={removed.map((item) => ({ name: item.name, goes: say.keptGoes(item.name), items: [item] }))}
    />
  )
}

/** What was taken out of the search log, as one. */
export function RemovedLog() {
  const { archive } = useEdition()
  const items = useRemoved('log', (item) => item.archive === archive)
  const name = say.entries(items.length)
  return <Removed title={say.log} listed={items.length === 0 ? [] : [{ name, goes: say.logGoes(name), items }]} />
}

/** Groups of other words that were removed. One of the archive itself has nothing of the person's in it, and is brought back or stays away. */
export function RemovedWords() {
  const { archive } = useEdition()
  const removed = useRemoved('words', (item) => item.archive === archive)
  return (
    <Removed
      title={say.words}
      listed={removed.map((item) => {
        const name = words.searches.group(item.words)
        return { name, goes: startingGroup(item.id) === undefined ? say.wordsGo(name) : say.startingGo(name), items: [item] }
      })}
    />
  )
}
