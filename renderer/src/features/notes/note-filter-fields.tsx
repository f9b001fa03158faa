import { memo } from 'react'
import type { EditionCatalogue } from '#shared/archive/edition.ts'
import { COLOURS } from '#shared/notes/colours.ts'
import type { Note } from '#shared/notes/note.ts'
import { allTags, type NoteFacets } from '#shared/notes/note-filter.ts'
import { isOnRecord, recordKey, targetSource } from '#shared/notes/note-target.ts'
import { STATUSES } from '#shared/notes/statuses.ts'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useTypedText } from '../../ui/typed-text.ts'
import { noteListWords } from '../../words/en-notes-list.ts'
import { privateWords } from '../../words/private-words.ts'
import { nameCollator, words } from '../../words/words.ts'
import { colourName, useColourMeanings } from '../../workspace/colour-meanings.ts'
import styles from './notes-page.module.css'
import { authorInAddress, type NoteFilters, RECORD_KINDS } from './use-note-filters.ts'

const say = noteListWords

interface Option {
  readonly value: string
  readonly label: string
  readonly count: number
}

/** What would leave nothing is not offered, unless it is chosen. */
function offered(options: readonly Option[], chosen: string) {
  const shown = options.filter(({ value, count }) => count > 0 || value === chosen)
  return [
    { value: '', label: words.notes.all },
    ...shown.map(({ value, label, count }) => ({ value, label: say.option(label, count) })),
  ]
}

interface NoteFilterFieldsProps {
  /** All notes, or all in the trash. */
  readonly notes: readonly Note[]
  readonly facets: NoteFacets
  readonly filters: NoteFilters
  readonly sources: EditionCatalogue['sources']
  titleOf(source: string): string
}

/** What narrows the list down. Drawn anew only when there is something else to choose from: the list draws itself at each tick of a box. */
export const NoteFilterFields = memo(function NoteFilterFields({
  notes,
  facets,
  filters,
  sources,
  titleOf,
}: NoteFilterFieldsProps) {
  const { filter, set } = filters
  const [typed, type] = useTypedText('text', filters.text, (text) => set({ text }))
  const meanings = useColourMeanings()
  const order = new Map(sources.map((source, index) => [source.id as string, index]))
  const rank = (id: string) => order.get(id) ?? sources.length
  const sourceIds = [...new Set(notes.flatMap(({ target }) => targetSource(target) ?? []))].sort((a, b) => rank(a) - rank(b))
  const records = new Map(
    notes
      .filter(isOnRecord)
      .flatMap(({ target }) => (target.about.kind === 'source' ? [] : [[recordKey(target.about), target] as const])),
  )
  const record = filter.record === undefined ? '' : typeof filter.record === 'string' ? filter.record : recordKey(filter.record)
  const place = filter.source === undefined ? (record === '' ? '' : `record:${record}`) : `source:${filter.source}`
  const places: Option[] = [
    ...sourceIds.map((id) => ({ value: `source:${id}`, label: titleOf(id), count: facets.source.get(id) ?? 0 })),
    ...RECORD_KINDS.map((kind) => ({ value: `record:${kind}`, label: say.kinds[kind], count: facets.record.get(kind) ?? 0 })),
    ...[...records]
      .map(([key, target]) => ({
        value: `record:${key}`,
        label: `${words.recordNotes.on[target.about.kind]}: ${target.name.slice(0, 80)}`,
        count: facets.record.get(key) ?? 0,
      }))
      .sort((a, b) => nameCollator.compare(a.label, b.label)),
  ]
  const authors = [...new Set(notes.map(({ author }) => author ?? ''))].sort(
    (a, b) => Number(a === '') - Number(b === '') || nameCollator.compare(a, b),
  )
  const author = filter.author === undefined ? '' : authorInAddress(filter.author)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a frame and a legend of its own.
    <div role="group" aria-label={say.filters} className={styles['filters']}>
      <TextField label={words.notes.filterText} value={typed} onChange={type} />
      <SelectField
        label={say.place}
        value={place}
        options={offered(places, place)}
        onChange={(value) => {
          const [, name, id = ''] = /^(source|record):(.*)$/s.exec(value) ?? []
          set({ source: name === 'source' ? id : '', record: name === 'record' ? id : '' })
        }}
      />
      <SelectField
        label={words.notes.filterColour}
        value={filter.colour ?? ''}
        options={offered(
          COLOURS.map((colour) => ({
            value: colour,
            label: colourName(meanings, colour),
            count: facets.colour.get(colour) ?? 0,
          })),
          filter.colour ?? '',
        )}
        onChange={(colour) => set({ colour })}
      />
      <SelectField
        label={words.notes.filterTag}
        value={filter.tag ?? ''}
        options={offered(
          allTags(notes).map(({ tag }) => ({ value: tag, label: tag, count: facets.tag.get(tag) ?? 0 })),
          filter.tag ?? '',
        )}
        onChange={(tag) => set({ tag })}
      />
      <SelectField
        label={say.status}
        value={filter.status ?? ''}
        options={offered(
          STATUSES.map((status) => ({
            value: status,
            label: words.writing.statuses[status],
            count: facets.status.get(status) ?? 0,
          })),
          filter.status ?? '',
        )}
        onChange={(status) => set({ status })}
      />
      {(facets.private.get(true) ?? 0) === 0 && filter.private === undefined ? null : (
        <SelectField
          label={privateWords.filter}
          value={filter.private === undefined ? '' : filter.private ? 'yes' : 'no'}
          options={offered(
            (['yes', 'no'] as const).map((value) => ({
              value,
              label: privateWords.filterOptions[value],
              count: facets.private.get(value === 'yes') ?? 0,
            })),
            filter.private === undefined ? '' : filter.private ? 'yes' : 'no',
          )}
          onChange={(value) => set({ private: value })}
        />
      )}
      {(facets.undecided.get(true) ?? 0) === 0 && filter.undecided === undefined ? null : (
        <SelectField
          label={say.undecided}
          value={filter.undecided === true ? 'yes' : ''}
          options={offered(
            [{ value: 'yes', label: say.toDecide, count: facets.undecided.get(true) ?? 0 }],
            filter.undecided === true ? 'yes' : '',
          )}
          onChange={(value) => set({ undecided: value })}
        />
      )}
      {authors.length < 2 && author === '' ? null : (
        <SelectField
          label={say.author}
          value={author}
          options={offered(
            authors.map((name) => ({
              value: authorInAddress(name),
              label: name === '' ? say.nobody : name,
              count: facets.author.get(name) ?? 0,
            })),
            author,
          )}
          onChange={(value) => set({ author: value })}
        />
      )}
      <SelectField
        label={words.notes.order}
        value={filters.order}
        options={[
          { value: 'place', label: words.notes.orderPlace },
          { value: 'newest', label: words.notes.orderNewest },
          { value: 'changed', label: say.orderChanged },
        ]}
        onChange={(value) => set({ order: value === 'place' ? '' : value })}
      />
    </div>
  )
})
