import { useEffect, useMemo, useState } from 'react'
import { renderNotesMarkdown } from '#shared/briefing/render-notes-markdown.ts'
import type { Failure } from '#shared/contract/failure.ts'
import { mayLeave, notesThatLeave } from '#shared/notes/may-leave.ts'
import type { Note } from '#shared/notes/note.ts'
import { countHalfCharacters } from '#shared/text/half-characters.ts'
import type { SaveOutcome } from '../../host/host.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Working } from '../../ui/working.tsx'
import { words, writeSentence } from '../../words/words.ts'
import { type GatheredNotes, gatherNotes } from '../../workspace/gather-notes.ts'
import { useSettings } from '../../workspace/settings.ts'
import { useEdition, useServices } from '../../workspace/workspace.tsx'
import styles from './export-dialog.module.css'
import { InternalChoice } from './internal-choice.tsx'

export interface ExportDialogProps {
  /** In the order in which they are written. */
  readonly notes: readonly Note[]
  onClose(): void
}

type Saving =
  | { readonly state: 'idle' }
  | { readonly state: 'saving' }
  | { readonly state: 'done'; readonly outcome: SaveOutcome }
  | { readonly state: 'failed'; readonly failure: Failure }

/** A file name that every file system takes: letters, digits and hyphens. */
function fileNameOf(title: string, now: Date): string {
  const stem = title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '')
  return `${stem === '' ? words.export.fileName : stem}-${now.toISOString().slice(0, 10)}.md`
}

export function ExportDialog({ notes, onClose }: ExportDialogProps) {
  const { archive, host, program } = useServices()
  const edition = useEdition()
  const { catalogue } = edition
  const settings = useSettings()
  const [title, setTitle] = useState(words.export.defaultTitle(catalogue.campaign.title))
  const [author, setAuthor] = useState(settings.author)
  const [gathered, setGathered] = useState<GatheredNotes | null>(null)
  const [saving, setSaving] = useState<Saving>({ state: 'idle' })
  const [internal, setInternal] = useState(false)
  const [now] = useState(() => new Date())

  const privateNotes = notes.filter((note) => !mayLeave(note)).length
  const { leaving } = useMemo(() => notesThatLeave(notes, internal), [notes, internal])

  useEffect(() => {
    let wanted = true
    void gatherNotes(archive, edition, leaving).then((result) => {
      if (wanted) setGathered(result)
    })
    return () => {
      wanted = false
    }
  }, [archive, edition, leaving])

  const markdown = useMemo(() => {
    if (gathered === null) return null
    return renderNotesMarkdown(
      {
        title: title.trim() === '' ? words.notes.title : title.trim(),
        internal,
        author: author.trim() === '' ? null : author.trim(),
        archive: {
          id: catalogue.campaign.id,
          title: catalogue.campaign.title,
          edition: catalogue.edition.id,
          editionDigest: catalogue.edition.digest,
        },
        program: { name: program.name, version: program.version },
        citations: 'short',
        notes: gathered.notes,
      },
      now,
    )
  }, [gathered, title, internal, author, catalogue, program, now])

  const save = async () => {
    if (markdown === null) return
    setSaving({ state: 'saving' })
    const answer = await host.saveText(fileNameOf(title, now), markdown)
    if (!answer.ok) setSaving({ state: 'failed', failure: answer.error })
    else if (answer.value.outcome === 'cancelled') setSaving({ state: 'idle' })
    else setSaving({ state: 'done', outcome: answer.value })
  }

  const halves = useMemo(() => countHalfCharacters(markdown ?? ''), [markdown])
  const nothing = gathered !== null && gathered.notes.length === 0
  return (
    <Dialog title={words.export.title} open wide onClose={onClose}>
      <p>{words.export.what(gathered?.notes.length ?? leaving.length)}</p>
      {gathered !== null && gathered.fromOtherEdition > 0 ? (
        <Banner tone="caution">{words.export.unplaced(gathered.fromOtherEdition)}</Banner>
      ) : null}
      {gathered !== null && gathered.leftOut.length > 0 ? (
        <Banner tone="error">{words.export.leftOut(gathered.leftOut.length)}</Banner>
      ) : null}
      {halves > 0 ? <Banner tone="caution">{words.export.halves(halves)}</Banner> : null}
      <div className={styles['fields']}>
        <TextField label={words.export.docTitle} value={title} maxLength={300} onChange={setTitle} />
        <TextField
          label={words.export.author}
          value={author}
          maxLength={200}
          hint={words.export.authorHint}
          onChange={setAuthor}
        />
      </div>
      <InternalChoice privateNotes={privateNotes} internal={internal} onChange={setInternal} />
      <h3 id="export-preview">{words.export.preview}</h3>
      {markdown === null ? (
        <Working what={words.export.preparing} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by key.
        <section className={styles['preview']} tabIndex={0} aria-labelledby="export-preview">
          <pre>{markdown}</pre>
        </section>
      )}
      <div role="status">
        {saving.state === 'saving' ? <Working what={words.export.saving} /> : null}
        {saving.state === 'done' && saving.outcome.outcome === 'saved' ? (
          <Banner tone="plain">{words.export.saved(saving.outcome.path)}</Banner>
        ) : null}
        {saving.state === 'done' && saving.outcome.outcome === 'downloaded' ? (
          <Banner tone="plain">{words.export.downloaded(saving.outcome.name)}</Banner>
        ) : null}
      </div>
      {saving.state === 'failed' ? (
        <Banner tone="error" title={words.export.failed}>
          {writeSentence(saving.failure.message)}
        </Banner>
      ) : null}
      {nothing ? <Banner tone="caution">{words.export.none}</Banner> : null}
      <div className={styles['actions']}>
        <Button onPress={onClose}>{saving.state === 'done' ? words.program.close : words.program.cancel}</Button>
        <Button look="primary" isDisabled={markdown === null || nothing || saving.state === 'saving'} onPress={() => void save()}>
          {words.export.save}
        </Button>
      </div>
    </Dialog>
  )
}
