import { RemovedThings } from '../../ui/removed-things.tsx'
import { trashWords as say } from '../../words/trash-words.ts'
import { words, writeSentence } from '../../words/words.ts'
import { announce } from '../../workspace/announcements.ts'
import { useEarlierTags, useRemoveTag } from '../../workspace/earlier-words.ts'

/** Tags that no listed note has any more and that stand in earlier versions, or in the trash: a tag that was deleted or renamed, too. */
export function EarlierTags({ listed }: { readonly listed: readonly string[] }) {
  const [tags, look] = useEarlierTags()
  const remove = useRemoveTag()
  const others = tags.filter((tag) => !listed.includes(tag)).sort()
  return (
    <RemovedThings
      level={2}
      onOpen={look}
      things={others.map((tag) => ({
        id: tag,
        name: `#${tag}`,
        timeLeft: say.tags.where,
        remove: () => remove(tag),
        removal: {
          ...say,
          ...words.program,
          title: say.briefingTitle(`#${tag}`),
          goesList: say.wordsGo(say.tags.goes(tag)),
          staysList: [say.tags.stays, ...say.staysList],
          removing: say.removingItem,
        },
      }))}
      say={{
        ...say,
        title: say.tags.title,
        none: say.tags.none,
        showRemoved: () => say.tags.show,
        hideRemoved: say.tags.hide,
        removeNamed: say.removeThing,
      }}
      explain={({ message }) => (
        <p>
          {writeSentence(message)} {say.tryAgain}
        </p>
      )}
      onRemoved={({ name }) => {
        announce({ kind: 'text', text: say.briefingRemoved(name) })
        void look()
      }}
    />
  )
}
