import { memo } from 'react'
import { Link, useNavigate } from 'react-router'
import type { Briefing } from '#shared/briefing/outline/briefing.ts'
import { CITATION_STYLES, MARKDOWN_PROFILES } from '#shared/briefing/outline/briefing-choices.ts'
import { partPath } from '../../places/places.ts'
import { Button } from '../../ui/button.tsx'
import { CheckField } from '../../ui/check-field.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { briefingWords as say } from '../../words/briefings-words.ts'
import { useKeptText } from '../../workspace/kept-text.ts'
import { sharedFolderOf, useSharedFolder } from '../../workspace/shared-folder.ts'
import { useBriefingActions } from '../../workspace/use-briefings.ts'
import { useEdition, useServices } from '../../workspace/workspace.tsx'
import styles from './briefing-page.module.css'
import type { OnTyped } from './part-fields.tsx'

/** Keeps what is typed into the title or the author. */
function useFieldOf(briefing: Briefing, name: 'title' | 'author', onTyped?: (text: string | null) => void) {
  const { notes: store } = useServices()
  const actions = useBriefingActions()
  const fieldsOf = (text: string) => (name === 'title' ? { title: text } : { author: text.trim() === '' ? null : text })
  return useKeptText({
    id: `${briefing.id} ${name}`,
    saved: briefing[name] ?? '',
    save: (text) => actions.change(briefing, fieldsOf(text)),
    putDown: (text) =>
      store.draftItem(briefing.id, text === null ? null : { kind: 'briefing', item: briefing.id, fields: fieldsOf(text) }),
    ...(onTyped === undefined ? {} : { onTyped }),
  })
}

interface BriefingHeadProps {
  readonly briefing: Briefing
  /** Whether its quotations have been looked up. */
  readonly ready: boolean
  onTyped: OnTyped
  onExport(): void
}

/** Whether a briefing goes through the shared folder: asked where there is such a folder, and where it was once said, so that it can be taken back. */
function ShareField({ briefing }: Pick<BriefingHeadProps, 'briefing'>) {
  const services = useServices()
  const actions = useBriefingActions()
  const { state } = useSharedFolder(sharedFolderOf(services))
  const isShared = briefing.shared === true
  if (!isShared && (state === null || state.settings.folder === null)) return null
  return (
    <div>
      <CheckField checked={isShared} onChange={(on) => actions.share(briefing, on)}>
        {say.share}
      </CheckField>
      <p className={styles['quiet']}>{say.shareHint}</p>
    </div>
  )
}

/** What a briefing is called, who writes it and how it is written, and the way to its files. */
export const BriefingHead = memo(function BriefingHead({ briefing, ready, onTyped, onExport }: BriefingHeadProps) {
  const { id: edition } = useEdition()
  const navigate = useNavigate()
  const actions = useBriefingActions()
  const title = useFieldOf(briefing, 'title', (text) => onTyped(briefing.id, text))
  const author = useFieldOf(briefing, 'author')
  return (
    <>
      <nav aria-label={say.title}>
        <Link to={partPath(edition, 'briefings')}>{say.toList}</Link>
      </nav>
      <h1 className={styles['unseen']}>{briefing.title === '' ? say.untitled : briefing.title}</h1>
      <TextField label={say.docTitle} value={title.text} maxLength={300} onChange={title.write} />
      <TextField label={say.author} value={author.text} maxLength={200} hint={say.authorHint} onChange={author.write} />
      <div className={styles['choices']}>
        <SelectField
          label={say.style}
          value={briefing.citations}
          options={CITATION_STYLES.map((value) => ({ value, label: say.styles[value] }))}
          onChange={(citations) => actions.change(briefing, { citations })}
        />
        <SelectField
          label={say.profile}
          value={briefing.profile}
          options={MARKDOWN_PROFILES.map((value) => ({ value, label: say.profiles[value] }))}
          onChange={(profile) => actions.change(briefing, { profile })}
        />
      </div>
      <div className={styles['adders']}>
        <Button isDisabled={!ready} onPress={onExport}>
          {say.export}
        </Button>
        <Button onPress={() => void navigate(partPath(edition, 'colleagues'), { state: { briefings: [briefing.id] } })}>
          {say.give}
        </Button>
      </div>
      <ShareField briefing={briefing} />
    </>
  )
})
