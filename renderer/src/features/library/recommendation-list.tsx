import { Link } from 'react-router'
import { sourcePath } from '../../places/places.ts'
import { useRowPlace } from '../../places/use-row-place.ts'
import { Button } from '../../ui/button.tsx'
import { copyText } from '../../ui/copy-text.ts'
import { useMarkedRow } from '../../ui/marked-row.ts'
import { RowAction } from '../../ui/row-action.tsx'
import { words } from '../../words/words.ts'
import { useCopyLink } from '../../workspace/copy-link.ts'
import type { RecordSlots } from '../../workspace/record-slots.ts'
import { paragraphOf, sourceTitle } from '../../workspace/source-words.ts'
import { useEdition } from '../../workspace/workspace.tsx'
import styles from './recommendation-list.module.css'

/** Each recommendation in the words of the sources, and where they stand. */
export function RecommendationList({ notes }: { readonly notes: RecordSlots }) {
  const { catalogue, id: edition } = useEdition()
  const markRow = useMarkedRow(useRowPlace())
  const copyLink = useCopyLink(copyText)
  return (
    <>
      <ol className={styles['list']}>
        {catalogue.recommendations.map((recommendation) => {
          const mine = notes.of({ kind: 'recommendation', id: recommendation.id }, recommendation.heading.exact)
          return (
            <li key={recommendation.id} id={recommendation.id} {...markRow(recommendation.id, styles['item'])}>
              <h2>
                <span className={styles['number']}>{words.recommendations.number(recommendation.number)}</span>
                <span className={styles['heading']}>{recommendation.heading.exact}</span>
              </h2>
              <div className={styles['link']}>
                <RowAction>
                  <Button
                    look="quiet"
                    size="small"
                    aria-label={words.links.copyTo(words.links.to.recommendation(recommendation.number))}
                    onPress={() =>
                      copyLink(
                        { kind: 'recommendation', edition, id: recommendation.id },
                        words.links.to.recommendation(recommendation.number),
                      )
                    }
                  >
                    {words.links.copy}
                  </Button>
                </RowAction>
              </div>
              <ul className={styles['passages']}>
                {recommendation.passages.map(({ relation, span }) => {
                  const source = catalogue.sources.find((item) => item.id === span.source)
                  const number = paragraphOf(catalogue, span)
                  return (
                    <li key={`${span.source}-${span.start}`}>
                      <blockquote className={styles['quotation']}>{span.exact}</blockquote>
                      <p className={styles['where']}>
                        {words.recommendations[relation]}{' '}
                        <Link to={sourcePath(edition, span.source, { passage: span })}>
                          {source === undefined ? span.source : sourceTitle(source).text}
                          {number === null ? '' : `, ${words.signatories.para(number)}`}
                        </Link>
                      </p>
                    </li>
                  )
                })}
              </ul>
              <div className={styles['notes']}>
                {mine.action}
                {mine.notes}
              </div>
            </li>
          )
        })}
      </ol>
      {notes.elsewhere}
    </>
  )
}
