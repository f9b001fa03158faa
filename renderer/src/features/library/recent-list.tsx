import { Link } from 'react-router'
import { words } from '../../words/words.ts'
import { useRecentLinks } from '../../workspace/recent-links.ts'
import styles from './campaign-page.module.css'

/** More are found among all actions. */
const SHOWN = 5

/** The sources and briefings that were opened last. */
export function RecentList() {
  const links = useRecentLinks().slice(0, SHOWN)
  if (links.length === 0) return null
  return (
    <section>
      <h2 className={styles['section']}>{words.nav.recent}</h2>
      <ul className={styles['recent']}>
        {links.map(({ key, title, to }) => (
          <li key={key}>
            <Link to={to}>{title}</Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
