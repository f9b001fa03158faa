import { useMemo, useState } from 'react'
import { Link } from 'react-router'
import { foldText } from '#shared/text/fold-text.ts'
import { partPath } from '../../places/places.ts'
import { Button } from '../../ui/button.tsx'
import { Page } from '../../ui/page.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { helpWords as say } from '../../words/help-words.ts'
import { words } from '../../words/words.ts'
import { useEdition, useWindowTitle } from '../../workspace/workspace.tsx'
import styles from './help-page.module.css'
import { KeyList } from './key-list.tsx'
import { TypedSearches } from './typed-searches.tsx'

/** Whether a text has each of the words that were typed, or what begins with them. */
function finder(typed: string): (text: string) => boolean {
  const wanted = foldText(typed)
    .folded.split(' ')
    .filter((word) => word !== '')
  return (text) => {
    const folded = foldText(text).folded
    return wanted.every((word) => folded.includes(word))
  }
}

/** How each job is done, what can be typed in a search, and the keys; all of it found by words. */
export function HelpPage() {
  useWindowTitle(words.nav.help)
  const { id: edition } = useEdition()
  const [typed, setTyped] = useState('')
  const finds = useMemo(() => finder(typed), [typed])
  const jobs = say.items.filter(({ title, text }) => finds(`${title} ${text}`))
  const narrowed = typed.trim() !== ''
  return (
    <Page>
      <h1>{words.nav.help}</h1>
      <div className={styles['find']}>
        <TextField label={say.find} value={typed} maxLength={100} onChange={setTyped} />
        <Button onPress={() => window.print()}>{say.print}</Button>
        <Link to={partPath(edition, 'welcome')}>{words.nav.welcome}</Link>
      </div>
      {jobs.length === 0 ? (
        <p role="status">{say.none(typed)}</p>
      ) : (
        <section>
          <h2>{say.jobs}</h2>
          <dl className={styles['jobs']}>
            {jobs.map(({ title, text, place }) => (
              <div key={title}>
                <dt>{title}</dt>
                <dd>
                  {text}{' '}
                  {place === null ? null : (
                    <Link className={styles['go']} to={partPath(edition, place)}>
                      {say.go(words.nav[place])}
                    </Link>
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {narrowed ? null : <TypedSearches />}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a page that scrolls and holds nothing to act on must be reachable by key. */}
      <section tabIndex={0} aria-labelledby="help-keys">
        <h2 id="help-keys">{words.keys.title}</h2>
        <p className={styles['hint']}>{words.keys.hint}</p>
        <KeyList withPassages finds={finds} />
      </section>
    </Page>
  )
}
