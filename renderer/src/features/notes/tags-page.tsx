import { useMemo, useState } from 'react'
import { Link } from 'react-router'
import type { Note } from '#shared/notes/note.ts'
import { allTags } from '#shared/notes/note-filter.ts'
import { changeTags, nearDoubles, renameTag } from '#shared/notes/note-tags.ts'
import { foldText } from '#shared/text/fold-text.ts'
import { partPath } from '../../places/places.ts'
import { EmptyPlace } from '../../ui/empty-place.tsx'
import { Page } from '../../ui/page.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Working } from '../../ui/working.tsx'
import { tagPageWords } from '../../words/en-notes-list.ts'
import { words } from '../../words/words.ts'
import { announce } from '../../workspace/announcements.ts'
import { useNoteActions, useNotesSnapshot } from '../../workspace/use-notes.ts'
import { useEdition, useWindowTitle } from '../../workspace/workspace.tsx'
import { EarlierTags } from './earlier-tags.tsx'
import { RemoveTagDialog } from './remove-tag-dialog.tsx'
import { TagRow } from './tag-row.tsx'
import styles from './tags-page.module.css'

const say = tagPageWords

/** How many notes have a tag, and how many more in the trash. */
interface TagUse {
  readonly tag: string
  readonly count: number
  readonly trashed: number
}

function usesOf(notes: readonly Note[]): readonly TagUse[] {
  const live = allTags(notes.filter(({ trashedAt }) => trashedAt === null))
  const trashed = new Map(allTags(notes.filter(({ trashedAt }) => trashedAt !== null)).map(({ tag, count }) => [tag, count]))
  return live.map(({ tag, count }) => ({ tag, count, trashed: trashed.get(tag) ?? 0 }))
}

function focusOnTag(tag: string): void {
  requestAnimationFrame(() => {
    const row = document.querySelector<HTMLElement>(`[data-tag="${CSS.escape(tag)}"] button`)
    const place = row ?? document.querySelector<HTMLElement>('main')
    place?.focus({ preventScroll: row === null })
  })
}

/** Every tag with what carries it. What is done to a tag is done to it on all notes at once. */
export function TagsPage() {
  useWindowTitle(say.title)
  const { id: edition } = useEdition()
  const { ready, notes } = useNotesSnapshot()
  const actions = useNoteActions()
  const [find, setFind] = useState('')
  const [removing, setRemoving] = useState<string | null>(null)
  const [order, setOrder] = useState<'name' | 'count'>('name')
  const uses = useMemo(() => usesOf(notes), [notes])
  const doubles = useMemo(() => nearDoubles(uses.map(({ tag }) => tag)), [uses])
  const countOf = (tag: string) => uses.find((use) => use.tag === tag)?.count ?? null

  const rename = (from: string, to: string) => {
    const merges = countOf(to) !== null
    const edits = renameTag(notes, from, to)
    actions.editEach(edits)
    announce({ kind: 'text', text: merges ? say.merged(from, to) : say.renamed(from, to, edits.length), undo: true })
    focusOnTag(to)
  }
  const remove = (tag: string) => {
    const edits = changeTags(notes, [], [tag])
    actions.editEach(edits)
    announce({ kind: 'text', text: say.deleted(tag, edits.length), undo: true })
    const at = shown.findIndex((use) => use.tag === tag)
    focusOnTag(shown[at + 1]?.tag ?? shown[at - 1]?.tag ?? '')
  }

  const wanted = foldText(find.trim()).folded
  const fitting = uses.filter(({ tag }) => foldText(tag).folded.includes(wanted))
  const shown = order === 'name' ? fitting : fitting.toSorted((a, b) => b.count - a.count)
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
        <h1>{say.title}</h1>
        <Link to={partPath(edition, 'notes')}>{say.back}</Link>
      </header>
      {uses.length === 0 ? (
        <EmptyPlace title={say.empty} hint={say.emptyHint} />
      ) : (
        <>
          <p className={styles['quiet']}>{say.hint}</p>
          <div className={styles['filters']}>
            <TextField label={say.find} value={find} onChange={setFind} />
            <SelectField
              label={say.order}
              value={order}
              options={[
                { value: 'name', label: say.orders.name },
                { value: 'count', label: say.orders.count },
              ]}
              onChange={(value) => setOrder(value === 'count' ? 'count' : 'name')}
            />
          </div>
          <p role="status" className={styles['quiet']}>
            {say.count(shown.length)}
          </p>
          {shown.length === 0 ? (
            <EmptyPlace title={say.none} />
          ) : (
            <table className={styles['table']}>
              <thead>
                <tr>
                  <th scope="col">{say.tag}</th>
                  <th scope="col">{say.notes}</th>
                  <th scope="col">{say.actions}</th>
                </tr>
              </thead>
              <tbody>
                {shown.map(({ tag, count, trashed }) => (
                  <TagRow
                    key={tag}
                    tag={tag}
                    count={count}
                    trashed={trashed}
                    alike={(doubles.get(tag) ?? []).map((other) => ({ tag: other, count: countOf(other) ?? 0 }))}
                    countOf={countOf}
                    onRename={(to) => rename(tag, to)}
                    onDelete={() => remove(tag)}
                    onRemove={() => setRemoving(tag)}
                    onLeft={() => focusOnTag(tag)}
                  />
                ))}
              </tbody>
            </table>
          )}
        </>
      )}
      <EarlierTags listed={uses.map(({ tag }) => tag)} />
      {removing === null ? null : (
        <RemoveTagDialog
          tag={removing}
          onClose={() => {
            setRemoving(null)
            focusOnTag(removing)
          }}
        />
      )}
    </Page>
  )
}
