import { useDeferredValue, useMemo, useState } from 'react'
import type { NoteId, SourceId } from '#shared/archive/ids.ts'
import type { Note } from '#shared/notes/note.ts'
import { allTags, filterNotes, sortNotes } from '#shared/notes/note-filter.ts'
import { targetSource, targetWords } from '#shared/notes/note-target.ts'
import { Button } from '../../ui/button.tsx'
import { CheckField } from '../../ui/check-field.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { briefingWords } from '../../words/briefings-words.ts'
import { words } from '../../words/words.ts'
import { sourceTitle } from '../../workspace/source-words.ts'
import { useLiveNotes } from '../../workspace/use-notes.ts'
import { useEdition } from '../../workspace/workspace.tsx'
import styles from './briefings.module.css'

const say = briefingWords.pick
/** So many are drawn; the rest is found by narrowing the list. */
const DRAWN = 200

interface PickNotesDialogProps {
  readonly inBriefing: ReadonlySet<NoteId>
  /** Where they can be put, the last of them first. */
  readonly places: readonly { readonly value: string; readonly label: string }[]
  onAdd(notes: readonly Note[], place: string): void
  onClose(): void
}

/** Chooses several notes to be put into a briefing. Those that stand in it may be added again. */
export function PickNotesDialog({ inBriefing, places, onAdd, onClose }: PickNotesDialogProps) {
  const { archive, catalogue } = useEdition()
  const live = useLiveNotes()
  const [text, setText] = useState('')
  const [source, setSource] = useState('')
  const [tag, setTag] = useState('')
  const [place, setPlace] = useState(places[0]?.value ?? '')
  const [chosen, setChosen] = useState<ReadonlySet<NoteId>>(new Set())
  const sought = useDeferredValue(text)
  const own = useMemo(
    () =>
      sortNotes(
        live.filter(({ target }) => target.archive === archive),
        'place',
        catalogue.sources.map(({ id }) => id),
      ),
    [live, archive, catalogue],
  )
  const shown = useMemo(
    () =>
      filterNotes(own, {
        text: sought,
        ...(source === '' ? {} : { source: source as SourceId }),
        ...(tag === '' ? {} : { tag }),
      }),
    [own, sought, source, tag],
  )
  const titles = new Map(catalogue.sources.map((each) => [each.id as string, sourceTitle(each).text]))
  const tags = allTags(own)
  const all = { value: '', label: say.all }
  const choose = (id: NoteId, yes: boolean) => {
    const next = new Set(chosen)
    if (yes) next.add(id)
    else next.delete(id)
    setChosen(next)
  }
  const picked = own.filter(({ id }) => chosen.has(id))
  const shownChosen = shown.filter(({ id }) => chosen.has(id)).length
  return (
    <Dialog title={say.title} open wide onClose={onClose}>
      {own.length === 0 ? (
        <p>{say.noNotes}</p>
      ) : (
        <>
          <div className={styles['filters']}>
            <TextField label={say.find} value={text} onChange={setText} />
            <SelectField
              label={say.source}
              value={source}
              options={[all, ...[...titles].map(([value, label]) => ({ value, label }))]}
              onChange={setSource}
            />
            <SelectField
              label={say.tag}
              value={tag}
              options={[all, ...tags.map(({ tag: value }) => ({ value, label: value }))]}
              onChange={setTag}
            />
          </div>
          <div className={styles['count']}>
            <CheckField
              checked={shown.length > 0 && shownChosen === shown.length}
              some={shownChosen > 0 && shownChosen < shown.length}
              onChange={(yes) => {
                const next = new Set(chosen)
                for (const { id } of shown) {
                  if (yes) next.add(id)
                  else next.delete(id)
                }
                setChosen(next)
              }}
            >
              {say.chooseAll}
            </CheckField>
            <span role="status">
              {say.shown(shown.length, own.length)}
              {chosen.size === 0 ? '' : `, ${say.chosen(chosen.size)}`}
            </span>
          </div>
          {shown.length === 0 ? <p>{say.none}</p> : null}
          <ul className={styles['pick']}>
            {shown.slice(0, DRAWN).map((note) => (
              <li key={note.id} className={styles['picked']}>
                <CheckField
                  checked={chosen.has(note.id)}
                  label={say.choose(targetWords(note.target))}
                  onChange={(yes) => choose(note.id, yes)}
                />
                <div className={styles['about']}>
                  <p className={styles['words']}>{targetWords(note.target)}</p>
                  {note.body === '' ? null : <p className={styles['body']}>{note.body}</p>}
                  <p className={styles['quiet']}>
                    {[
                      titles.get(targetSource(note.target) ?? ''),
                      note.tags.map((each) => `#${each}`).join(' '),
                      inBriefing.has(note.id) ? say.here : '',
                    ]
                      .filter((each) => each !== undefined && each !== '')
                      .join(' · ')}
                  </p>
                </div>
              </li>
            ))}
          </ul>
          <SelectField label={say.where} value={place} options={places} onChange={setPlace} />
        </>
      )}
      <div className={styles['formActions']}>
        <Button onPress={onClose}>{words.program.cancel}</Button>
        <Button look="primary" isDisabled={picked.length === 0} onPress={() => onAdd(picked, place)}>
          {say.add(picked.length)}
        </Button>
      </div>
    </Dialog>
  )
}
