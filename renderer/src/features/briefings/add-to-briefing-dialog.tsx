import { type SubmitEvent, useState } from 'react'
import type { NoteId } from '#shared/archive/ids.ts'
import { notePart } from '#shared/briefing/outline/start-briefing.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { briefingWords } from '../../words/briefings-words.ts'
import { words } from '../../words/words.ts'
import { offerToBriefing } from '../../workspace/add-to-briefing.ts'
import { announce } from '../../workspace/announcements.ts'
import { useSettings } from '../../workspace/settings.ts'
import { useBriefingActions, useBriefings } from '../../workspace/use-briefings.ts'
import { useNotesSnapshot } from '../../workspace/use-notes.ts'
import styles from './briefings.module.css'

const say = briefingWords.addTo
const NEW = 'new'

/** Asks into which briefing notes are put, or makes one for them. */
export function AddToBriefingDialog({ notes: ids }: { readonly notes: readonly NoteId[] }) {
  const { notes } = useNotesSnapshot()
  const { author } = useSettings()
  const briefings = useBriefings()
  const actions = useBriefingActions()
  const [chosen, setChosen] = useState<string>(briefings[0]?.briefing.id ?? NEW)
  const [title, setTitle] = useState('')
  const close = () => offerToBriefing(null)
  const there = ids.flatMap((id) => notes.find((note) => note.id === id) ?? [])

  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const parts = there.map(notePart)
    const known = briefings.find(({ briefing }) => briefing.id === chosen)?.briefing
    const name = title.trim() === '' ? briefingWords.untitled : title.trim()
    if (known !== undefined) actions.addParts(known.id, parts)
    else {
      const own = author.trim() === '' ? null : author.trim()
      actions.make({ title: name, author: own, profile: 'plain', citations: 'short' }, parts)
    }
    close()
    announce({ kind: 'text', text: say.done(parts.length, known?.title ?? name), undo: true })
  }
  return (
    <Dialog title={say.title(there.length)} open onClose={close}>
      <form className={styles['form']} onSubmit={submit}>
        <SelectField
          label={say.which}
          value={chosen}
          options={[
            ...briefings.map(({ briefing }) => ({
              value: briefing.id as string,
              label: briefing.title === '' ? briefingWords.untitled : briefing.title,
            })),
            { value: NEW, label: say.newOne },
          ]}
          onChange={setChosen}
        />
        {chosen === NEW ? <TextField label={say.newTitle} value={title} maxLength={300} onChange={setTitle} /> : null}
        <p className={styles['quiet']}>{say.hint}</p>
        <div className={styles['formActions']}>
          <Button onPress={close}>{words.program.cancel}</Button>
          <Button type="submit" look="primary">
            {say.add}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
