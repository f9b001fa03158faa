import { useState } from 'react'
import { Link } from 'react-router'
import type { SearchItemId } from '#shared/archive/ids.ts'
import type { KeptSearch } from '#shared/searches/search-item.ts'
import { compareSearchPath, partPath, searchPath } from '../../places/places.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyPlace } from '../../ui/empty-place.tsx'
import { words, writeMoment } from '../../words/words.ts'
import { editionToCompare } from '../../workspace/edition-order.ts'
import { useSearchItemActions } from '../../workspace/search-item-actions.ts'
import { useKeptSearches } from '../../workspace/searches.ts'
import { useEdition } from '../../workspace/workspace.tsx'
import { focusOn } from './focus-on.ts'
import { OneLineForm } from './one-line-form.tsx'
import { RemovedKept } from './removed-searches.tsx'
import styles from './searches-page.module.css'

const say = words.searches

export function KeptSearches() {
  const kept = useKeptSearches()
  const { id: edition } = useEdition()
  const [renaming, setRenaming] = useState<SearchItemId | null>(null)
  return (
    <section className={styles['part']} aria-labelledby="kept-searches">
      <h2 id="kept-searches" tabIndex={-1}>
        {say.keptTitle}
      </h2>
      {kept.length === 0 ? (
        <EmptyPlace title={say.keptEmpty} hint={say.keptEmptyHint}>
          <Link to={searchPath(edition, '')}>{say.startSearch}</Link>
          <Link to={partPath(edition, 'help')}>{words.nav.help}</Link>
        </EmptyPlace>
      ) : (
        <>
          <p className={styles['hint']}>{say.keptHint}</p>
          <ul className={styles['list']}>
            {kept.map((search) => (
              <li key={search.id} className={styles['row']}>
                <KeptRow search={search} renaming={renaming === search.id} onRenaming={setRenaming} />
              </li>
            ))}
          </ul>
        </>
      )}
      <RemovedKept />
    </section>
  )
}

interface KeptRowProps {
  readonly search: KeptSearch
  readonly renaming: boolean
  onRenaming(search: SearchItemId | null): void
}

function KeptRow({ search, renaming, onRenaming }: KeptRowProps) {
  const { id: edition, editions } = useEdition()
  const actions = useSearchItemActions()
  const { id, name, query, asTyped, lastRun } = search
  const rename = `rename-${id}`
  const other = editionToCompare(editions, edition, search.edition)

  if (renaming) {
    return (
      <OneLineForm
        label={say.name}
        value={name}
        save={say.saveName}
        maxLength={200}
        onSave={(text) => {
          const next = text.trim()
          if (next !== '' && next !== name) actions.rename(search, next)
          return null
        }}
        onClose={() => {
          onRenaming(null)
          focusOn(rename)
        }}
      />
    )
  }
  return (
    <>
      <div className={styles['about']}>
        <Link className={styles['name']} to={searchPath(edition, query, asTyped)} aria-label={say.openNamed(name)}>
          {name}
        </Link>
        {name === query && !asTyped ? null : (
          <p>
            {say.query(query)}
            {asTyped ? ` (${say.asTyped})` : ''}
          </p>
        )}
        <p className={styles['quiet']}>
          {say.keptOn(search.edition, writeMoment(search.createdAt))}{' '}
          {lastRun === null ? say.notRun : say.lastRun(lastRun.total, lastRun.edition, writeMoment(lastRun.at), lastRun.complete)}
        </p>
      </div>
      <div className={styles['actions']}>
        {other === null ? null : (
          <Link
            className={styles['link']}
            to={compareSearchPath(edition, { text: query, asTyped }, other)}
            aria-label={say.runOnOtherNamed(name)}
          >
            {say.runOnOther}
          </Link>
        )}
        <Button id={rename} look="quiet" size="small" aria-label={say.renameNamed(name)} onPress={() => onRenaming(id)}>
          {say.rename}
        </Button>
        <Button
          look="quiet"
          size="small"
          aria-label={say.removeNamed(name)}
          onPress={() => {
            actions.removeKept(search, say.removedKept(name))
            focusOn('kept-searches')
          }}
        >
          {say.remove}
        </Button>
      </div>
    </>
  )
}
