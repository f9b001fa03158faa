import { useMemo, useState } from 'react'
import type { Failure } from '#shared/contract/failure.ts'
import { renderRecordCsv } from '#shared/searches/record/render-record-csv.ts'
import { renderRecordJson } from '#shared/searches/record/render-record-json.ts'
import { renderRecordMarkdown } from '#shared/searches/record/render-record-markdown.ts'
import type { SearchRecordExport } from '#shared/searches/record/search-record.ts'
import type { LogEntry } from '#shared/searches/search-item.ts'
import { countHalfCharacters } from '#shared/text/half-characters.ts'
import type { SaveOutcome } from '../../host/host.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Working } from '../../ui/working.tsx'
import { words, writeSentence } from '../../words/words.ts'
import { useSettings } from '../../workspace/settings.ts'
import { sourceTitle } from '../../workspace/source-words.ts'
import { useEdition, useServices } from '../../workspace/workspace.tsx'
import styles from './record-dialog.module.css'

const say = words.searches
const FORMATS = ['md', 'csv', 'json'] as const
type Format = (typeof FORMATS)[number]

const RENDER: Readonly<Record<Format, (record: SearchRecordExport, now: Date) => string>> = {
  md: renderRecordMarkdown,
  csv: renderRecordCsv,
  json: renderRecordJson,
}

/** As much as a person looks through before saving, in UTF-16 units; the file has all of it. */
const PREVIEW = 20_000

type Saving =
  | { readonly state: 'idle' }
  | { readonly state: 'saving' }
  | { readonly state: 'done'; readonly outcome: SaveOutcome }
  | { readonly state: 'failed'; readonly failure: Failure }

/** Writes searches down as a file: Markdown, a table or JSON. The oldest stands first, as in a diary. */
export function RecordDialog({ entries, onClose }: { readonly entries: readonly LogEntry[]; onClose(): void }) {
  const { host, program } = useServices()
  const { catalogue, archive } = useEdition()
  const settings = useSettings()
  const [format, setFormat] = useState<Format>('md')
  const [author, setAuthor] = useState(settings.author)
  const [saving, setSaving] = useState<Saving>({ state: 'idle' })
  const [now] = useState(() => new Date())

  const text = useMemo(() => {
    const record: SearchRecordExport = {
      archive: { id: archive, title: catalogue.campaign.title },
      program: { name: program.name, version: program.version },
      author: author.trim() === '' ? null : author.trim(),
      searches: entries.toReversed(),
      titles: new Map(catalogue.sources.map((source) => [source.id, sourceTitle(source).text])),
    }
    return RENDER[format](record, now)
  }, [catalogue, archive, program, author, entries, format, now])

  const halves = useMemo(() => countHalfCharacters(text), [text])

  const save = async () => {
    setSaving({ state: 'saving' })
    const answer = await host.saveText(`${say.saveFile}-${now.toISOString().slice(0, 10)}.${format}`, text)
    if (!answer.ok) setSaving({ state: 'failed', failure: answer.error })
    else if (answer.value.outcome === 'cancelled') setSaving({ state: 'idle' })
    else setSaving({ state: 'done', outcome: answer.value })
  }
  return (
    <Dialog title={say.saveTitle} open wide onClose={onClose}>
      <p>{say.saveWhat(entries.length)}</p>
      <Choice
        label={say.saveFormat}
        value={format}
        options={FORMATS.map((value) => ({ value, label: say.saveFormats[value] }))}
        onChange={(next) => {
          setFormat(next)
          setSaving({ state: 'idle' })
        }}
      />
      <p className={styles['hint']}>{say.saveHints[format]}</p>
      <TextField label={words.export.author} value={author} maxLength={200} hint={words.export.authorHint} onChange={setAuthor} />
      {halves > 0 ? <Banner tone="caution">{words.export.halves(halves)}</Banner> : null}
      <h3 id="record-preview">{words.export.preview}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by key. */}
      <section className={styles['preview']} tabIndex={0} aria-labelledby="record-preview">
        <pre>{text.length > PREVIEW ? `${text.slice(0, PREVIEW)}…` : text}</pre>
      </section>
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
        <Banner tone="error" title={say.saveFailed}>
          {writeSentence(saving.failure.message)}
        </Banner>
      ) : null}
      <div className={styles['actions']}>
        <Button onPress={onClose}>{saving.state === 'done' ? words.program.close : words.program.cancel}</Button>
        <Button look="primary" isDisabled={saving.state === 'saving'} onPress={() => void save()}>
          {say.saveIt}
        </Button>
      </div>
    </Dialog>
  )
}
