import { useMemo, useState } from 'react'
import { Link } from 'react-router'
import type { BriefingDocument } from '#shared/briefing/briefing-document.ts'
import { documentTitle } from '#shared/briefing/document-facts.ts'
import { fileStem } from '#shared/briefing/file-name.ts'
import { CITATION_STYLES, type MarkdownProfile } from '#shared/briefing/outline/briefing-choices.ts'
import type { BriefingTemplate } from '#shared/briefing/outline/briefing-template.ts'
import { partPath } from '../../../places/places.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { CheckField } from '../../../ui/check-field.tsx'
import { Choice } from '../../../ui/choice.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { LongWorking } from '../../../ui/working.tsx'
import { exportBriefingWords as say } from '../../../words/export-briefing-words.ts'
import { privateWords } from '../../../words/private-words.ts'
import { useTemplates } from '../../../workspace/templates.ts'
import { useEdition, useServices } from '../../../workspace/workspace.tsx'
import { CopyExport } from './copy-export.tsx'
import styles from './export.module.css'
import { FolderExport } from './folder-export.tsx'
import { lastExport, lastFolder, rememberExport } from './last-export.ts'
import { choiceOfTemplate, EXPORT_CHOICES, type ExportChoice } from './make-files.ts'
import { PrintExport } from './print-export.tsx'
import { useMadeFiles } from './use-made-files.ts'
import { isPrivatePart, withoutPrivate } from './without-private.ts'

export interface ExportBriefingDialogProps {
  /** With all of its notes, the private ones among them: those are left out here unless the person says otherwise. */
  readonly document: BriefingDocument
  /** For which reader its Markdown is written, where it was not exported before. */
  readonly profile?: MarkdownProfile
  /** Whether it begins with what goes on paper, whatever was exported last. */
  readonly print?: boolean
  onClose(): void
}

/** An internal file is another file: it is remembered by itself. */
function rememberedAs({ id }: BriefingDocument, internal: boolean): string {
  return internal ? `${id} internal` : id
}

/** One of those offered now: a template may have been removed since. */
function choiceOf(kept: string | undefined, templates: readonly BriefingTemplate[]): ExportChoice | null {
  return [...EXPORT_CHOICES, ...templates.map(choiceOfTemplate)].find((choice) => choice === kept) ?? null
}

function withoutExtension(file: string): string {
  return file.replace(/\.[^.]+$/, '')
}

export function ExportBriefingDialog({ document: whole, profile = 'plain', print = false, onClose }: ExportBriefingDialogProps) {
  const { host } = useServices()
  const { id: edition } = useEdition()
  const templates = useTemplates()
  const [citations, setCitations] = useState(whole.citations)
  const [internal, setInternal] = useState(false)
  /** The moment of the export: one for all formats, so that trying another one changes nothing else. */
  const [date] = useState(() => new Date().toISOString())
  const document = useMemo(
    () => ({ ...(internal ? { ...whole, internal } : withoutPrivate(whole)), citations, date }),
    [whole, internal, citations, date],
  )
  const [before] = useState(() => lastExport(rememberedAs(whole, false)))
  const [choice, setChoice] = useState<ExportChoice>(print ? 'pdf' : (choiceOf(before?.choice, templates) ?? profile))
  const [where, setWhere] = useState<'folder' | 'copy'>('folder')
  const [folder, setFolder] = useState(before?.folder ?? lastFolder())
  const [looked, setLooked] = useState(before?.folder ?? '')
  /** Null while nobody has written one. */
  const [typedName, setTypedName] = useState<string | null>(null)
  const remembered = internal ? lastExport(rememberedAs(whole, true))?.name : before?.name
  const name = typedName ?? remembered ?? fileStem(documentTitle(document), 'briefing')
  const template = templates.find((each) => choiceOfTemplate(each) === choice)
  const format = EXPORT_CHOICES.find((each) => each === choice) ?? profile
  const making = useMadeFiles(template ?? format, document, fileStem(name, 'briefing'))

  const privateNotes = whole.parts.filter(isPrivatePart).length
  const remember = () => rememberExport(rememberedAs(whole, internal), { folder: looked, choice, name })
  const html = making.state === 'made' && choice === 'pdf' ? making.made.files[0] : undefined
  return (
    <Dialog title={say.title} open wide onClose={onClose}>
      <div className={styles['fields']}>
        <SelectField
          label={say.format}
          value={choice}
          options={[
            ...EXPORT_CHOICES.map((value) => ({ value, label: say.formats[value] })),
            ...templates.map((each) => ({ value: choiceOfTemplate(each), label: say.byTemplate(each.name) })),
          ]}
          onChange={(next) => setChoice(next)}
        />
        <SelectField
          label={say.style}
          value={citations}
          options={CITATION_STYLES.map((value) => ({ value, label: say.styles[value] }))}
          onChange={(next) => setCitations(next)}
        />
        {choice === 'pdf' ? null : <TextField label={say.name} value={name} maxLength={150} onChange={setTypedName} />}
      </div>
      {template === undefined ? null : <p className={styles['quiet']}>{say.templateHint}</p>}
      <p className={styles['quiet']}>
        <Link to={partPath(edition, 'templates')}>{say.templates}</Link>
      </p>
      {privateNotes === 0 ? null : (
        <div>
          <CheckField checked={internal} onChange={setInternal}>
            {privateWords.internal(privateNotes)}
          </CheckField>
          <p role="status" className={styles['quiet']}>
            {internal ? privateWords.internalHint : privateWords.heldBack(privateNotes)}
          </p>
        </div>
      )}
      {choice === 'pdf' ? null : (
        <div>
          <Choice
            label={say.where}
            value={where}
            options={[
              { value: 'folder', label: say.wheres.folder },
              { value: 'copy', label: say.wheres.copy },
            ]}
            onChange={(next) => setWhere(next)}
          />
          <p className={styles['quiet']}>
            {where === 'copy' && host.kind === 'browser' ? say.copyDownload : say.whereHint[where]}
          </p>
        </div>
      )}
      {/* Below what is chosen: what comes and goes must not move a choice away from the pointer. */}
      {making.state === 'making' ? <LongWorking what={say.making} /> : null}
      {making.state === 'failed' ? (
        <Banner tone="error" title={say.notMade}>
          <p>
            {making.message} {say.safe}
          </p>
        </Banner>
      ) : null}
      {making.state === 'made' && making.made.replacedCharacters > 0 ? (
        <Banner tone="caution">{say.replacedCharacters(making.made.replacedCharacters)}</Banner>
      ) : null}
      {making.state !== 'made' ? null : choice === 'pdf' ? (
        html?.kind === 'bytes' ? (
          <PrintExport html={new TextDecoder().decode(html.bytes)} name={fileStem(documentTitle(document), 'briefing')} />
        ) : null
      ) : where === 'folder' ? (
        <FolderExport
          made={making.made.files}
          briefing={document.id}
          folder={folder}
          looked={looked}
          onFolder={setFolder}
          onLook={(next) => {
            setFolder(next)
            setLooked(next)
          }}
          onName={(file) => setTypedName(withoutExtension(file))}
          onWritten={remember}
        />
      ) : (
        <CopyExport made={making.made.files} />
      )}
      <div className={styles['end']}>
        <Button onPress={onClose}>{say.close}</Button>
      </div>
    </Dialog>
  )
}
