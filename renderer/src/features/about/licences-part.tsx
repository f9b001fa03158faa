import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Working } from '../../ui/working.tsx'
import { aboutWords as say } from '../../words/about-words.ts'
import styles from './about.module.css'

interface Licence {
  readonly name: string
  readonly version: string
  readonly licence: string
  readonly text: string
}

type View =
  | { readonly state: 'asking' | 'reading' | 'missing' | 'unreadable' }
  | { readonly state: 'read'; readonly own: string; readonly licences: readonly Licence[] }

function isLicence(item: unknown): item is Licence {
  if (typeof item !== 'object' || item === null) return false
  const fields = item as Readonly<Record<string, unknown>>
  return ['name', 'version', 'licence', 'text'].every((name) => typeof fields[name] === 'string')
}

/** The list is made by the build for a release, as a file beside the page: it is read when somebody wants to see it. */
async function readLicences(): Promise<View> {
  try {
    const response = await fetch('./licences.json')
    if (response.status === 404) return { state: 'missing' }
    const file: unknown = await response.json()
    if (typeof file !== 'object' || file === null || !('program' in file && 'packages' in file)) return { state: 'unreadable' }
    const { program, packages } = file
    return typeof program === 'string' && Array.isArray(packages) && packages.every(isLicence)
      ? { state: 'read', own: program, licences: packages }
      : { state: 'unreadable' }
  } catch {
    return { state: 'unreadable' }
  }
}

/** What other people's work is in the program, and by which licences. */
export function LicencesPart() {
  const [view, setView] = useState<View>({ state: 'asking' })
  const read = async () => {
    setView({ state: 'reading' })
    setView(await readLicences())
  }
  return (
    <section className={styles['part']}>
      <h2>{say.licences}</h2>
      {view.state === 'asking' ? (
        <div>
          <Button onPress={() => void read()}>{say.licencesShow}</Button>
        </div>
      ) : null}
      <div role="status">
        {view.state === 'reading' ? <Working what={say.licencesReading} /> : null}
        {view.state === 'missing' ? <p>{say.licencesMissing}</p> : null}
        {view.state === 'unreadable' ? <p>{say.licencesUnreadable}</p> : null}
        {view.state === 'read' ? <p>{say.licencesCount(view.licences.length)}</p> : null}
      </div>
      {view.state === 'read' ? (
        <ul className={styles['licences']}>
          <li>
            <details>
              <summary>{say.licenceOwn}</summary>
              <pre>{view.own}</pre>
            </details>
          </li>
          {view.licences.map(({ name, version, licence, text }) => (
            <li key={`${name} ${version}`}>
              <details>
                <summary>
                  {name} {version}: {licence}
                </summary>
                <pre>{text}</pre>
              </details>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}
