import { Button } from '../../ui/button.tsx'
import { CheckField } from '../../ui/check-field.tsx'
import { words } from '../../words/words.ts'
import { announce } from '../../workspace/announcements.ts'
import { clearRecent, useRecent } from '../../workspace/recent.ts'
import { changeSettings, useSettings } from '../../workspace/settings.ts'
import { useEdition, useServices } from '../../workspace/workspace.tsx'
import styles from './settings-page.module.css'

const say = words.settings

/** Whether what was opened last is listed; turning it off forgets what was. */
export function RecentPart() {
  const { program } = useServices()
  const { archive } = useEdition()
  const { keepRecent } = useSettings()
  const listed = useRecent(program.profileId, archive).length
  const clear = () => {
    clearRecent(program.profileId)
    announce({ kind: 'text', text: say.recentCleared })
  }
  const change = (on: boolean) => {
    changeSettings({ keepRecent: on })
    if (!on) clearRecent(program.profileId)
  }
  return (
    <section>
      <h2>{words.nav.recent}</h2>
      <CheckField checked={keepRecent} onChange={change}>
        {say.keepRecent}
      </CheckField>
      <p className={styles['keepHint']}>{say.keepRecentHint}</p>
      {listed === 0 ? null : (
        <div>
          <Button onPress={clear}>{say.clearRecent}</Button>
        </div>
      )}
    </section>
  )
}
