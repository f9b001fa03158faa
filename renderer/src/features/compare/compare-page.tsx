import { Link, useParams, useSearchParams } from 'react-router'
import type { EditionId, SourceId } from '#shared/archive/ids.ts'
import { comparePath, partPath, sourcePath } from '../../places/places.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyPlace } from '../../ui/empty-place.tsx'
import { Page } from '../../ui/page.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { Working } from '../../ui/working.tsx'
import { words } from '../../words/words.ts'
import { editionToCompare, inOrder } from '../../workspace/edition-order.ts'
import { sourceTitle } from '../../workspace/source-words.ts'
import { useOutcome } from '../../workspace/use-outcome.ts'
import { useEdition, useServices, useWindowTitle } from '../../workspace/workspace.tsx'
import styles from './compare-page.module.css'
import { compareTexts, sourceOf } from './compare-texts.ts'
import { type CompareLook, CompareView } from './compare-view.tsx'

const say = words.compare

interface ComparedProps {
  readonly id: string
  readonly before: EditionId
  readonly after: EditionId
  readonly look: CompareLook
  onLook(look: CompareLook): void
}

function Compared({ id, before, after, look, onLook }: ComparedProps) {
  const { archive } = useServices()
  const compared = useOutcome(`${id} ${before} ${after}`, () => compareTexts(archive, id, before, after))
  switch (compared.state) {
    case 'loading':
      return <Working what={say.working} />
    case 'failed':
      return (
        <Banner tone="error" title={say.failed} actions={<Button onPress={compared.retry}>{words.program.retry}</Button>}>
          <p>{compared.failure.message}</p>
        </Banner>
      )
    case 'ready': {
      const found = compared.value
      switch (found.state) {
        case 'compared':
          return <CompareView {...found} look={look} onLook={onLook} />
        case 'in-neither':
          return <EmptyPlace title={say.inNeither} hint={words.nav.notHereHint} />
        case 'in-one':
          return (
            <EmptyPlace title={say.onlyIn(found.edition)} hint={say.onlyInHint(found.without)}>
              <Link to={sourcePath(found.edition, found.source.id)}>{say.read(found.edition)}</Link>
            </EmptyPlace>
          )
      }
    }
  }
}

/** The text of one source in two editions: the one being read and another. */
export function ComparePage() {
  const { source: id = '' } = useParams()
  const { catalogue, editions, id: edition } = useEdition()
  const [query, setQuery] = useSearchParams()
  const source = sourceOf(catalogue, id)
  const title = source === null ? id : sourceTitle(source).text
  useWindowTitle(say.titleOf(title))
  const other = editionToCompare(editions, edition, query.get('with'))
  const look: CompareLook = query.get('view') === 'side' ? 'side' : 'inline'
  if (other === null) {
    return (
      <Page>
        <h1>{title}</h1>
        <EmptyPlace title={say.onlyEdition} hint={say.onlyEditionHint}>
          <Link to={partPath(edition, 'editions')}>{words.nav.editions}</Link>
        </EmptyPlace>
      </Page>
    )
  }
  const [before, after] = inOrder(editions, edition, other)
  const set = (wanted: EditionId, view: CompareLook) =>
    setQuery({ with: wanted, ...(view === 'side' ? { view } : {}) }, { replace: true })
  return (
    <Page full>
      <header className={styles['head']}>
        <h1>{title}</h1>
        <p className={styles['quiet']}>{say.fromTo(before, after)}</p>
        <p className={styles['links']}>
          {source === null ? null : <Link to={sourcePath(edition, id as SourceId)}>{say.read(edition)}</Link>}
          <Link to={comparePath(edition, other)}>{say.toSources}</Link>
        </p>
      </header>
      <div className={styles['with']}>
        <SelectField
          label={say.with}
          value={other}
          options={editions
            .filter((item) => item.id !== edition)
            .toReversed()
            .map((item) => ({ value: item.id, label: words.archive.edition(item.id) }))}
          onChange={(next) => set(next, look)}
        />
      </div>
      <Compared
        key={`${before} ${after} ${id}`}
        id={id}
        before={before}
        after={after}
        look={look}
        onLook={(next) => set(other, next)}
      />
    </Page>
  )
}
