import { type SubmitEvent, useId, useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import { STARTING_POINTS, type StartingPoint, startBriefing } from '#shared/briefing/outline/start-briefing.ts'
import { briefingPath } from '../../places/places.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { briefingWords } from '../../words/briefings-words.ts'
import { words } from '../../words/words.ts'
import { useSettings } from '../../workspace/settings.ts'
import { useBriefingActions } from '../../workspace/use-briefings.ts'
import { useLiveNotes } from '../../workspace/use-notes.ts'
import { useEdition } from '../../workspace/workspace.tsx'
import styles from './briefings.module.css'

const say = briefingWords.start

/** Says of each starting point what will be in the briefing, and makes it. */
export function NewBriefingDialog({ onClose }: { readonly onClose: () => void }) {
  const { id: edition, archive, catalogue } = useEdition()
  const { author } = useSettings()
  const notes = useLiveNotes()
  const actions = useBriefingActions()
  const navigate = useNavigate()
  const id = useId()
  const [title, setTitle] = useState('')
  const [start, setStart] = useState<StartingPoint>('recommendation')
  const starts = useMemo(() => {
    const own = notes.filter(({ target }) => target.archive === archive)
    return STARTING_POINTS.map((point) => ({ point, ...startBriefing(point, catalogue, own, say.words) }))
  }, [notes, archive, catalogue])

  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const parts = starts.find(({ point }) => point === start)?.parts ?? []
    const name = title.trim() === '' ? briefingWords.untitled : title.trim()
    const own = author.trim() === '' ? null : author.trim()
    const made = actions.make({ title: name, author: own, profile: 'plain', citations: 'short' }, parts)
    void navigate(briefingPath(edition, made))
  }
  return (
    <Dialog title={say.title} open wide onClose={onClose}>
      <form className={styles['form']} onSubmit={submit}>
        <TextField label={say.docTitle} value={title} maxLength={300} placeholder={briefingWords.untitled} onChange={setTitle} />
        <fieldset className={styles['starts']}>
          <legend>{say.from}</legend>
          {starts.map(({ point, parts, notes: inIt, left }) => (
            <label key={point} className={styles['start']}>
              <input
                type="radio"
                name={id}
                value={point}
                checked={start === point}
                aria-describedby={`${id}-${point}`}
                onChange={() => setStart(point)}
              />
              <span className={styles['startName']}>{say.names[point]}</span>
              <span id={`${id}-${point}`} className={styles['quiet']}>
                {say.hints[point]}{' '}
                {point === 'empty' ? null : (
                  <strong>{say.holds(parts.filter(({ type }) => type === 'heading').length, inIt, left)}</strong>
                )}
              </span>
            </label>
          ))}
        </fieldset>
        <div className={styles['formActions']}>
          <Button onPress={onClose}>{words.program.cancel}</Button>
          <Button type="submit" look="primary">
            {say.make}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
