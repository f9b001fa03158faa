import { useMemo, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { NoteId } from '#shared/archive/ids.ts'
import { COLOURS } from '#shared/notes/colours.ts'
import type { Note } from '#shared/notes/note.ts'
import { allTags, filterNotes, type NoteOrder, sortNotes } from '#shared/notes/note-filter.ts'
import { sourcePath } from '../../places/places.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { CheckField } from '../../ui/check-field.tsx'
import { ColourMark } from '../../ui/colour-mark.tsx'
import { EmptyPlace } from '../../ui/empty-place.tsx'
import { Page } from '../../ui/page.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Working } from '../../ui/working.tsx'
import { words } from '../../words/words.ts'
import { useCommands } from '../../workspace/commands.ts'
import { sourceTitle } from '../../workspace/source-words.ts'
import { useNoteActions, useNotesSnapshot } from '../../workspace/use-notes.ts'
import { useEditionIfOpen, useWindowTitle } from '../../workspace/workspace.tsx'
import { ExportDialog } from './export-dialog-lazily.tsx'
import { NoteCard } from './note-card.tsx'
import styles from './notes-page.module.css'

/** The filters stand in the address, so that going back comes to the same list. */
function useFilters() {
  const [query, setQuery] = useSearchParams()
  const set = (name: string, value: string) =>
    setQuery(
      (last) => {
        const next = new URLSearchParams(last)
        if (value === '') next.delete(name)
        else next.set(name, value)
        return next
      },
      { replace: true },
    )
  return {
    source: query.get('source') ?? '',
    colour: COLOURS.find((colour) => colour === query.get('colour')) ?? null,
    tag: query.get('tag') ?? '',
    text: query.get('text') ?? '',
    order: (query.get('order') === 'newest' ? 'newest' : 'place') satisfies NoteOrder,
    trash: query.get('trash') === 'yes',
    set,
    clear: () => setQuery({}, { replace: true }),
  } as const
}

export function NotesPage() {
  useWindowTitle(words.notes.title)
  const { ready, notes } = useNotesSnapshot()
  const edition = useEditionIfOpen()
  const actions = useNoteActions()
  const filters = useFilters()
  const [chosen, setChosen] = useState<ReadonlySet<NoteId>>(new Set())
  const [editing, setEditing] = useState<NoteId | null>(null)
  const [exporting, setExporting] = useState<readonly Note[] | null>(null)

  const kept = useMemo(() => notes.filter((note) => (note.trashedAt !== null) === filters.trash), [notes, filters.trash])
  const trashed = notes.filter((note) => note.trashedAt !== null).length
  const sources = edition?.catalogue.sources ?? []
  const sourceIds = [...new Set(kept.map((note) => note.target.source))]
  const titleOf = (id: string): string => {
    const source = sources.find((item) => item.id === id)
    return source === undefined ? id : sourceTitle(source).text
  }
  const shown = sortNotes(
    filterNotes(kept, {
      source: sourceIds.find((id) => id === filters.source),
      colour: filters.colour ?? undefined,
      tag: filters.tag === '' ? undefined : filters.tag,
      text: filters.text === '' ? undefined : filters.text,
      trashed: filters.trash,
    }),
    filters.order,
    sources.map((source) => source.id),
  )
  const chosenShown = shown.filter((note) => chosen.has(note.id))
  const filtered = shown.length !== kept.length

  useCommands([
    {
      id: 'export-notes',
      group: 'notes',
      name: words.export.action,
      keys: ['Mod+s', 'Mod+Shift+e'],
      run: () => setExporting(chosenShown.length > 0 ? chosenShown : shown),
    },
  ])

  if (!ready) {
    return (
      <Page>
        <Working what={words.notes.starting} />
      </Page>
    )
  }
  return (
    <Page>
      <header className={styles['head']}>
        <h1>{filters.trash ? words.notes.trash : words.notes.title}</h1>
        <span className={styles['headActions']}>
          {trashed === 0 && !filters.trash ? null : (
            <Button look="quiet" onPress={() => filters.set('trash', filters.trash ? '' : 'yes')}>
              {filters.trash ? words.notes.showNotes : words.notes.showTrash(trashed)}
            </Button>
          )}
          {filters.trash || shown.length === 0 || edition === null ? null : (
            <Button look="primary" onPress={() => setExporting(chosenShown.length > 0 ? chosenShown : shown)}>
              {words.export.action}
            </Button>
          )}
        </span>
      </header>

      {kept.length === 0 ? (
        filters.trash ? (
          <EmptyPlace title={words.notes.trashEmpty} />
        ) : (
          <EmptyPlace title={words.notes.listEmpty} hint={words.notes.listEmptyHint} />
        )
      ) : (
        <>
          <div className={styles['filters']}>
            <TextField label={words.notes.filterText} value={filters.text} onChange={(text) => filters.set('text', text)} />
            <SelectField
              label={words.notes.filterSource}
              value={filters.source}
              options={[
                { value: '', label: words.notes.all },
                ...sourceIds.map((id) => ({ value: id as string, label: titleOf(id) })),
              ]}
              onChange={(source) => filters.set('source', source)}
            />
            <SelectField
              label={words.notes.filterColour}
              value={filters.colour ?? ''}
              options={[
                { value: '', label: words.notes.all },
                ...COLOURS.map((colour) => ({ value: colour as string, label: words.colours[colour] })),
              ]}
              onChange={(colour) => filters.set('colour', colour)}
            />
            <SelectField
              label={words.notes.filterTag}
              value={filters.tag}
              options={[
                { value: '', label: words.notes.all },
                ...allTags(kept).map(({ tag, count }) => ({ value: tag, label: `${tag} (${count})` })),
              ]}
              onChange={(tag) => filters.set('tag', tag)}
            />
            <SelectField
              label={words.notes.order}
              value={filters.order}
              options={[
                { value: 'place', label: words.notes.orderPlace },
                { value: 'newest', label: words.notes.orderNewest },
              ]}
              onChange={(order) => filters.set('order', order === 'newest' ? 'newest' : '')}
            />
          </div>
          <div className={styles['selection']}>
            <CheckField
              checked={shown.length > 0 && chosenShown.length === shown.length}
              some={chosenShown.length > 0 && chosenShown.length < shown.length}
              onChange={(all) => setChosen(new Set(all ? shown.map((note) => note.id) : []))}
            >
              {words.notes.selectAll}
            </CheckField>
            <span role="status" className={styles['count']}>
              {words.notes.shown(shown.length, kept.length)}
              {chosenShown.length === 0 ? '' : `, ${words.notes.selected(chosenShown.length)}`}
            </span>
            {chosenShown.length === 0 ? null : (
              <Button
                size="small"
                onPress={() => {
                  // This button goes away with what it was for.
                  focusPlace()
                  if (filters.trash) actions.restore(chosenShown)
                  else actions.trash(chosenShown)
                  setChosen(new Set())
                }}
              >
                {filters.trash ? words.notes.restore : words.notes.delete}
              </Button>
            )}
            {filtered ? (
              <Button look="quiet" size="small" onPress={filters.clear}>
                {words.notes.clear}
              </Button>
            ) : null}
          </div>
          {shown.length === 0 ? <EmptyPlace title={words.notes.listNone} /> : null}
          <ul className={styles['list']}>
            {shown.map((note) => (
              <li key={note.id} className={styles['row']}>
                <CheckField
                  checked={chosen.has(note.id)}
                  label={words.notes.select(note.target.exact.slice(0, 60))}
                  onChange={(yes) => {
                    const next = new Set(chosen)
                    if (yes) next.add(note.id)
                    else next.delete(note.id)
                    setChosen(next)
                  }}
                />
                {filters.trash ? (
                  <TrashedNote
                    note={note}
                    where={titleOf(note.target.source)}
                    onRestore={() => {
                      focusPlace()
                      actions.restore([note])
                    }}
                  />
                ) : (
                  <div className={styles['card']}>
                    <p className={styles['where']}>{titleOf(note.target.source)}</p>
                    <NoteCard
                      note={note}
                      anchor={null}
                      editing={editing === note.id}
                      passage={
                        edition === null ? null : (
                          <PassageLink
                            note={note}
                            edition={edition.id}
                            held={
                              note.target.archive === edition.archive &&
                              sources.some((source) => source.id === note.target.source)
                            }
                          />
                        )
                      }
                      onEdit={() => setEditing(note.id)}
                      onDone={() => setEditing(null)}
                    />
                  </div>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {edition === null ? <Banner tone="caution">{words.archive.failedHint}</Banner> : null}
      {exporting === null || edition === null ? null : <ExportDialog notes={exporting} onClose={() => setExporting(null)} />}
    </Page>
  )
}

function focusPlace(): void {
  document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true })
}

/** Leads to the passage in the edition being read, or in the edition of the note when the source is not in this one. */
function PassageLink({
  note,
  edition,
  held,
}: {
  readonly note: Note
  readonly edition: Note['target']['edition']
  readonly held: boolean
}) {
  const to = sourcePath(held ? edition : note.target.edition, note.target.source, { note: note.id })
  return (
    <Link className={styles['link']} to={to}>
      {held ? words.notes.goToPassage : words.notes.readInEdition(note.target.edition)}
    </Link>
  )
}

interface TrashedNoteProps {
  readonly note: Note
  readonly where: string
  onRestore(): void
}

function TrashedNote({ note, where, onRestore }: TrashedNoteProps) {
  return (
    <article className={styles['trashed']}>
      <p className={styles['where']}>{where}</p>
      <p>
        <ColourMark colour={note.colour} /> “{note.target.exact}”
      </p>
      {note.body === '' ? null : <p className={styles['body']}>{note.body}</p>}
      <Button size="small" onPress={onRestore}>
        {words.notes.restore}
      </Button>
    </article>
  )
}
