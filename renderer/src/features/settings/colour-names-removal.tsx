import { RemovedThings } from '../../ui/removed-things.tsx'
import { trashWords as say } from '../../words/trash-words.ts'
import { words, writeSentence } from '../../words/words.ts'
import { announce } from '../../workspace/announcements.ts'
import { useColourNames, useRemoveColourNames } from '../../workspace/earlier-words.ts'

/** The names that colours have and had, to be removed for good: a name that was taken away stands in the record. */
export function ColourNamesRemoval() {
  const [named, look] = useColourNames()
  const remove = useRemoveColourNames()
  return (
    <RemovedThings
      level={3}
      onOpen={look}
      things={named.map(({ colour, names }) => {
        const name = words.colours[colour]
        return {
          id: colour,
          name,
          timeLeft: say.colours.names(names),
          remove: () => remove(colour),
          removal: {
            ...say,
            ...words.program,
            title: say.colours.removeTitle(name),
            goesList: say.wordsGo(say.colours.goes(name, names)),
            removing: say.removingItem,
          },
        }
      })}
      say={{
        ...say,
        title: say.colours.title,
        none: say.colours.none,
        showRemoved: () => say.colours.show,
        hideRemoved: say.colours.hide,
        removeNamed: say.removeThing,
      }}
      explain={({ message }) => (
        <p>
          {writeSentence(message)} {say.tryAgain}
        </p>
      )}
      onRemoved={({ name }) => {
        announce({ kind: 'text', text: say.colours.removed(name) })
        void look()
      }}
    />
  )
}
