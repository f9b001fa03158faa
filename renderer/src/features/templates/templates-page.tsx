import { type SubmitEvent, useState } from 'react'
import type { BriefingTemplateId } from '#shared/archive/ids.ts'
import type { BriefingTemplate } from '#shared/briefing/outline/briefing-template.ts'
import { STARTING_TEMPLATES } from '#shared/briefing/template/starting-templates.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyPlace } from '../../ui/empty-place.tsx'
import { Page } from '../../ui/page.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Working } from '../../ui/working.tsx'
import { templatesWords } from '../../words/templates-words.ts'
import { words, writeMoment } from '../../words/words.ts'
import { useTemplateActions, useTemplates } from '../../workspace/templates.ts'
import { useNotesSnapshot } from '../../workspace/use-notes.ts'
import { useWindowTitle } from '../../workspace/workspace.tsx'
import { RemovedTemplates } from './removed-templates.tsx'
import { TemplateEditor } from './template-editor.tsx'
import styles from './templates-page.module.css'

const say = templatesWords

interface RowProps {
  readonly template: BriefingTemplate
  readonly isOpen: boolean
  onOpen(): void
}

function NameForm({ template, onClose }: { readonly template: BriefingTemplate; onClose(): void }) {
  const { rename } = useTemplateActions()
  const [name, setName] = useState(template.name)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const next = name.trim()
    if (next !== '' && next !== template.name) rename(template, next)
    onClose()
  }
  return (
    <form className={styles['actions']} onSubmit={submit}>
      <TextField label={say.name} value={name} maxLength={200} onChange={setName} />
      <Button type="submit" look="primary">
        {say.saveName}
      </Button>
      <Button onPress={onClose}>{words.program.cancel}</Button>
    </form>
  )
}

function Row({ template, isOpen, onOpen }: RowProps) {
  const { remove } = useTemplateActions()
  const [renaming, setRenaming] = useState(false)
  const { name } = template
  return (
    <li className={styles['row']}>
      {renaming ? (
        <NameForm template={template} onClose={() => setRenaming(false)} />
      ) : (
        <>
          <div>
            <Button look="quiet" aria-label={say.open(name)} aria-pressed={isOpen} onPress={onOpen}>
              {name}
            </Button>
            <span className={styles['quiet']}>
              {say.changed(writeMoment(template.modifiedAt))}
              {isOpen ? `, ${say.isOpen}` : ''}
            </span>
          </div>
          <div className={styles['actions']}>
            <Button look="quiet" size="small" aria-label={say.renameNamed(name)} onPress={() => setRenaming(true)}>
              {say.rename}
            </Button>
            <Button
              look="quiet"
              size="small"
              aria-label={say.removeNamed(name)}
              onPress={() => remove(template, say.removed(name))}
            >
              {say.remove}
            </Button>
          </div>
        </>
      )}
    </li>
  )
}

/** A person's own templates: each made from one to begin with, written beside what it makes of a briefing. */
export function TemplatesPage() {
  useWindowTitle(say.title)
  const { ready } = useNotesSnapshot()
  const templates = useTemplates()
  const { make } = useTemplateActions()
  const [chosen, setChosen] = useState<BriefingTemplateId | null>(null)
  const open = templates.find(({ id }) => id === chosen) ?? (chosen === null ? templates[0] : undefined)
  return (
    <Page full>
      <header>
        <h1>{say.title}</h1>
        <p className={styles['hint']}>
          {say.hint} {say.manual}
        </p>
      </header>
      {ready ? (
        <>
          {templates.length === 0 ? (
            <EmptyPlace title={say.empty} hint={say.emptyHint} />
          ) : (
            <section aria-labelledby="own-templates">
              <h2 id="own-templates">{say.list}</h2>
              <ul className={styles['list']}>
                {templates.map((template) => (
                  <Row key={template.id} template={template} isOpen={template === open} onOpen={() => setChosen(template.id)} />
                ))}
              </ul>
            </section>
          )}
          {open === undefined ? null : <TemplateEditor key={open.id} template={open} />}
          <RemovedTemplates />
          <section aria-labelledby="starting-templates">
            <h2 id="starting-templates">{say.begin}</h2>
            <ul className={styles['list']}>
              {STARTING_TEMPLATES.map(({ id, text }) => (
                <li key={id} className={styles['row']}>
                  <div>
                    <strong>{say.startings[id].name}</strong>
                    <p className={styles['quiet']}>{say.startings[id].about}</p>
                  </div>
                  <Button
                    aria-label={say.make(say.startings[id].name)}
                    onPress={() => setChosen(make(say.startings[id].name, text))}
                  >
                    {say.makeShort}
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        </>
      ) : (
        <Working what={say.loading} />
      )}
    </Page>
  )
}
