import { useState } from 'react'
import type { CallOutput } from '#shared/contract/contract.ts'
import type { Outcome } from '#shared/contract/failure.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FolderField } from '../../ui/folder-field.tsx'
import { backupsWords as say } from '../../words/backups-words.ts'
import { words, writeSentence } from '../../words/words.ts'
import { useChooseFolder } from '../../workspace/choose-folder.ts'
import { useServices } from '../../workspace/workspace.tsx'
import { type ListedBackup, writeWhen } from './backup-list.tsx'
import styles from './backups.module.css'

export function CopyDialog({ backup, onClose }: { readonly backup: ListedBackup; onClose(): void }) {
  const { host } = useServices()
  const choose = useChooseFolder(say.chooseTitle)
  const [folder, setFolder] = useState('')
  const [answer, setAnswer] = useState<Outcome<CallOutput<'backups.copy'>> | null>(null)
  const save = async () => setAnswer(await host.call('backups.copy', { path: backup.path, folder: folder.trim() }))
  return (
    <Dialog open title={say.copyTitle} onClose={onClose}>
      <div className={styles['dialog']}>
        <p>
          {writeWhen(backup)}. {say.copyHint}
        </p>
        <FolderField
          label={say.folder}
          hint={say.folderHint}
          value={folder}
          chooseLabel={say.chooseFolder}
          choose={choose}
          onChange={setFolder}
        />
        {answer === null ? null : answer.ok ? (
          <p role="status">{say.copied(answer.value.path)}</p>
        ) : (
          <Banner tone="error" title={say.copyFailed}>
            {writeSentence(answer.error.message)}
          </Banner>
        )}
        <div className={styles['actions']}>
          <Button look="primary" isDisabled={folder.trim() === ''} onPress={() => void save()}>
            {say.copyNow}
          </Button>
          <Button onPress={onClose}>{words.program.close}</Button>
        </div>
      </div>
    </Dialog>
  )
}
