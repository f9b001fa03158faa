import { Fragment } from 'react'
import { Link } from 'react-router'
import type { Claim, ClaimFigure, ClaimSubject } from '#shared/archive/claim.ts'
import type { EditionCatalogue } from '#shared/archive/edition.ts'
import { judgeClaim } from '#shared/archive/judge-claim.ts'
import type { ArchiveSpan } from '#shared/archive/span.ts'
import { partPath, sourcePath } from '../../places/places.ts'
import { useRowPlace } from '../../places/use-row-place.ts'
import { Button } from '../../ui/button.tsx'
import { copyText } from '../../ui/copy-text.ts'
import { EmptyPlace } from '../../ui/empty-place.tsx'
import { useMarkedRow } from '../../ui/marked-row.ts'
import { Page } from '../../ui/page.tsx'
import { RowAction } from '../../ui/row-action.tsx'
import { claimsWords } from '../../words/claims-words.ts'
import { words } from '../../words/words.ts'
import { useCopyLink } from '../../workspace/copy-link.ts'
import type { RecordSlots } from '../../workspace/record-slots.ts'
import { paragraphOf, sourceTitle } from '../../workspace/source-words.ts'
import { useEdition, useWindowTitle } from '../../workspace/workspace.tsx'
import styles from './claims-page.module.css'

const say = claimsWords

function countOf(catalogue: EditionCatalogue, counted: NonNullable<ClaimSubject['counted']>): number {
  switch (counted) {
    case 'signatories':
      return catalogue.signatories.signatories.length
    case 'recommendations':
      return catalogue.recommendations.length
  }
}

function Where({ span }: { readonly span: ArchiveSpan }) {
  const { catalogue, id: edition } = useEdition()
  const source = catalogue.sources.find((item) => item.id === span.source)
  return (
    <Link to={sourcePath(edition, span.source, { passage: span })}>
      {say.open(paragraphOf(catalogue, span), source === undefined ? span.source : sourceTitle(source).text)}
    </Link>
  )
}

/** The figure as the program reads it, and the words that qualify it. */
function Figure({ figure }: { readonly figure: ClaimFigure }) {
  return (
    <>
      {figure.qualifier === null ? null : `${figure.qualifier.toLowerCase()} `}
      <strong>{say.number(figure.number)}</strong>
      {figure.unit === null ? null : ` ${figure.unit}`}
      {figure.qualifier === null ? <span className={styles['quiet']}>{say.exact}</span> : null}
    </>
  )
}

function Verdict({ claim, counted }: { readonly claim: Claim; readonly counted: number }) {
  if (claim.value.kind === 'text') return null
  const verdict = judgeClaim(claim.value, counted)
  return (
    <span className={styles[verdict]}>
      <span aria-hidden="true">{verdict === 'differs' ? '≠' : verdict === 'roughly' ? '≈' : '='} </span>
      {say.verdicts[verdict](claim.value.number - counted)}
    </span>
  )
}

function wordsOf({ spans, value }: Claim): string {
  return spans[0]?.exact ?? (value.kind === 'text' ? value.text : say.number(value.number))
}

/** What a claim is called in a sentence: the words of the source, as far as they fit one. */
function nameOf(claim: Claim): string {
  const exact = wordsOf(claim)
  return words.links.to.claim(Array.from(exact).length > 80 ? `${Array.from(exact).slice(0, 80).join('')}…` : exact)
}

interface SubjectProps {
  readonly subject: ClaimSubject
  readonly claims: readonly Claim[]
  readonly notes: RecordSlots
}

function Subject({ subject, claims, notes }: SubjectProps) {
  const { catalogue, id: edition } = useEdition()
  const counted = subject.counted === null ? null : countOf(catalogue, subject.counted)
  const figures = claims.map(({ value }) => value).filter((value) => value.kind === 'number')
  const markRow = useMarkedRow(useRowPlace())
  const copyLink = useCopyLink(copyText)
  const differing = counted === null ? 0 : figures.filter((figure) => judgeClaim(figure, counted) === 'differs').length
  return (
    <section className={styles['subject']} aria-labelledby={`claims-${subject.id}`}>
      <h2 id={`claims-${subject.id}`}>{subject.label}</h2>
      <p>
        {subject.counted === null || counted === null ? (
          say.notCounted
        ) : (
          <>
            {say.counts[subject.counted](counted)}{' '}
            <strong className={differing === 0 ? styles['fits'] : styles['differs']}>
              {differing === 0 ? say.agree : say.disagree(differing, figures.length)}.
            </strong>{' '}
            <Link to={partPath(edition, subject.counted)}>{say.seeCounted[subject.counted]}</Link>
          </>
        )}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by key. */}
      <section className={styles['scroll']} tabIndex={0} aria-label={say.caption(subject.label)}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{say.figure}</th>
              <th scope="col">{say.quotation}</th>
              <th scope="col">{say.where}</th>
              {counted === null ? null : <th scope="col">{say.verdict}</th>}
              <th scope="col" className={styles['notes']}>
                {words.recordNotes.column}
              </th>
            </tr>
          </thead>
          <tbody>
            {claims.map((claim) => {
              const mine = notes.of({ kind: 'claim', id: claim.id }, wordsOf(claim))
              return (
                <Fragment key={claim.id}>
                  <tr {...markRow(claim.id)}>
                    <th scope="row">{claim.value.kind === 'number' ? <Figure figure={claim.value} /> : claim.value.text}</th>
                    <td>
                      <q className={styles['quotation']}>{claim.spans[0]?.exact}</q>
                      {claim.when === null ? null : <span className={styles['quiet']}>{say.when(claim.when)}</span>}
                    </td>
                    <td>
                      <ul>
                        {claim.spans.map((span) => (
                          <li key={`${span.source} ${span.start}`}>
                            <Where span={span} />
                          </li>
                        ))}
                      </ul>
                    </td>
                    {counted === null ? null : (
                      <td>
                        <Verdict claim={claim} counted={counted} />
                      </td>
                    )}
                    <td className={styles['notes']}>
                      {mine.action}
                      <RowAction>
                        <Button
                          look="quiet"
                          size="small"
                          aria-label={words.links.copyTo(nameOf(claim))}
                          onPress={() => copyLink({ kind: 'claim', edition, id: claim.id }, nameOf(claim))}
                        >
                          {words.links.copy}
                        </Button>
                      </RowAction>
                    </td>
                  </tr>
                  {mine.notes === null ? null : (
                    <tr>
                      <td colSpan={counted === null ? 4 : 5}>{mine.notes}</td>
                    </tr>
                  )}
                </Fragment>
              )
            })}
          </tbody>
        </table>
      </section>
    </section>
  )
}

/** What the sources claim, by subject, beside what the archive itself counts. */
export function ClaimsPage({ notes }: { readonly notes: RecordSlots }) {
  useWindowTitle(say.title)
  const { catalogue } = useEdition()
  const { claims } = catalogue
  return (
    <Page full>
      <header className={styles['head']}>
        <h1>{say.title}</h1>
        {claims === null ? null : <p className={styles['hint']}>{say.hint}</p>}
      </header>
      {claims === null ? <EmptyPlace title={say.notRecorded} hint={say.notRecordedHint} /> : null}
      {claims !== null && claims.claims.length === 0 ? <EmptyPlace title={say.empty} /> : null}
      {claims?.subjects.map((subject) => (
        <Subject
          key={subject.id}
          subject={subject}
          claims={claims.claims.filter((claim) => claim.subject === subject.id)}
          notes={notes}
        />
      ))}
      {notes.elsewhere}
    </Page>
  )
}
