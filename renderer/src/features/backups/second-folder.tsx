import { useState } from 'react'
import type { Failure } from '#shared/contract/failure.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { FolderField } from '../../ui/folder-field.tsx'
import { backupsWords as say } from '../../words/backups-words.ts'
import { writeSentence } from '../../words/words.ts'
import { useChooseFolder } from '../../workspace/choose-folder.ts'
import { useServices } from '../../workspace/workspace.tsx'
import styles from './backups.module.css'
import type { BackupsState } from './use-backups.ts'

/** Where backups are copied as well, and the choice of it. */
export function SecondFolder({ second, onChanged }: { readonly second: BackupsState['second']; onChanged(): Promise<void> }) {
  const { host } = useServices()
  const choose = useChooseFolder(say.chooseTitle)
  const [folder, setFolder] = useState('')
  const [failure, setFailure] = useState<Failure | null>(null)
  const use = async (chosen: string | null) => {
    const answer = await host.call('backups.second', { folder: chosen })
    setFailure(answer.ok ? null : answer.error)
    if (!answer.ok) return
    setFolder('')
    await onChanged()
  }
  return (
    <section className={styles['section']} aria-labelledby="second-folder">
      <h2 id="second-folder">{say.second}</h2>
      <p className={styles['quiet']}>{say.secondHint}</p>
      <p>{second === null ? say.secondNone : say.secondIs(second.folder)}</p>
      {second === null || second.trouble === null ? null : <Banner tone="plain">{say.secondAway(second.trouble)}</Banner>}
      <FolderField
        label={say.folder}
        hint={say.folderHint}
        value={folder}
        chooseLabel={say.chooseFolder}
        choose={choose}
        onChange={setFolder}
      />
      {failure === null ? null : (
        <Banner tone="error" title={say.secondFailed}>
          {writeSentence(failure.message)}
        </Banner>
      )}
      <div className={styles['actions']}>
        <Button isDisabled={folder.trim() === ''} onPress={() => void use(folder.trim())}>
          {say.useFolder}
        </Button>
        {second === null ? null : (
          <Button look="quiet" onPress={() => void use(null)}>
            {say.noSecond}
          </Button>
        )}
      </div>
    </section>
  )
}
