import { useId } from 'react'
import { Button } from '../../ui/button.tsx'
import { welcomeWords as say } from '../../words/welcome-words.ts'
import { changeSettings } from '../../workspace/settings.ts'
import styles from './first-steps.module.css'
import { FirstSteps } from './first-steps.tsx'

/** What a new person sees above the campaign, until they put it away or have written a note. */
export function WelcomePanel() {
  const title = useId()
  return (
    <section className={styles['panel']} aria-labelledby={title}>
      <h2 id={title}>{say.title}</h2>
      <FirstSteps />
      <div>
        <Button onPress={() => changeSettings({ welcomed: true })}>{say.close}</Button>
      </div>
    </section>
  )
}
