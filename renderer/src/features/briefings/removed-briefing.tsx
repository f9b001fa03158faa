import { useState } from 'react'
import { removalOf } from '#shared/notes/final-removal.ts'
import { Button } from '../../ui/button.tsx'
import { RemovalDialog } from '../../ui/removal-dialog.tsx'
import { briefingWords as say } from '../../words/briefings-words.ts'
import { trashWords } from '../../words/trash-words.ts'
import { words, writeDay, writeSentence } from '../../words/words.ts'
import { announce } from '../../workspace/announcements.ts'
import type { ListedBriefing } from '../../workspace/briefings.ts'
import { createUnfinishedRemoval, removeForGood, wholeBriefing } from '../../workspace/remove-for-good.ts'
import { useSettings } from '../../workspace/settings.ts'
import { useBriefingActions } from '../../workspace/use-briefings.ts'
import { useServices } from '../../workspace/workspace.tsx'
import { BriefingFacts } from './briefing-facts.tsx'
import { titleOf } from './briefing-title.ts'
import styles from './briefings.module.css'
import { forgetExport } from './export/last-export.ts'

/** When it was removed, and until when it can be brought back. */
function TimeLeft({ removedAt }: { readonly removedAt: string }) {
  const { keepDeleted } = useSettings()
  const removal = removalOf({ trashedAt: removedAt }, keepDeleted)
  return (
    <p className={styles['quiet']}>
      {trashWords.deleted}{' '}
      <time dateTime={removedAt} title={removedAt}>
        {writeDay(removedAt)}
      </time>
      {', '}
      {removal === null ? (
        trashWords.kept
      ) : Date.parse(removal) <= Date.now() ? (
        trashWords.removalNext
      ) : (
        <>
          {trashWords.removal}{' '}
          <time dateTime={removal} title={removal}>
            {writeDay(removal)}
          </time>
        </>
      )}
    </p>
  )
}

/** Says what goes and what does not before a briefing is removed for good. */
function RemoveBriefing({ listed, onClose }: { readonly listed: ListedBriefing; onClose(): void }) {
  const { notes: store, history, program } = useServices()
  const [{ briefing, parts }] = useState(listed)
  const title = titleOf(briefing)
  const remove = async () => {
    const unfinished = createUnfinishedRemoval(window.localStorage, program.profileId)
    forgetExport(briefing.id)
    return await removeForGood({ store, history, unfinished }, wholeBriefing(store.snapshot().items, briefing.id))
  }
  return (
    <RemovalDialog
      say={{
        ...trashWords,
        ...words.program,
        title: trashWords.briefingTitle(title),
        goesList: trashWords.briefingGoes(parts.length),
        staysList: trashWords.briefingStays,
        removing: trashWords.removingBriefing,
      }}
      explain={({ message }) => (
        <p>
          {writeSentence(message)} {trashWords.failedHint}
        </p>
      )}
      remove={remove}
      onRemoved={() => {
        announce({ kind: 'text', text: trashWords.briefingRemoved(title) })
        onClose()
      }}
      onClose={onClose}
    />
  )
}

/** A briefing in the trash: it is brought back, or removed for good. */
function RemovedBriefing({ listed, onRemove }: { readonly listed: ListedBriefing; onRemove(): void }) {
  const actions = useBriefingActions()
  const { briefing } = listed
  const title = titleOf(briefing)
  return (
    <li className={styles['row']}>
      <div className={styles['about']}>
        <span>{title}</span>
        <BriefingFacts listed={listed} />
        {briefing.removedAt === null ? null : <TimeLeft removedAt={briefing.removedAt} />}
      </div>
      <div className={styles['actions']}>
        <Button
          size="small"
          aria-label={say.restoreNamed(title)}
          onPress={() => {
            actions.restore(briefing)
            announce({ kind: 'text', text: say.restored(title), undo: true })
            document.getElementById('briefings')?.focus({ preventScroll: true })
          }}
        >
          {say.restore}
        </Button>
        <Button look="quiet" size="small" aria-label={trashWords.removeNamed(title)} onPress={onRemove}>
          {trashWords.remove}
        </Button>
      </div>
    </li>
  )
}

/** The list of the trash, and the dialog that stays when what it is about has gone from the list. */
export function RemovedBriefings({ removed }: { readonly removed: readonly ListedBriefing[] }) {
  const [removing, setRemoving] = useState<ListedBriefing | null>(null)
  return (
    <>
      <ul className={styles['list']}>
        {removed.map((listed) => (
          <RemovedBriefing key={listed.briefing.id} listed={listed} onRemove={() => setRemoving(listed)} />
        ))}
      </ul>
      {removing === null ? null : (
        <RemoveBriefing
          listed={removing}
          onClose={() => {
            setRemoving(null)
            document.getElementById('briefings')?.focus({ preventScroll: true })
          }}
        />
      )}
    </>
  )
}
