import type { Source } from '#shared/archive/source.ts'
import { words } from '../../words/words.ts'
import type { OpenText } from '../../workspace/archive-reader.ts'
import { useEdition } from '../../workspace/workspace.tsx'
import styles from './printed-facts.module.css'

const say = words.reading.printed

/** What a sheet of paper must say of itself, so that its words can be found and checked again. */
export function PrintedFacts({ source, open }: { readonly source: Source; readonly open: OpenText }) {
  const { archive, catalogue, editions } = useEdition()
  const digest = editions.find(({ id }) => id === open.edition)?.digest
  return (
    <dl className={styles['facts']}>
      <dt>{say.archive}</dt>
      <dd>
        {catalogue.campaign.title} ({archive})
      </dd>
      <dt>{say.edition}</dt>
      <dd>
        {open.edition}
        {digest === undefined ? null : <span className={styles['digest']}> SHA-512 {digest}</span>}
      </dd>
      <dt>{say.source}</dt>
      <dd>{source.id}</dd>
      <dt>{say.digest}</dt>
      <dd className={styles['digest']}>{open.sha512}</dd>
    </dl>
  )
}
