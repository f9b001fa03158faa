import { Link, useSearchParams } from 'react-router'
import type { EditionId } from '#shared/archive/ids.ts'
import type { SourceSummary } from '#shared/archive/source.ts'
import { comparePath, partPath, sourcePath } from '../../places/places.ts'
import { EmptyPlace } from '../../ui/empty-place.tsx'
import { Page } from '../../ui/page.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { editionsWords } from '../../words/editions-words.ts'
import { words } from '../../words/words.ts'
import { editionToCompare, inOrder } from '../../workspace/edition-order.ts'
import { sourceTitle } from '../../workspace/source-words.ts'
import { useEdition, useWindowTitle } from '../../workspace/workspace.tsx'
import { ChangeList } from './change-list.tsx'
import styles from './compare-editions-page.module.css'
import { type ComparedEditions, useComparison } from './use-comparison.ts'

const say = words.compare

interface Row {
  readonly source: SourceSummary
  readonly state: keyof typeof say.state
}

/** Every source of both editions, those of the later one first, in its order. */
function rowsOf({ before, after }: ComparedEditions): readonly Row[] {
  const earlier = new Map(before.sources.map((source) => [source.id, source]))
  const later = new Set(after.sources.map(({ id }) => id))
  const stateOf = (source: SourceSummary): Row['state'] => {
    const was = earlier.get(source.id)
    if (was === undefined) return 'after'
    return was.text.sha512 === source.text.sha512 ? 'same' : 'changed'
  }
  return [
    ...after.sources.map((source) => ({ source, state: stateOf(source) })),
    ...before.sources.filter(({ id }) => !later.has(id)).map((source): Row => ({ source, state: 'before' })),
  ]
}

function Sources({ before, after, other }: { readonly before: EditionId; readonly after: EditionId; readonly other: EditionId }) {
  const { id } = useEdition()
  const compared = useComparison(before, after)
  // The list of changes above says how it stands.
  if (compared.state !== 'ready') return null
  const pathOf = ({ source, state }: Row) => {
    if (state === 'before') return sourcePath(before, source.id)
    return state === 'after' ? sourcePath(after, source.id) : comparePath(id, other, source.id)
  }
  return (
    <section className={styles['sources']}>
      <h2>{say.sources}</h2>
      <ul>
        {rowsOf(compared.value).map((row) => (
          <li key={row.source.id} className={styles['row']}>
            <Link to={pathOf(row)}>{sourceTitle(row.source).text}</Link>
            <span className={row.state === 'changed' ? styles['changed'] : styles['quiet']}>
              {row.state === 'before' || row.state === 'after'
                ? say.state[row.state](row.state === 'before' ? before : after)
                : say.state[row.state]}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** All that differs between the edition being read and another. */
export function CompareEditionsPage() {
  useWindowTitle(say.title)
  const { editions, id } = useEdition()
  const [query, setQuery] = useSearchParams()
  const other = editionToCompare(editions, id, query.get('with'))
  if (other === null) {
    return (
      <Page>
        <h1>{say.title}</h1>
        <EmptyPlace title={say.onlyEdition} hint={say.onlyEditionHint}>
          <Link to={partPath(id, 'editions')}>{words.nav.editions}</Link>
        </EmptyPlace>
      </Page>
    )
  }
  const [before, after] = inOrder(editions, id, other)
  return (
    <Page>
      <header>
        <h1>{say.title}</h1>
        <p className={styles['quiet']}>{say.fromTo(before, after)}</p>
      </header>
      <SelectField
        label={say.with}
        value={other}
        options={editions
          .filter((edition) => edition.id !== id)
          .toReversed()
          .map((edition) => ({ value: edition.id, label: words.archive.edition(edition.id) }))}
        onChange={(next) => setQuery({ with: next }, { replace: true })}
      />
      <section className={styles['changes']}>
        <h2>{editionsWords.changed}</h2>
        <ChangeList before={before} after={after} />
      </section>
      <Sources before={before} after={after} other={other} />
    </Page>
  )
}
