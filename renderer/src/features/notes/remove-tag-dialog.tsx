import { RemovalDialog } from '../../ui/removal-dialog.tsx'
import { trashWords as say } from '../../words/trash-words.ts'
import { words, writeSentence } from '../../words/words.ts'
import { announce } from '../../workspace/announcements.ts'
import { useRemoveTag } from '../../workspace/earlier-words.ts'

interface RemoveTagDialogProps {
  readonly tag: string
  onClose(): void
}

/** Says what goes and what does not before a tag is removed for good. */
export function RemoveTagDialog({ tag, onClose }: RemoveTagDialogProps) {
  const remove = useRemoveTag()
  const name = `#${tag}`
  return (
    <RemovalDialog
      say={{
        ...say,
        ...words.program,
        title: say.briefingTitle(name),
        goesList: say.wordsGo(say.tags.goes(tag)),
        staysList: [say.tags.stays, ...say.staysList],
        removing: say.removingItem,
      }}
      explain={({ message }) => (
        <p>
          {writeSentence(message)} {say.tryAgain}
        </p>
      )}
      remove={() => remove(tag)}
      onRemoved={() => {
        announce({ kind: 'text', text: say.briefingRemoved(name) })
        onClose()
      }}
      onClose={onClose}
    />
  )
}
