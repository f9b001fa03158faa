import { useEffect, useRef } from 'react'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { KeyName } from '../../ui/key-name.tsx'
import { words } from '../../words/words.ts'
import { changeSettings, LEADINGS, MEASURES, stepTextSize, TEXT_SIZES, useSettings } from '../../workspace/settings.ts'
import styles from './text-menu.module.css'

const say = words.reading

/** Size, length and distance of the lines of a source, and the colours of the window. */
export function TextChoices() {
  const settings = useSettings()
  const panel = useRef<HTMLFieldSetElement>(null)
  const smallest = settings.textSize === TEXT_SIZES[0]
  const largest = settings.textSize === TEXT_SIZES.at(-1)
  useEffect(() => panel.current?.focus(), [])
  return (
    <fieldset ref={panel} className={styles['menu']} tabIndex={-1}>
      <legend className={styles['legend']}>{say.textMenuTitle}</legend>
      <div className={styles['size']}>
        <span className={styles['label']}>
          {words.reader.textSize}: {words.settings.textSizes[settings.textSize]}
          {smallest ? say.smallest : largest ? say.largest : ''}
        </span>
        <span className={styles['steps']}>
          <Button size="small" aria-disabled={smallest} onPress={() => stepTextSize(-1)}>
            {say.smaller} <KeyName>-</KeyName>
          </Button>
          <Button size="small" aria-disabled={largest} onPress={() => stepTextSize(1)}>
            {say.larger} <KeyName>+</KeyName>
          </Button>
        </span>
      </div>
      <Choice
        label={say.measure}
        value={settings.measure}
        options={MEASURES.map((value) => ({ value, label: say.measures[value] }))}
        onChange={(measure) => changeSettings({ measure })}
      />
      <Choice
        label={say.leading}
        value={settings.leading}
        options={LEADINGS.map((value) => ({ value, label: say.leadings[value] }))}
        onChange={(leading) => changeSettings({ leading })}
      />
      <Choice
        label={words.settings.theme}
        value={settings.theme}
        options={(['system', 'light', 'dark', 'contrast'] as const).map((value) => ({
          value,
          label: words.settings.themes[value],
        }))}
        onChange={(theme) => changeSettings({ theme })}
      />
    </fieldset>
  )
}
