import { useCallback, useDeferredValue, useMemo, useRef, useState } from 'react'
import { Link } from 'react-router'
import { findRecord } from '#shared/archive/find-record.ts'
import type { NoteId } from '#shared/archive/ids.ts'
import { COLOURS } from '#shared/notes/colours.ts'
import type { Note } from '#shared/notes/note.ts'
import { countFacets, filterNotes, sortNotes } from '#shared/notes/note-filter.ts'
import { changeTags } from '#shared/notes/note-tags.ts'
import { isOnRecord, targetSource } from '#shared/notes/note-target.ts'
import { partPath } from '../../places/places.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { CheckField } from '../../ui/check-field.tsx'
import { EmptyPlace } from '../../ui/empty-place.tsx'
import { Page } from '../../ui/page.tsx'
import { Working } from '../../ui/working.tsx'
import { noteListWords, tagPageWords } from '../../words/en-notes-list.ts'
import { privateWords } from '../../words/private-words.ts'
import { trashWords } from '../../words/trash-words.ts'
import { words } from '../../words/words.ts'
import { offerToBriefing } from '../../workspace/add-to-briefing.ts'
import { announce } from '../../workspace/announcements.ts'
import { type ArchiveList, useArchives } from '../../workspace/archives.ts'
import { colourName, useColourMeanings } from '../../workspace/colour-meanings.ts'
import { type Command, useCommands } from '../../workspace/commands.ts'
import type { Loadable } from '../../workspace/loadable.ts'
import { useSettings } from '../../workspace/settings.ts'
import { sourceTitle } from '../../workspace/source-words.ts'
import { useNoteActions, useNotesSnapshot } from '../../workspace/use-notes.ts'
import { type OpenEdition, useEditionIfOpen, useWindowTitle } from '../../workspace/workspace.tsx'
import { type Chosen, chooseOne, chooseRange, NONE_CHOSEN } from './choose-range.ts'
import { ChosenBar } from './chosen-bar.tsx'
import { ChosenTagsDialog } from './chosen-tags-dialog.tsx'
import { ExchangeActions } from './exchange-actions.tsx'
import { ExportDialog } from './export-dialog-lazily.tsx'
import { GiveChosen } from './give-chosen.tsx'
import { groupNotes } from './group-notes.ts'
import { PlaceLink, Where } from './listed-note.tsx'
import { NoteCard } from './note-card.tsx'
import { NoteFilterFields } from './note-filter-fields.tsx'
import { NoteRows } from './note-rows.tsx'
import styles from './notes-page.module.css'
import { RemoveDialog } from './remove-dialog.tsx'
import { TrashedNote } from './trashed-note.tsx'
import { useNoteFilters } from './use-note-filters.ts'

const say = noteListWords

/** What stands over a note in the list: the source, the record, or the other archive. */
function useWhereOf(edition: OpenEdition | null, archives: Loadable<ArchiveList>) {
  return useMemo(() => {
    const titles = new Map(edition?.catalogue.sources.map((source) => [source.id as string, sourceTitle(source).text]))
    const titleOf = (id: string): string => titles.get(id) ?? id
    const groupOf = ({ target }: Note): string => {
      if (edition !== null && target.archive !== edition.archive) {
        const held = archives.state === 'ready' ? archives.value.archives.find(({ id }) => id === target.archive) : undefined
        return words.packs.notes(held?.title ?? target.archive)
      }
      const source = targetSource(target)
      if (source !== null) return titleOf(source)
      return 'about' in target ? say.kinds[target.about.kind] : ''
    }
    /** A record that the edition being read does not have: the note says so, and stays. */
    const gone = (note: Note): string | null => {
      if (edition === null || note.target.archive !== edition.archive || !isOnRecord(note)) return null
      if (findRecord(edition.catalogue, note.target.about) !== null) return null
      return words.recordNotes.gone(edition.id, note.target.edition)
    }
    return { titleOf, groupOf, gone }
  }, [edition, archives])
}

/** All notes of the person, with what narrows them down and what is done with many of them at once. */
export function NotesPage() {
  useWindowTitle(words.notes.title)
  const { ready, notes: now } = useNotesSnapshot()
  // A change to many notes is answered first, and drawn when there is time.
  const notes = useDeferredValue(now)
  const edition = useEditionIfOpen()
  const archives = useArchives()
  const actions = useNoteActions()
  const meanings = useColourMeanings()
  const filters = useNoteFilters(notes)
  const [chosen, setChosen] = useState<Chosen>(NONE_CHOSEN)
  const [editing, setEditing] = useState<NoteId | null>(null)
  const [exporting, setExporting] = useState<readonly Note[] | null>(null)
  const [removing, setRemoving] = useState<readonly Note[] | null>(null)
  const { keepDeleted } = useSettings()
  const [tagging, setTagging] = useState<readonly Note[] | null>(null)
  const { titleOf, groupOf, gone } = useWhereOf(edition, archives)

  // A long list follows the filter when there is time: the field in which one types does not wait for it.
  const filter = useDeferredValue(filters.filter)
  const { order, trash } = filters
  const kept = useMemo(() => notes.filter((note) => (note.trashedAt !== null) === trash), [notes, trash])
  const trashed = trash ? kept.length : notes.length - kept.length
  const facets = useMemo(() => countFacets(notes, filter), [notes, filter])
  const sources = useMemo(() => edition?.catalogue.sources ?? [], [edition])
  const shown = useMemo(
    () =>
      sortNotes(
        filterNotes(notes, filter),
        order,
        sources.map((source) => source.id),
      ),
    [notes, filter, order, sources],
  )
  const groups = useMemo(
    () => (order === 'place' ? groupNotes(shown, groupOf) : [{ key: 'all', title: null, notes: shown }]),
    [shown, order, groupOf],
  )
  const chosenShown = useMemo(() => shown.filter((note) => chosen.ids.has(note.id)), [shown, chosen])
  const filtered = shown.length !== kept.length

  const latest = useRef(shown)
  latest.current = shown
  const choose = useCallback((id: NoteId, yes: boolean, range: boolean) => {
    const list = latest.current.map((note) => note.id)
    setChosen((last) => (range ? chooseRange(last, list, id, yes) : chooseOne(last, id, yes)))
  }, [])
  const chooseAll = (yes: boolean) => setChosen({ ids: new Set(yes ? shown.map((note) => note.id) : []), from: null })

  const remove = () => {
    // The bar goes away with what it was for.
    focusPlace()
    actions.trash(chosenShown)
    setChosen(NONE_CHOSEN)
  }
  const restore = (which: readonly Note[]) => {
    focusPlace()
    actions.restore(which)
    setChosen(NONE_CHOSEN)
  }
  const recolour = (colour: Note['colour']) => {
    actions.edit(chosenShown, { colour })
    announce({ kind: 'text', text: say.coloured(chosenShown.length, colourName(meanings, colour)), undo: true })
  }
  const setStatus = (status: Note['status']) => {
    actions.edit(chosenShown, { status })
    announce({ kind: 'text', text: say.statusSet(chosenShown.length, words.writing.statuses[status]), undo: true })
  }
  const allPrivate = chosenShown.every((note) => note.private === true)
  const togglePrivate = () => {
    actions.edit(chosenShown, { private: !allPrivate })
    const said = allPrivate ? privateWords.opened : privateWords.made
    announce({ kind: 'text', text: said(chosenShown.length), undo: true })
  }
  const retag = (which: readonly Note[], add: readonly string[], taken: readonly string[]) => {
    const edits = changeTags(which, add, taken)
    if (edits.length === 0) return
    actions.editEach(edits)
    announce({ kind: 'text', text: say.tagged(edits.length), undo: true })
  }

  const toBriefing = () => offerToBriefing(chosenShown.map(({ id }) => id))
  const some = chosenShown.length > 0
  const commands: Command[] = [
    {
      id: 'export-notes',
      group: 'notes',
      name: words.export.action,
      keys: ['Mod+s', 'Mod+Shift+e'],
      run: () => setExporting(some ? chosenShown : shown),
    },
  ]
  if (shown.length > 0) {
    commands.push({
      id: 'choose-all-notes',
      group: 'notes',
      name: words.notes.selectAll,
      keys: ['Mod+a'],
      run: () => chooseAll(true),
    })
  }
  if (some) {
    commands.push({ id: 'choose-no-note', group: 'notes', name: say.chooseNone, keys: ['Escape'], run: () => chooseAll(false) })
  }
  if (some && !trash) {
    commands.push(
      { id: 'tag-chosen', group: 'notes', name: say.keyTags, keys: ['t'], run: () => setTagging(chosenShown) },
      { id: 'briefing-chosen', group: 'notes', name: words.writing.toBriefing, keys: ['a'], run: toBriefing },
      { id: 'private-chosen', group: 'notes', name: privateWords.keyToggle, keys: ['v'], run: togglePrivate },
      { id: 'delete-chosen', group: 'notes', name: say.keyDelete, keys: ['Delete'], run: remove },
      ...COLOURS.map((colour, index) => ({
        id: `colour-chosen-${colour}`,
        group: 'notes' as const,
        name: say.colourAll(colourName(meanings, colour)),
        keys: [String(index + 1)],
        run: () => recolour(colour),
      })),
    )
  }
  if (some && trash) {
    commands.push({
      id: 'remove-chosen',
      group: 'notes',
      name: trashWords.keyRemove,
      keys: ['Delete'],
      run: () => setRemoving(chosenShown),
    })
  }
  useCommands(commands)

  const card = useCallback(
    (note: Note, written: boolean) =>
      note.trashedAt !== null ? (
        <TrashedNote
          note={note}
          where={order === 'place' ? null : groupOf(note)}
          onRestore={() => {
            focusPlace()
            actions.restore([note])
          }}
          onRemove={() => setRemoving([note])}
        />
      ) : (
        <div className={styles['card']}>
          <Where where={order === 'place' ? null : groupOf(note)} gone={gone(note)} />
          <NoteCard
            note={note}
            anchor={null}
            editing={written}
            passage={<PlaceLink note={note} edition={edition} archives={archives} />}
            onEdit={() => setEditing(note.id)}
            onDone={() => setEditing(null)}
          />
        </div>
      ),
    [groupOf, gone, order, edition, archives, actions],
  )

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
        <h1>{trash ? words.notes.trash : words.notes.title}</h1>
        <span className={styles['headActions']}>
          {edition === null ? null : <Link to={partPath(edition.id, 'tags')}>{tagPageWords.title}</Link>}
          {trashed === 0 && !trash ? null : (
            <Button
              look="quiet"
              onPress={() => {
                setChosen(NONE_CHOSEN)
                filters.set({ trash: trash ? '' : 'yes' })
              }}
            >
              {trash ? words.notes.showNotes : words.notes.showTrash(trashed)}
            </Button>
          )}
          {trash && kept.length > 0 ? <Button onPress={() => setRemoving(kept)}>{trashWords.empty}</Button> : null}
          {trash || edition === null ? null : <ExchangeActions notes={some ? chosenShown : shown} />}
          {trash || shown.length === 0 || edition === null ? null : (
            <Button look="primary" onPress={() => setExporting(some ? chosenShown : shown)}>
              {words.export.action}
            </Button>
          )}
        </span>
      </header>
      {trash ? (
        <p className={styles['quiet']}>
          {trashWords.hint[keepDeleted]}{' '}
          {edition === null ? null : <Link to={partPath(edition.id, 'settings')}>{trashWords.change}</Link>}
        </p>
      ) : null}

      {kept.length === 0 ? (
        trash ? (
          <EmptyPlace title={words.notes.trashEmpty} />
        ) : (
          <EmptyPlace title={words.notes.listEmpty} hint={words.notes.listEmptyHint}>
            {edition === null ? null : <Link to={partPath(edition.id, 'help')}>{words.nav.help}</Link>}
          </EmptyPlace>
        )
      ) : (
        <>
          <NoteFilterFields notes={kept} facets={facets} filters={filters} sources={sources} titleOf={titleOf} />
          <div className={styles['selection']}>
            <CheckField
              checked={shown.length > 0 && chosenShown.length === shown.length}
              some={some && chosenShown.length < shown.length}
              onChange={chooseAll}
            >
              {words.notes.selectAll}
            </CheckField>
            <span role="status" className={styles['count']}>
              {words.notes.shown(shown.length, kept.length)}
              {some ? `, ${words.notes.selected(chosenShown.length)}` : ''}
            </span>
            {filtered ? (
              <Button look="quiet" size="small" onPress={filters.clear}>
                {words.notes.clear}
              </Button>
            ) : null}
          </div>
          {some ? (
            <ChosenBar
              count={chosenShown.length}
              trash={trash}
              exportable={edition !== null}
              onTags={() => setTagging(chosenShown)}
              onColour={recolour}
              onStatus={setStatus}
              allPrivate={allPrivate}
              onPrivate={togglePrivate}
              onDelete={remove}
              onRestore={() => restore(chosenShown)}
              onRemove={() => setRemoving(chosenShown)}
              onExport={() => setExporting(chosenShown)}
              onBriefing={toBriefing}
              give={edition === null ? null : <GiveChosen notes={chosenShown} edition={edition.id} />}
              onClear={() => {
                focusPlace()
                chooseAll(false)
              }}
            />
          ) : null}
          {shown.length === 0 ? <EmptyPlace title={words.notes.listNone} /> : null}
          <NoteRows
            key={`${order} ${trash}`}
            groups={groups}
            chosen={chosen.ids}
            editing={editing}
            onChoose={choose}
            card={card}
          />
        </>
      )}
      {edition === null ? <Banner tone="caution">{words.archive.failedHint}</Banner> : null}
      {exporting === null || edition === null ? null : <ExportDialog notes={exporting} onClose={() => setExporting(null)} />}
      {removing === null ? null : (
        <RemoveDialog
          notes={removing}
          onClose={() => {
            setRemoving(null)
            setChosen(NONE_CHOSEN)
            focusPlace()
          }}
        />
      )}
      {tagging === null ? null : (
        <ChosenTagsDialog notes={tagging} onSave={(add, taken) => retag(tagging, add, taken)} onClose={() => setTagging(null)} />
      )}
    </Page>
  )
}

function focusPlace(): void {
  document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true })
}
