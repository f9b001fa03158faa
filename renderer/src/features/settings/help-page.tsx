import { Page } from '../../ui/page.tsx'
import { words } from '../../words/words.ts'
import { useWindowTitle } from '../../workspace/workspace.tsx'
import styles from './help-page.module.css'
import { KeyList } from './key-list.tsx'
import { TypedSearches } from './typed-searches.tsx'

/** The first steps, what can be typed in a search, and the keys. */
export function HelpPage() {
  useWindowTitle(words.nav.help)
  return (
    <Page>
      <h1>{words.nav.help}</h1>
      <section>
        <h2>{words.campaign.firstSteps}</h2>
        <ul className={styles['steps']}>
          <li>{words.campaign.stepSearch}</li>
          <li>{words.campaign.stepRead}</li>
          <li>{words.campaign.stepExport}</li>
          <li>{words.reader.caretOn}</li>
        </ul>
      </section>
      <TypedSearches />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a page that scrolls and holds nothing to act on must be reachable by key. */}
      <section tabIndex={0} aria-labelledby="help-keys">
        <h2 id="help-keys">{words.keys.title}</h2>
        <p className={styles['hint']}>{words.keys.hint}</p>
        <KeyList withPassages />
      </section>
    </Page>
  )
}
