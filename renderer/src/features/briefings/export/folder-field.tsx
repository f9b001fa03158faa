import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { exportBriefingWords as say } from '../../../words/export-briefing-words.ts'
import { useServices } from '../../../workspace/workspace.tsx'
import styles from './export.module.css'

interface FolderFieldProps {
  readonly value: string
  /** The folder whose files are shown. */
  readonly looked: string
  onChange(folder: string): void
  onLook(folder: string): void
}

/** The path of a folder, written down or, in the desktop program, chosen in a dialog of the system. A folder is looked into when it is whole, not at each key. */
export function FolderField({ value, looked, onChange, onLook }: FolderFieldProps) {
  const { host } = useServices()
  const choose = async () => {
    const answer = await host.call('folder.choose', { title: say.chooseTitle })
    if (!answer.ok || answer.value.outcome !== 'chosen') return
    onChange(answer.value.folder)
    onLook(answer.value.folder)
  }
  const folder = value.trim()
  return (
    <>
      <TextField label={say.folder} value={value} hint={say.folderHint} maxLength={4_096} onChange={onChange} />
      <div className={styles['buttons']}>
        {host.kind === 'desktop' ? <Button onPress={() => void choose()}>{say.chooseFolder}</Button> : null}
        {folder !== '' && folder !== looked ? <Button onPress={() => onLook(folder)}>{say.look}</Button> : null}
      </div>
    </>
  )
}
