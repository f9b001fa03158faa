import { Link } from 'react-router'
import { partPath, searchPath, sourcePath } from '../../places/places.ts'
import { welcomeWords as say } from '../../words/welcome-words.ts'
import { writeKey } from '../../workspace/keys.ts'
import { sourceTitle } from '../../workspace/source-words.ts'
import { useEdition, useServices } from '../../workspace/workspace.tsx'
import styles from './first-steps.module.css'

interface Step {
  readonly name: string
  readonly hint: string
  readonly to: string
}

/** The jobs that the program is for, each with a link to where it is done, in the archive that is open. */
export function FirstSteps() {
  const { program } = useServices()
  const { catalogue, id: edition } = useEdition()
  const { campaign, sources } = catalogue
  const first = sources.find(({ kind }) => kind === 'letter') ?? sources.find(({ kind }) => kind === 'statement') ?? sources[0]
  const passage = campaign.summary.flatMap(({ spans }) => spans)[0]
  // Who leads a campaign is named in its sources.
  const query = `"${campaign.leadOrganisation}"`
  const steps: readonly Step[] = [
    ...(first === undefined
      ? []
      : [{ name: say.read, hint: say.readHint(sourceTitle(first).text), to: sourcePath(edition, first.id) }]),
    { name: say.search, hint: say.searchHint(query), to: searchPath(edition, query) },
    ...(passage === undefined
      ? []
      : [{ name: say.note, hint: say.noteHint, to: sourcePath(edition, passage.source, { passage }) }]),
    { name: say.briefing, hint: say.briefingHint, to: partPath(edition, 'briefings') },
    { name: say.verify, hint: say.verifyHint, to: partPath(edition, 'verify') },
  ]
  return (
    <div className={styles['steps']}>
      <p>{say.here(campaign.title, edition)}</p>
      <ol>
        {steps.map(({ name, hint, to }) => (
          <li key={name}>
            <Link to={to}>{name}</Link>
            <span className={styles['hint']}>{hint}</span>
          </li>
        ))}
      </ol>
      <p>
        {say.notesLie} <span className={styles['path']}>{program.profile}</span>
      </p>
      <p>{say.stays}</p>
      <p>{say.keys(writeKey('F1'), writeKey('Mod+k'))}</p>
    </div>
  )
}
