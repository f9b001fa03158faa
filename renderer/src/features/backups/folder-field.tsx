import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { backupsWords as say } from '../../words/backups-words.ts'
import { useServices } from '../../workspace/workspace.tsx'
import styles from './backups.module.css'

interface FolderFieldProps {
  readonly value: string
  onChange(folder: string): void
}

/** The path of a folder, written down or, in the desktop program, chosen in a dialog of the system. */
export function FolderField({ value, onChange }: FolderFieldProps) {
  const { host } = useServices()
  const choose = async () => {
    const answer = await host.call('folder.choose', { title: say.chooseTitle })
    if (answer.ok && answer.value.outcome === 'chosen') onChange(answer.value.folder)
  }
  return (
    <>
      <TextField label={say.folder} value={value} hint={say.folderHint} maxLength={4_096} onChange={onChange} />
      {host.kind === 'desktop' ? (
        <div className={styles['actions']}>
          <Button onPress={() => void choose()}>{say.chooseFolder}</Button>
        </div>
      ) : null}
    </>
  )
}
