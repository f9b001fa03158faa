import { Link, useNavigate, useSearchParams } from 'react-router'
import type { EditionCatalogue } from '#shared/archive/edition.ts'
import type { EditionId } from '#shared/archive/ids.ts'
import { compareSearchPath, partPath, readSearch, type SearchWords } from '../../places/places.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyPlace } from '../../ui/empty-place.tsx'
import { Page } from '../../ui/page.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { Working } from '../../ui/working.tsx'
import { words, writeSentence } from '../../words/words.ts'
import { editionToCompare } from '../../workspace/edition-order.ts'
import { useOutcome } from '../../workspace/use-outcome.ts'
import { useEdition, useServices, useWindowTitle } from '../../workspace/workspace.tsx'
import styles from './compare-search-page.module.css'
import { ComparedHits } from './compared-hits.tsx'
import { COMPARED } from './gather-hits.ts'
import { type ComparedSearch, useComparedSearch } from './use-compared-search.ts'

const say = words.searches

/** One search in two editions: how much each has, and what only one of them has. */
export function CompareSearchPage() {
  const { id: edition, editions } = useEdition()
  const [address] = useSearchParams()
  const navigate = useNavigate()
  const search = readSearch(address)
  const other = editionToCompare(editions, edition, address.get('with'))
  useWindowTitle(say.compareTitle)
  const nothing = search.text.trim() === ''
  const choose = (one: EditionId, two: EditionId) => void navigate(compareSearchPath(one, search, two), { replace: true })

  return (
    <Page>
      <header>
        <h1>{say.compareTitle}</h1>
        <p className={styles['query']}>
          {nothing ? say.compareNoWords : say.query(search.text)}
          {search.asTyped && !nothing ? ` (${say.asTyped})` : ''}
        </p>
      </header>
      <p>
        <Link to={partPath(edition, 'searches')}>{say.backToSearches}</Link>
      </p>
      {other === null ? (
        <EmptyPlace title={say.compareOnlyOne} hint={say.compareOnlyOneHint} />
      ) : (
        <>
          <div className={styles['editions']}>
            <SelectField
              label={say.compareFirst}
              value={edition}
              options={editions.map(({ id }) => ({ value: id, label: words.archive.edition(id) }))}
              onChange={(chosen) => choose(chosen, chosen === other ? edition : other)}
            />
            <SelectField
              label={say.compareSecond}
              value={other}
              options={editions
                .filter(({ id }) => id !== edition)
                .map(({ id }) => ({ value: id, label: words.archive.edition(id) }))}
              onChange={(chosen) => choose(edition, chosen)}
            />
          </div>
          {nothing ? null : <Comparison search={search} one={edition} other={other} />}
        </>
      )}
    </Page>
  )
}

interface ComparisonProps {
  readonly search: SearchWords
  readonly one: EditionId
  readonly other: EditionId
}

function Comparison({ search, one, other }: ComparisonProps) {
  const { archive } = useServices()
  const { catalogue } = useEdition()
  const answer = useComparedSearch(search, one, other)
  const otherCatalogue = useOutcome(other, () => archive.edition(other))
  if (answer.state === 'failed' || otherCatalogue.state === 'failed') {
    const failed = answer.state === 'failed' ? answer : otherCatalogue
    if (failed.state !== 'failed') return null
    return (
      <Banner tone="error" title={say.compareFailed} actions={<Button onPress={failed.retry}>{words.program.retry}</Button>}>
        {writeSentence(failed.failure.message)}
      </Banner>
    )
  }
  if (answer.state === 'loading' || otherCatalogue.state === 'loading') return <Working what={say.comparing} />
  return <Differences search={search} of={answer.value} catalogue={catalogue} otherCatalogue={otherCatalogue.value} />
}

interface DifferencesProps {
  readonly search: SearchWords
  readonly of: ComparedSearch
  readonly catalogue: EditionCatalogue
  readonly otherCatalogue: EditionCatalogue
}

function Differences({ search, of, catalogue, otherCatalogue }: DifferencesProps) {
  const { before, after, compared } = of
  const { both, onlyBefore, onlyAfter } = compared
  const bounded = before.total > COMPARED || after.total > COMPARED
  const complete = before.complete && after.complete
  const unreadable = before.unreadable.length + after.unreadable.length
  const same =
    onlyBefore.length === 0 &&
    onlyAfter.length === 0 &&
    unreadable === 0 &&
    !bounded &&
    complete &&
    before.leftOut.length + after.leftOut.length === 0
  const columns = say.compareColumns
  const nothing = before.total === 0 && after.total === 0
  const summary = nothing ? say.compareNone : same ? say.compareSame : say.compareDiffer(onlyBefore.length + onlyAfter.length)
  return (
    <>
      {complete ? null : <Banner tone="caution">{say.compareIncomplete}</Banner>}
      {bounded ? <Banner tone="caution">{say.compareBounded(COMPARED)}</Banner> : null}
      {[before, after].map(({ edition, leftOut }) =>
        leftOut.length === 0 ? null : (
          <Banner key={edition} tone="caution">
            {say.compareLeftOut(edition, leftOut.join(', '))}
          </Banner>
        ),
      )}
      {unreadable === 0 ? null : <Banner tone="caution">{say.compareUnread(unreadable)}</Banner>}
      <table className={styles['table']}>
        <caption>{say.compareCounts}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.edition}</th>
            <th scope="col">{columns.results}</th>
            <th scope="col">{columns.only}</th>
          </tr>
        </thead>
        <tbody>
          {[
            { found: before, only: onlyBefore },
            { found: after, only: onlyAfter },
          ].map(({ found, only }) => (
            <tr key={found.edition}>
              <th scope="row">{words.archive.edition(found.edition)}</th>
              <td>{say.hits(found.total, found.complete)}</td>
              <td>{only.length.toLocaleString('en-GB')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p role="status">{summary}</p>
      <p className={styles['quiet']}>{say.compareHint}</p>
      {nothing ? null : (
        <>
          {same ? null : (
            <>
              <ComparedHits
                title={say.compareOnly(before.edition, onlyBefore.length)}
                edition={before.edition}
                catalogue={catalogue}
                search={search}
                hits={onlyBefore}
              />
              <ComparedHits
                title={say.compareOnly(after.edition, onlyAfter.length)}
                edition={after.edition}
                catalogue={otherCatalogue}
                search={search}
                hits={onlyAfter}
              />
            </>
          )}
          <ComparedHits
            title={say.compareBoth(both.length)}
            edition={before.edition}
            catalogue={catalogue}
            search={search}
            hits={both.map((pair) => pair.before)}
          />
        </>
      )}
    </>
  )
}
