import { Link } from 'react-router'
import { blockOfSpan } from '#shared/archive/edition.ts'
import { sourcePath } from '../../places/places.ts'
import { words } from '../../words/words.ts'
import { sourceTitle } from '../../workspace/source-words.ts'
import { useEdition } from '../../workspace/workspace.tsx'
import styles from './recommendation-list.module.css'

/** Each recommendation in the words of the sources, and where they stand. */
export function RecommendationList() {
  const { catalogue, id: edition } = useEdition()
  return (
    <ol className={styles['list']}>
      {catalogue.recommendations.map((recommendation) => (
        <li key={recommendation.id} className={styles['item']} id={recommendation.id}>
          <h2>
            <span className={styles['number']}>{words.recommendations.number(recommendation.number)}</span>
            <span className={styles['heading']}>{recommendation.heading.exact}</span>
          </h2>
          <ul className={styles['passages']}>
            {recommendation.passages.map(({ relation, span }) => {
              const source = catalogue.sources.find((item) => item.id === span.source)
              const number = blockOfSpan(catalogue, span)?.number ?? null
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
        </li>
      ))}
    </ol>
  )
}
