import { memo, type ReactNode } from 'react'
import { Link } from 'react-router'
import { blockOfSpan } from '#shared/archive/block-of-span.ts'
import type { EditionCatalogue } from '#shared/archive/edition.ts'
import type { BriefingPartId } from '#shared/archive/ids.ts'
import type { ArchiveSpan } from '#shared/archive/span.ts'
import type { SaidFigure } from '#shared/briefing/warnings/said-figures.ts'
import { type QuotationNow, rankOf, type Warning } from '#shared/briefing/warnings/warning.ts'
import { assertNever } from '#shared/text/assert-never.ts'
import { sourcePath } from '../../places/places.ts'
import { Button } from '../../ui/button.tsx'
import { Come, Gone } from '../../ui/word-change.tsx'
import { warningsWords } from '../../words/warnings-words.ts'
import { sourceTitle } from '../../workspace/source-words.ts'
import styles from './warning-list.module.css'

const say = warningsWords

/** What a warning says in a line, and what to do about it. */
function wordsOf(warning: Warning): { readonly line: string; readonly advice: string | null } {
  switch (warning.code) {
    case 'figure-unsupported':
      return { line: say.unsupported(warning.figure), advice: say.unsupportedDo }
    case 'figure-disputed':
      return { line: say.disputed(warning.figure), advice: say.disputedDo }
    case 'figure-less-certain':
      return { line: say.lessCertain(warning.figure), advice: say.lessCertainDo }
    case 'quotation-changed':
      return { line: say.changed(warning.edition, warning.newer), advice: say.changedDo }
    case 'word-cut':
      return { line: warning.side === 'before' ? say.wordBefore(warning.word) : say.wordAfter(warning.word), advice: say.wordDo }
    case 'quotation-cut':
      return {
        line: warning.side === 'before' ? say.cutBefore(warning.cut) : say.cutAfter(warning.cut),
        advice: `${say.cuts[warning.kind]} ${say.cutDo}`,
      }
    case 'cut-not-checked':
      return { line: say.notChecked(warning.language), advice: null }
    case 'note-private':
      return { line: warning.goesOut ? say.privateIn : say.privateOut, advice: say.privateDo }
    case 'note-in-trash':
      return { line: say.trashed, advice: say.trashedDo }
    case 'note-gone':
      return { line: say.gone, advice: say.goneDo }
    case 'source-unreadable':
      return { line: say.unreadable, advice: say.unreadableDo }
    case 'quotation-twice':
      return { line: say.twice, advice: null }
    case 'heading-empty':
      return { line: say.emptyHeading, advice: null }
    default:
      return assertNever(warning)
  }
}

function Where({ span, catalogue }: { readonly span: ArchiveSpan; readonly catalogue: EditionCatalogue }) {
  const source = catalogue.sources.find(({ id }) => id === span.source)
  const number = blockOfSpan(catalogue, span)?.number ?? null
  const title = source === undefined ? span.source : sourceTitle(source).text
  return (
    <Link to={sourcePath(catalogue.edition.id, span.source, { passage: span })}>
      {number === null ? title : say.openSource(`para. ${number}`, title)}
    </Link>
  )
}

/** Who says which figure, and where. */
function Said({ said, catalogue }: { readonly said: readonly SaidFigure[]; readonly catalogue: EditionCatalogue }) {
  return (
    <ul className={styles['said']}>
      {said.map(({ figure, from }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list of one warning never changes.
        <li key={index}>
          {say.figure(figure.relation, say.number(figure.value))}
          {': '}
          {from.kind === 'counted' ? (
            say.counted(from.counted)
          ) : from.kind === 'quotation' ? (
            say.quoted
          ) : (
            <Where span={from.span} catalogue={catalogue} />
          )}
        </li>
      ))}
    </ul>
  )
}

/** How a quotation reads in the newest edition, its words that went and came marked. */
function Now({ now, quoted }: { readonly now: QuotationNow; readonly quoted: string }) {
  switch (now.state) {
    case 'ambiguous':
      return <p>{say.ambiguous(now.places)}</p>
    case 'missing':
      return <p>{say.missing}</p>
    case 'no-source':
      return <p>{say.noSource}</p>
    case 'reworded':
      return (
        <>
          <p className={styles['passage']}>
            {now.words.map(({ kind, before, after }) => (
              <span key={`${before.start} ${after.start}`}>
                {kind === 'same' || kind === 'added' ? null : <Gone said={say}>{quoted.slice(before.start, before.end)}</Gone>}
                {kind === 'same' ? now.passage.slice(after.start, after.end) : null}
                {kind === 'same' || kind === 'removed' ? null : (
                  <Come said={say}>{now.passage.slice(after.start, after.end)}</Come>
                )}
              </span>
            ))}
          </p>
          <p>{say.whatChanged([...new Set(now.changes.flatMap(({ kinds }) => kinds))])}</p>
        </>
      )
    default:
      return assertNever(now)
  }
}

function detailOf(warning: Warning, { catalogue, quotationOf }: Omit<WarningListProps, 'warnings'>): ReactNode {
  switch (warning.code) {
    case 'figure-unsupported':
      if (warning.near.length === 0) return null
      return (
        <>
          <p>{say.near}</p>
          <Said said={warning.near} catalogue={catalogue} />
        </>
      )
    case 'figure-disputed':
    case 'figure-less-certain':
      return <Said said={warning.said} catalogue={catalogue} />
    case 'quotation-changed':
      return <Now now={warning.now} quoted={quotationOf(warning.part)} />
    default:
      return null
  }
}

interface WarningListProps {
  readonly warnings: readonly Warning[]
  readonly catalogue: EditionCatalogue
  /** The words of the quotation of a part that a warning is about. */
  quotationOf(part: BriefingPartId): string
  /** Goes to the part, and to the words in it. */
  onShow(warning: Warning): void
}

interface WarningRowProps extends Omit<WarningListProps, 'warnings'> {
  readonly warning: Warning
}

const WarningRow = memo(function WarningRow({ warning, ...props }: WarningRowProps) {
  const { line, advice } = wordsOf(warning)
  return (
    <li className={styles[rankOf(warning)]}>
      <div>
        <p className={styles['line']}>
          {rankOf(warning) === 'hint' ? <span className={styles['quiet']}>{say.hintMark}: </span> : null}
          {line}
        </p>
        {detailOf(warning, props)}
        {advice === null ? null : <p className={styles['quiet']}>{advice}</p>}
      </div>
      <Button look="quiet" size="small" aria-label={say.showNamed(line)} onPress={() => props.onShow(warning)}>
        {say.show}
      </Button>
    </li>
  )
})

/** What to look at in a briefing before it goes out; hints after warnings. A warning that stays the same object is not drawn anew. */
export const WarningList = memo(function WarningList({ warnings, catalogue, quotationOf, onShow }: WarningListProps) {
  const hints = warnings.filter((warning) => rankOf(warning) === 'hint')
  const others = warnings.filter((warning) => rankOf(warning) === 'warning')
  if (warnings.length === 0) return <p className={styles['quiet']}>{say.none}</p>
  return (
    <section aria-label={say.title}>
      <p className={styles['quiet']}>
        {[
          ...(others.length === 0 ? [] : [say.warnings(others.length)]),
          ...(hints.length === 0 ? [] : [say.hints(hints.length)]),
        ].join(', ')}
        . {say.hint}
      </p>
      <ul className={styles['list']}>
        {[...others, ...hints].map((warning) => (
          <WarningRow
            key={`${warning.part} ${warning.code} ${warning.where} ${warning.range.start}`}
            warning={warning}
            catalogue={catalogue}
            quotationOf={quotationOf}
            onShow={onShow}
          />
        ))}
      </ul>
    </section>
  )
})
