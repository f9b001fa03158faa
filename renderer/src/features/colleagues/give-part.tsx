import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import type { BriefingId, NoteId } from '#shared/archive/ids.ts'
import { partPath } from '../../places/places.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { CheckField } from '../../ui/check-field.tsx'
import { Choice } from '../../ui/choice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { LongWorking } from '../../ui/working.tsx'
import { colleaguesWords as say } from '../../words/colleagues-words.ts'
import { writeSentence } from '../../words/words.ts'
import { changeSettings, useSettings } from '../../workspace/settings.ts'
import { useBriefings } from '../../workspace/use-briefings.ts'
import { useEdition, useServices } from '../../workspace/workspace.tsx'
import styles from './colleagues-page.module.css'
import { type SavedBundle, saveBundle } from './save-bundle.ts'

const WHICH = ['chosen', 'none', 'all'] as const

type View = { readonly state: 'asking' | 'saving' } | SavedBundle

function Saved({ view }: { readonly view: Extract<SavedBundle, { readonly state: 'saved' }> }) {
  const { where, notes, briefings, leftOut } = view
  return (
    <Banner tone="plain">
      <p>
        {where.outcome === 'saved' ? say.savedAs(where.path, notes, briefings) : say.downloaded(where.name, notes, briefings)}
      </p>
      <LeftOut {...leftOut} />
    </Banner>
  )
}

function LeftOut(leftOut: { readonly private: number; readonly trashed: number }) {
  return (
    <>
      {leftOut.private === 0 ? null : <p>{say.leftOutPrivate(leftOut.private)}</p>}
      {leftOut.trashed === 0 ? null : <p>{say.leftOutTrash(leftOut.trashed)}</p>}
    </>
  )
}

interface GivePartProps {
  /** Notes that were chosen elsewhere, and briefings. */
  readonly chosen: readonly NoteId[]
  readonly brought: readonly BriefingId[]
}

/** Notes, chosen or all, and briefings, as a file for a colleague. */
export function GivePart({ chosen, brought }: GivePartProps) {
  const { host, notes: store } = useServices()
  const { id: edition, archive } = useEdition()
  const { author } = useSettings()
  const [wanted, setWanted] = useState<(typeof WHICH)[number] | null>(null)
  const [withTrash, setWithTrash] = useState(false)
  const [view, setView] = useState<View>({ state: 'asking' })
  const there = useBriefings()
  const [picked, setPicked] = useState<ReadonlySet<BriefingId>>(new Set())
  useEffect(() => {
    if (brought.length > 0) setPicked(new Set(brought))
  }, [brought])
  const outlines = there.map(({ briefing }) => briefing).filter(({ id }) => picked.has(id))
  const possible = WHICH.filter((one) => one === 'all' || (one === 'chosen' ? chosen.length > 0 : outlines.length > 0))
  const [first = 'all'] = possible
  const which = wanted !== null && possible.includes(wanted) ? wanted : first
  const save = async () => {
    if (view.state === 'saving') return
    setView({ state: 'saving' })
    await store.settled()
    const by = author.trim() === '' ? null : author.trim()
    const notes = which === 'all' ? null : which === 'chosen' ? chosen : []
    const briefings = outlines.map(({ id }) => id)
    setView(await saveBundle(host, { notes, briefings, withTrash: which === 'all' && withTrash, by, archive }, new Date()))
  }
  return (
    <section className={styles['part']}>
      <h2>{say.give}</h2>
      <p className={styles['hint']}>{say.giveHint}</p>
      {chosen.length === 0 ? (
        <p>
          {say.chooseHint} <Link to={partPath(edition, 'notes')}>{say.toNotes}</Link>
        </p>
      ) : null}
      {there.length === 0 ? null : (
        <fieldset className={styles['outlines']}>
          <legend>{say.whichBriefings}</legend>
          {there.map(({ briefing: { id, title } }) => (
            <CheckField
              key={id}
              checked={picked.has(id)}
              onChange={(on) => setPicked(new Set(on ? [...picked, id] : [...picked].filter((other) => other !== id)))}
            >
              {title.trim() === '' ? say.untitled : title}
            </CheckField>
          ))}
          <p className={styles['under']}>{say.briefingsHint}</p>
        </fieldset>
      )}
      {possible.length === 1 ? null : (
        <Choice
          label={say.whichNotes}
          value={which}
          options={possible.map((value) => ({
            value,
            label: value === 'all' ? say.all : value === 'none' ? say.onlyInBriefings : say.chosen(chosen.length),
          }))}
          onChange={(next) => setWanted(next)}
        />
      )}
      <div className={styles['narrow']}>
        <TextField
          label={say.by}
          hint={say.byHint}
          value={author}
          maxLength={200}
          onChange={(name) => changeSettings({ author: name })}
        />
      </div>
      {which === 'all' ? (
        <CheckField checked={withTrash} onChange={setWithTrash}>
          {say.withTrash}
        </CheckField>
      ) : null}
      <div className={styles['actions']}>
        <Button look="primary" onPress={() => void save()}>
          {say.save}
        </Button>
      </div>
      <div role="status">
        {view.state === 'saving' ? <LongWorking what={say.saving} /> : null}
        {view.state === 'saved' ? <Saved view={view} /> : null}
        {view.state === 'nothing' ? (
          <Banner tone="caution" title={say.nothingToGive}>
            <LeftOut {...view.leftOut} />
          </Banner>
        ) : null}
      </div>
      {view.state === 'failed' ? (
        <Banner tone="error" title={say.saveFailed}>
          <p>{writeSentence(view.message)}</p>
        </Banner>
      ) : null}
    </section>
  )
}
