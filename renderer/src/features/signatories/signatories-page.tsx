import { Fragment, useMemo } from 'react'
import { Link, useSearchParams } from 'react-router'
import { blockOfSpan } from '#shared/archive/block-of-span.ts'
import type { Signatory } from '#shared/archive/signatory.ts'
import { foldText } from '#shared/text/fold-text.ts'
import { sourcePath } from '../../places/places.ts'
import { useRowPlace } from '../../places/use-row-place.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { copyText } from '../../ui/copy-text.ts'
import { EmptyPlace } from '../../ui/empty-place.tsx'
import { useMarkedRow } from '../../ui/marked-row.ts'
import { Page } from '../../ui/page.tsx'
import { RowAction } from '../../ui/row-action.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useTypedText } from '../../ui/typed-text.ts'
import { nameCollator, words, writeCountry } from '../../words/words.ts'
import { useCopyLink } from '../../workspace/copy-link.ts'
import type { RecordSlots } from '../../workspace/record-slots.ts'
import { useEdition, useWindowTitle } from '../../workspace/workspace.tsx'
import styles from './signatories-page.module.css'

const say = words.signatories
const columns = ['row', 'name', 'kind', 'country', 'affiliation'] as const
type Column = (typeof columns)[number]
/** The value that stands for "the row states no country" in the address. */
const NOT_STATED = 'none'

function affiliationText({ role, affiliation, remark }: Signatory): string {
  const text = [role, affiliation].filter((part) => part !== null).join(', ')
  return remark === null ? text : `${text} (${remark})`
}

function countryText(signatory: Signatory): string {
  return signatory.country === null ? say.countryNotStated : writeCountry(signatory.country)
}

function cellText(signatory: Signatory, column: Column): string {
  switch (column) {
    case 'row':
      return String(signatory.span.start).padStart(9, '0')
    case 'name':
      return signatory.name
    case 'kind':
      return say[signatory.kind]
    case 'country':
      // Rows without a country stand last.
      return signatory.country === null ? '\uffff' : countryText(signatory)
    case 'affiliation':
      return affiliationText(signatory) || '\uffff'
  }
}

function sortSignatories(list: readonly Signatory[], column: Column, descending: boolean): Signatory[] {
  const sorted = list.toSorted(
    (a, b) => nameCollator.compare(cellText(a, column), cellText(b, column)) || a.span.start - b.span.start,
  )
  return descending ? sorted.toReversed() : sorted
}

function useView() {
  const [query, setQuery] = useSearchParams()
  const set = (changes: Readonly<Record<string, string>>) =>
    setQuery(
      (last) => {
        const next = new URLSearchParams(last)
        for (const [name, value] of Object.entries(changes)) {
          if (value === '') next.delete(name)
          else next.set(name, value)
        }
        return next
      },
      { replace: true },
    )
  return {
    kind: query.get('kind') ?? '',
    country: query.get('country') ?? '',
    text: query.get('text') ?? '',
    sort: columns.find((column) => column === query.get('sort')) ?? ('row' as Column),
    descending: query.get('down') === 'yes',
    set,
    clear: () => setQuery({}, { replace: true }),
  }
}

export function SignatoriesPage({ notes }: { readonly notes: RecordSlots }) {
  useWindowTitle(say.title)
  const { catalogue, id: edition } = useEdition()
  const { signatories, statedTotals } = catalogue.signatories
  const view = useView()
  const markRow = useMarkedRow(useRowPlace())
  const copyLink = useCopyLink(copyText)

  const paragraphs = useMemo(() => {
    const numbers = new Map<string, { readonly number: number | null; readonly block: Parameters<typeof sourcePath>[2] }>()
    for (const signatory of signatories) {
      const block = blockOfSpan(catalogue, signatory.span)
      const { start, end } = signatory.span
      numbers.set(signatory.id, { number: block?.number ?? null, block: { block: block?.id, passage: { start, end } } })
    }
    return numbers
  }, [catalogue, signatories])

  const countries = useMemo(() => {
    const codes = [...new Set(signatories.map((signatory) => signatory.country ?? NOT_STATED))]
    const count = (code: string) => signatories.filter((signatory) => (signatory.country ?? NOT_STATED) === code).length
    return codes
      .map((code) => ({ value: code, name: code === NOT_STATED ? say.countryNotStated : writeCountry(code), count: count(code) }))
      .sort((a, b) => Number(a.value === NOT_STATED) - Number(b.value === NOT_STATED) || nameCollator.compare(a.name, b.name))
      .map(({ value, name, count: n }) => ({ value, label: `${name} (${n})` }))
  }, [signatories])

  const [typed, type] = useTypedText('text', view.text, (text) => view.set({ text }))
  const wanted = foldText(typed.trim()).folded
  const shown = sortSignatories(
    signatories.filter(
      (signatory) =>
        (view.kind === '' || signatory.kind === view.kind) &&
        (view.country === '' || (signatory.country ?? NOT_STATED) === view.country) &&
        (wanted === '' || foldText(`${signatory.span.exact} ${countryText(signatory)}`).folded.includes(wanted)),
    ),
    view.sort,
    view.descending,
  )
  const people = shown.filter((signatory) => signatory.kind === 'person').length

  const sortBy = (column: Column) =>
    view.set({ sort: column === 'row' ? '' : column, down: view.sort === column && !view.descending ? 'yes' : '' })

  return (
    <Page full>
      <header>
        <h1>{say.title}</h1>
        <p className={styles['count']} role="status">
          {say.shown(shown.length, signatories.length)} ({say.split(people, shown.length - people)})
        </p>
      </header>
      {statedTotals
        .filter(({ value }) => value !== signatories.length)
        .map(({ value, span }) => (
          <Banner
            key={span.start}
            tone="caution"
            actions={<Link to={sourcePath(edition, span.source, { passage: span })}>{say.seeStatement}</Link>}
          >
            <p>{say.disagree(value, signatories.length)}</p>
          </Banner>
        ))}
      <div className={styles['filters']}>
        <TextField label={say.filterText} value={typed} onChange={type} />
        <SelectField
          label={say.kind}
          value={view.kind}
          options={[
            { value: '', label: say.allKinds },
            { value: 'person', label: say.person },
            { value: 'organisation', label: say.organisation },
          ]}
          onChange={(kind) => view.set({ kind })}
        />
        <SelectField
          label={say.country}
          value={view.country}
          options={[{ value: '', label: say.allCountries }, ...countries]}
          onChange={(country) => view.set({ country })}
        />
      </div>
      {shown.length === 0 ? (
        <EmptyPlace title={say.none}>
          <Button onPress={view.clear}>{say.clear}</Button>
        </EmptyPlace>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by key.
        <section className={styles['scroll']} tabIndex={0} aria-label={say.caption}>
          <table className={styles['table']}>
            <caption className={styles['caption']}>{say.caption}</caption>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th
                    key={column}
                    scope="col"
                    aria-sort={view.sort === column ? (view.descending ? 'descending' : 'ascending') : 'none'}
                  >
                    <button type="button" className={styles['sort']} onClick={() => sortBy(column)} title={say.sort(say[column])}>
                      {say[column]}
                      <span aria-hidden="true" className={styles['arrow']}>
                        {view.sort === column ? (view.descending ? '▼' : '▲') : ''}
                      </span>
                    </button>
                  </th>
                ))}
                <th scope="col" className={styles['plain']}>
                  {words.recordNotes.column}
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map((signatory) => {
                const place = paragraphs.get(signatory.id)
                const where = place?.number === null || place === undefined ? signatory.id : say.para(place.number)
                const mine = notes.of({ kind: 'signatory', id: signatory.id }, signatory.name)
                return (
                  <Fragment key={signatory.id}>
                    <tr {...markRow(signatory.id)}>
                      <td>
                        <Link
                          to={sourcePath(edition, signatory.span.source, place?.block)}
                          aria-label={say.goToRow(where, signatory.name)}
                          title={signatory.span.exact}
                        >
                          {where}
                        </Link>
                        <RowAction>
                          <Button
                            look="quiet"
                            size="small"
                            aria-label={words.links.copyTo(signatory.name)}
                            onPress={() => copyLink({ kind: 'signatory', edition, id: signatory.id }, signatory.name)}
                          >
                            {words.links.copy}
                          </Button>
                        </RowAction>
                      </td>
                      <th scope="row">
                        {signatory.title === null ? '' : `${signatory.title} `}
                        <strong>{signatory.name}</strong>
                        {signatory.honours.length === 0 ? '' : ` ${signatory.honours.join(', ')}`}
                      </th>
                      <td>{say[signatory.kind]}</td>
                      <td className={signatory.country === null ? styles['unknown'] : ''}>{countryText(signatory)}</td>
                      <td>{affiliationText(signatory)}</td>
                      <td className={styles['notes']}>{mine.action}</td>
                    </tr>
                    {mine.notes === null ? null : (
                      <tr>
                        <td colSpan={columns.length + 1} className={styles['unfolded']}>
                          {mine.notes}
                        </td>
                      </tr>
                    )}
                  </Fragment>
                )
              })}
            </tbody>
          </table>
        </section>
      )}
      {notes.elsewhere}
    </Page>
  )
}
