import { useState } from 'react'
import type { Failure } from '#shared/contract/failure.ts'
import { writeAnnotations } from '#shared/exchange/write-annotations.ts'
import { mayLeave, notesThatLeave } from '#shared/notes/may-leave.ts'
import type { Note } from '#shared/notes/note.ts'
import type { SaveOutcome } from '../../host/host.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Working } from '../../ui/working.tsx'
import { exchangeWords as say } from '../../words/exchange-words.ts'
import { words, writeSentence } from '../../words/words.ts'
import { useColourMeanings } from '../../workspace/colour-meanings.ts'
import { useSettings } from '../../workspace/settings.ts'
import { useEdition, useServices } from '../../workspace/workspace.tsx'
import styles from './exchange.module.css'
import { InternalChoice } from './internal-choice.tsx'

export interface AnnotationsDialogProps {
  /** In the order in which they are written. */
  readonly notes: readonly Note[]
  onClose(): void
}

type Saving =
  | { readonly state: 'idle' }
  | { readonly state: 'saving' }
  | { readonly state: 'done'; readonly outcome: SaveOutcome }
  | { readonly state: 'failed'; readonly failure: Failure }

export function AnnotationsDialog({ notes, onClose }: AnnotationsDialogProps) {
  const { host, program } = useServices()
  const { catalogue } = useEdition()
  const settings = useSettings()
  const meanings = useColourMeanings()
  const [label, setLabel] = useState(words.export.defaultTitle(catalogue.campaign.title))
  const [author, setAuthor] = useState(settings.author)
  const [internal, setInternal] = useState(false)
  const { leaving } = notesThatLeave(notes, internal)
  const privateNotes = notes.filter((note) => !mayLeave(note)).length
  const [saving, setSaving] = useState<Saving>({ state: 'idle' })

  const save = async () => {
    setSaving({ state: 'saving' })
    const now = new Date()
    const text = writeAnnotations(
      leaving,
      {
        id: `urn:uuid:${crypto.randomUUID()}`,
        label: label.trim() === '' ? words.notes.title : label.trim(),
        internal,
        creator: author.trim() === '' ? null : author.trim(),
        program: { name: program.name, version: program.version },
        meanings,
      },
      now,
    )
    const answer = await host.saveText(`${say.fileName}-${now.toISOString().slice(0, 10)}.jsonld`, text)
    if (!answer.ok) setSaving({ state: 'failed', failure: answer.error })
    else if (answer.value.outcome === 'cancelled') setSaving({ state: 'idle' })
    else setSaving({ state: 'done', outcome: answer.value })
  }

  const outcome = saving.state === 'done' ? saving.outcome : null
  return (
    <Dialog title={say.saveTitle} open wide onClose={onClose}>
      {leaving.length === 0 ? <Banner tone="caution">{say.nothing}</Banner> : <p>{say.what(leaving.length)}</p>}
      <p className={styles['quiet']}>{say.whatFor}</p>
      <div className={styles['fields']}>
        <TextField label={say.label} value={label} maxLength={300} onChange={setLabel} />
        <TextField label={say.author} value={author} maxLength={200} hint={say.authorHint} onChange={setAuthor} />
      </div>
      <InternalChoice privateNotes={privateNotes} internal={internal} onChange={setInternal} />
      <div role="status">
        {saving.state === 'saving' ? <Working what={say.saving} /> : null}
        {outcome?.outcome === 'saved' ? <Banner tone="plain">{say.savedAs(outcome.path)}</Banner> : null}
        {outcome?.outcome === 'downloaded' ? <Banner tone="plain">{say.downloaded(outcome.name)}</Banner> : null}
      </div>
      {saving.state === 'failed' ? (
        <Banner tone="error" title={say.saveFailed}>
          {writeSentence(saving.failure.message)}
        </Banner>
      ) : null}
      <div className={styles['actions']}>
        <Button onPress={onClose}>{outcome === null ? words.program.cancel : words.program.close}</Button>
        {leaving.length === 0 ? null : (
          <Button look="primary" isDisabled={saving.state === 'saving'} onPress={() => void save()}>
            {say.saveNow}
          </Button>
        )}
      </div>
    </Dialog>
  )
}
