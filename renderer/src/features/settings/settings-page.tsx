import { Link } from 'react-router'
import { partPath } from '../../places/places.ts'
import { Choice } from '../../ui/choice.tsx'
import { Page } from '../../ui/page.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { words } from '../../words/words.ts'
import { changeSettings, LEADINGS, MEASURES, TEXT_SIZES, useSettings } from '../../workspace/settings.ts'
import { useEdition, useServices, useWindowTitle } from '../../workspace/workspace.tsx'
import { ColourMeaningsPart } from './colour-meanings-part.tsx'
import { KeepDeletedPart } from './keep-deleted-part.tsx'
import { RecentPart } from './recent-part.tsx'
import styles from './settings-page.module.css'

const say = words.settings

export function SettingsPage() {
  useWindowTitle(say.title)
  const settings = useSettings()
  const { program } = useServices()
  const { id: edition } = useEdition()
  return (
    <Page>
      <h1>{say.title}</h1>
      <div className={styles['fields']}>
        <Choice
          label={say.theme}
          value={settings.theme}
          options={(['system', 'light', 'dark', 'contrast'] as const).map((value) => ({ value, label: say.themes[value] }))}
          onChange={(theme) => changeSettings({ theme })}
        />
        <Choice
          label={say.density}
          value={settings.density}
          options={(['comfortable', 'compact'] as const).map((value) => ({ value, label: say.densities[value] }))}
          onChange={(density) => changeSettings({ density })}
        />
        <Choice
          label={say.textSize}
          value={settings.textSize}
          options={TEXT_SIZES.map((value) => ({ value, label: say.textSizes[value] }))}
          onChange={(textSize) => changeSettings({ textSize })}
        />
        <Choice
          label={words.reading.measure}
          value={settings.measure}
          options={MEASURES.map((value) => ({ value, label: words.reading.measures[value] }))}
          onChange={(measure) => changeSettings({ measure })}
        />
        <Choice
          label={words.reading.leading}
          value={settings.leading}
          options={LEADINGS.map((value) => ({ value, label: words.reading.leadings[value] }))}
          onChange={(leading) => changeSettings({ leading })}
        />
        <p className={styles['sample']}>{words.reading.sample}</p>
        <div className={styles['author']}>
          <TextField
            label={say.author}
            value={settings.author}
            hint={say.authorHint}
            maxLength={200}
            onChange={(author) => changeSettings({ author })}
          />
        </div>
      </div>
      <ColourMeaningsPart />
      <KeepDeletedPart />
      <RecentPart />
      <section>
        <h2>{say.data}</h2>
        <p>{say.dataHint}</p>
        <p className={styles['path']}>{program.profile}</p>
      </section>
      <section>
        <h2>{say.about}</h2>
        <p>
          {program.name}, {say.version(program.version)}. {say.host[program.host]}.
        </p>
        <p>
          <Link to={partPath(edition, 'about')}>{say.aboutLink}</Link>
        </p>
      </section>
    </Page>
  )
}
