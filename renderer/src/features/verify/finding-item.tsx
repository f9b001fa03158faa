import { Link } from 'react-router'
import type { EditionId, SourceId } from '#shared/archive/ids.ts'
import type { Finding, ReportedPart, ReportedPlace } from '#shared/briefing/verify/report.ts'
import { fails } from '#shared/briefing/verify/results.ts'
import { nameOfKind, nameOfResult } from '#shared/briefing/verify/words.ts'
import { sourcePath } from '../../places/places.ts'
import { Come, Gone } from '../../ui/word-change.tsx'
import { verifyWords as say } from '../../words/verify-words.ts'
import { writeSentence } from '../../words/words.ts'
import styles from './verify.module.css'

/** A passage of the archive as a link that opens it there. */
function PlaceLink({ place }: { readonly place: ReportedPlace }) {
  const { start, end } = place
  const to = sourcePath(place.edition as EditionId, place.source as SourceId, { passage: { start, end } })
  return (
    <>
      <Link to={to}>{place.title}</Link>, {say.paragraphs(place.paragraphs, place.edition)}
    </>
  )
}

/** Words held against the source: what only the source has is struck through, what only the quotation has is underlined. */
function Words({ parts }: { readonly parts: readonly ReportedPart[] }) {
  return parts.map(({ source, quotation, kinds }, at) => {
    const key = `${at}`
    if (kinds.length === 0) return <span key={key}>{quotation}</span>
    return (
      <span key={key}>
        {source.trim() === '' ? null : <Gone said={say}>{source}</Gone>}
        {quotation.trim() === '' ? null : <Come said={say}>{quotation}</Come>}
      </span>
    )
  })
}

function whereIn({ line, paragraph }: Pick<Finding, 'line' | 'paragraph'>): string {
  return line === null ? say.paragraph(paragraph) : say.line(line)
}

/** What was found of one quotation. */
export function FindingItem({ finding }: { readonly finding: Finding }) {
  const { number, result, text, parts, place, newer, remarks, citation } = finding
  const kinds = [...new Set(parts.flatMap((part) => part.kinds))]
  return (
    <li className={`${styles['finding']} ${fails(finding) ? styles['fails'] : ''}`}>
      <h3 className={styles['result']}>
        {number}. {nameOfResult(result)} <span className={styles['where']}>({whereIn(finding)})</span>
      </h3>
      <blockquote className={styles['words']}>{parts.length === 0 ? text : <Words parts={parts} />}</blockquote>
      <dl className={styles['facts']}>
        {kinds.length === 0 ? null : (
          <div>
            <dt>{say.changed}</dt>
            <dd>{kinds.map(nameOfKind).join(', ')}</dd>
          </div>
        )}
        {place === null ? null : (
          <div>
            <dt>{result === 'altered' ? say.nearest : say.stands}</dt>
            <dd>
              <PlaceLink place={place} />
            </dd>
          </div>
        )}
        {newer === null ? null : (
          <div>
            <dt>{say.reads(newer.place.edition)}</dt>
            <dd>
              <span className={styles['words']}>
                <Words parts={newer.parts} />
              </span>{' '}
              <PlaceLink place={newer.place} />
            </dd>
          </div>
        )}
      </dl>
      {remarks.length === 0 && citation === null ? null : (
        <ul className={styles['remarks']}>
          {remarks.map((remark) => (
            <li key={remark.code + remark.text}>{writeSentence(remark.text)}</li>
          ))}
          {citation?.fits === true ? <li>{say.fits}</li> : null}
          {citation?.problems.map((problem) => (
            <li key={problem} className={styles['problem']}>
              {say.doesNotFit(problem)}
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}
