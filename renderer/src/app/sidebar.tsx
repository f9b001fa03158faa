import { NavLink } from 'react-router'
import { ArchiveChoice } from '../features/packs/archive-choice.tsx'
import { type Part, partPath } from '../places/places.ts'
import { words } from '../words/words.ts'
import { useBriefingCount } from '../workspace/briefing-count.ts'
import { useKeptSearches } from '../workspace/searches.ts'
import { useLiveNotes } from '../workspace/use-notes.ts'
import { useEdition } from '../workspace/workspace.tsx'
import styles from './sidebar.module.css'

const say = words.nav

/** The parts of the archive, and what a person makes of them. */
export function Sidebar({ onChosen }: { readonly onChosen: () => void }) {
  const { catalogue, id: edition } = useEdition()
  const notes = useLiveNotes()
  const kept = useKeptSearches()
  const briefings = useBriefingCount()
  const ofKind = (kind: string) => catalogue.sources.filter((source) => source.kind === kind).length
  const item = (part: Part, name: string, count: number | null = null) => (
    <li>
      <NavLink
        to={partPath(edition, part)}
        end={part === 'campaign'}
        className={({ isActive }) => `${styles['link']} ${isActive ? styles['here'] : ''}`}
        onClick={onChosen}
      >
        {name}
        {count === null ? null : <span className={styles['count']}>{count}</span>}
      </NavLink>
    </li>
  )
  return (
    <nav className={styles['nav']} aria-label={say.label}>
      <ArchiveChoice />
      <p className={styles['campaign']}>{catalogue.campaign.title}</p>
      <ul>
        {item('campaign', say.campaign)}
        {item('letter', say.letter)}
        {item('statements', say.statements, ofKind('statement'))}
        {item('coverage', say.coverage, ofKind('coverage'))}
        {item('signatories', say.signatories, catalogue.signatories.signatories.length)}
        {item('recommendations', say.recommendations, catalogue.recommendations.length)}
        {item('claims', say.claims, catalogue.claims?.claims.length ?? null)}
      </ul>
      <ul>
        {item('notes', say.notes, notes.length)}
        {item('briefings', say.briefings, briefings)}
        {item('searches', say.searches, kept.length)}
        {item('verify', say.verify)}
      </ul>
      <ul>
        {item('editions', say.editions)}
        {item('colleagues', say.colleagues)}
        {item('backups', say.backups)}
        {item('settings', say.settings)}
        {item('help', say.help)}
      </ul>
    </nav>
  )
}
