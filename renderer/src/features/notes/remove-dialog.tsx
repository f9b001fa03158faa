import { useState } from 'react'
import type { Failure } from '#shared/contract/failure.ts'
import type { Note } from '#shared/notes/note.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Working } from '../../ui/working.tsx'
import { trashWords as say } from '../../words/trash-words.ts'
import { words, writeSentence } from '../../words/words.ts'
import { announce } from '../../workspace/announcements.ts'
import { createUnfinishedRemoval, removeForGood } from '../../workspace/remove-for-good.ts'
import { useServices } from '../../workspace/workspace.tsx'
import styles from './remove-dialog.module.css'

export interface RemoveDialogProps {
  readonly notes: readonly Note[]
  onClose(): void
}

type Removing =
  | { readonly state: 'asking' }
  | { readonly state: 'removing' }
  | { readonly state: 'failed'; readonly failure: Failure }

function List({ title, items }: { readonly title: string; readonly items: readonly string[] }) {
  return (
    <section>
      <h3>{title}</h3>
      <ul className={styles['list']}>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </section>
  )
}

/** Says what goes and what does not before notes are removed for good. */
export function RemoveDialog({ notes, onClose }: RemoveDialogProps) {
  const { notes: store, history, program } = useServices()
  const [removing, setRemoving] = useState<Removing>({ state: 'asking' })
  // The list behind the dialog loses them while they go: what was asked about stays.
  const [asked] = useState(notes)
  const remove = async () => {
    setRemoving({ state: 'removing' })
    const unfinished = createUnfinishedRemoval(window.localStorage, program.profileId)
    const answer = await removeForGood(
      { store, history, unfinished },
      asked.map(({ id }) => id),
    )
    if (!answer.ok) return setRemoving({ state: 'failed', failure: answer.error })
    announce({ kind: 'text', text: say.removed(asked.length) })
    onClose()
  }
  return (
    <Dialog title={say.title(asked.length)} open onClose={onClose}>
      <List title={say.goes} items={say.goesList(asked.length)} />
      <List title={say.stays} items={say.staysList} />
      <p>
        <strong>{say.final}</strong>
      </p>
      <div role="status">{removing.state === 'removing' ? <Working what={say.removing(asked.length)} /> : null}</div>
      {removing.state === 'failed' ? (
        <Banner tone="error" title={say.failed}>
          <p>
            {writeSentence(removing.failure.message)} {say.failedHint}
          </p>
        </Banner>
      ) : null}
      <div className={styles['actions']}>
        <Button autoFocus onPress={onClose}>
          {removing.state === 'failed' ? words.program.close : words.program.cancel}
        </Button>
        <Button look="primary" isDisabled={removing.state === 'removing'} onPress={() => void remove()}>
          {say.confirm}
        </Button>
      </div>
    </Dialog>
  )
}
