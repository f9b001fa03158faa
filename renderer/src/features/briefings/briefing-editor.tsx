import { startTransition, useCallback, useDeferredValue, useEffect, useMemo, useState } from 'react'
import type { BriefingPartId } from '#shared/archive/ids.ts'
import type { DocumentPart } from '#shared/briefing/briefing-document.ts'
import { headingPart, type NewPart, notePart, textPart } from '#shared/briefing/outline/start-briefing.ts'
import type { Warning } from '#shared/briefing/warnings/warning.ts'
import type { Note } from '#shared/notes/note.ts'
import { briefingWords as say } from '../../words/briefings-words.ts'
import { announce } from '../../workspace/announcements.ts'
import type { ListedBriefing } from '../../workspace/briefings.ts'
import { useCommands } from '../../workspace/commands.ts'
import type { TypedTexts } from '../../workspace/gather-briefing.ts'
import { useBriefingActions } from '../../workspace/use-briefings.ts'
import { useNotesSnapshot } from '../../workspace/use-notes.ts'
import { useEdition, useServices } from '../../workspace/workspace.tsx'
import { BriefingHead } from './briefing-head.tsx'
import styles from './briefing-page.module.css'
import { BriefingWarnings } from './briefing-warnings.tsx'
import { ExportBriefingDialog } from './export/export-briefing-dialog-lazily.tsx'
import { focusPart } from './focus-part.ts'
import { OutlineBar } from './outline-bar.tsx'
import { PartList } from './part-list.tsx'
import { partName } from './part-row.tsx'
import { PickNotesDialog } from './pick-notes-dialog.tsx'
import { PreviewPane } from './preview-pane.tsx'
import { useBriefingDocument } from './use-briefing-document.ts'

const AT_END = 'end'
/** In CSS pixels: on a narrower window the preview stands below the outline, and is folded at first. */
const WIDE = 1_100
const NONE: readonly DocumentPart[] = []
const NO_TEXTS: TypedTexts = new Map()

/** What is typed stands in its field at once; the preview of it follows when no key waits for an answer. */
function useTyped() {
  const [typed, setTyped] = useState(NO_TEXTS)
  const onTyped = useCallback((id: string, text: string | null) => {
    startTransition(() => {
      setTyped((last) => {
        if (text === null ? !last.has(id) : last.get(id) === text) return last
        const next = new Map(last)
        if (text === null) next.delete(id)
        else next.set(id, text)
        return next
      })
    })
  }, [])
  return { typed, onTyped }
}

/** How many warnings there are on each part that has some. */
function useCounts(warnings: readonly Warning[]): ReadonlyMap<BriefingPartId, number> {
  return useMemo(() => {
    const counts = new Map<BriefingPartId, number>()
    for (const { part } of warnings) counts.set(part, (counts.get(part) ?? 0) + 1)
    return counts
  }, [warnings])
}

/** What is drawn anew at each key is this, the preview of the part that is written, and its warnings: everything else keeps what it was given. */
export function BriefingEditor({ listed }: { readonly listed: ListedBriefing }) {
  const { briefing, parts } = listed
  const { id: edition } = useEdition()
  const { notes } = useNotesSnapshot()
  const actions = useBriefingActions()
  const { typed, onTyped } = useTyped()
  const documents = useBriefingDocument(listed, typed)
  // Looking for what to mind gives way to the preview.
  const calm = useDeferredValue(documents?.whole.parts ?? null)
  const [warnings, setWarnings] = useState<readonly Warning[]>([])
  const warned = useCounts(warnings)
  // No key waits for the marks on other parts.
  const takeWarnings = useCallback((found: readonly Warning[]) => startTransition(() => setWarnings(found)), [])
  const [picking, setPicking] = useState(false)
  const [exporting, setExporting] = useState<'no' | 'files' | 'paper'>('no')
  const { host } = useServices()
  const [atWork, setAtWork] = useState<BriefingPartId | null>(null)
  const [showsPreview, setShowsPreview] = useState(() => window.innerWidth >= WIDE)
  const inBriefing = useMemo(() => new Set(parts.flatMap(({ note }) => note ?? [])), [parts])
  const byId = useMemo(() => new Map(notes.map((note) => [note.id, note])), [notes])
  const working = useMemo(() => parts.findIndex(({ id }) => id === atWork), [parts, atWork])
  useEffect(() => {
    if (atWork !== null && working === -1) setAtWork(null)
  }, [atWork, working])

  const showWarning = useCallback(({ part, where }: Warning) => {
    focusPart(part, where === 'text' ? '[data-writes]' : 'button')
    document.querySelector(`[data-part="${part}"]`)?.scrollIntoView({ block: 'center' })
  }, [])
  const openExport = useCallback(() => setExporting('files'), [])
  const print = (id: string, name: string, keys: readonly string[]) => ({
    id,
    group: 'view' as const,
    name,
    keys,
    run: () => setExporting('paper'),
  })
  useCommands([
    print('print', say.printCommand, ['Mod+p']),
    ...(host.savePdf === null ? [] : [print('save-pdf', say.pdfCommand, [])]),
  ])
  const openPicking = useCallback(() => setPicking(true), [])
  const turnPreview = useCallback(() => setShowsPreview((before) => !before), [])
  /** The next part goes behind the one that was worked at last, or to the end. */
  const add = useCallback(
    (part: NewPart) => {
      const [made] = actions.addParts(briefing.id, [part], working === -1 ? parts.length : working + 1)
      if (made !== undefined) focusPart(made, '[data-writes]')
    },
    [actions, briefing.id, parts.length, working],
  )
  const addNote = useCallback(
    (note: Note) => {
      add(notePart(note))
      announce({ kind: 'text', text: say.added(1), undo: true })
    },
    [add],
  )
  const addHeading = useCallback(() => add(headingPart('', 1)), [add])
  const addText = useCallback(() => add(textPart('')), [add])

  function placesToAdd() {
    const after = (index: number) => {
      const part = parts[index]
      if (part === undefined) return []
      const name = partName(part, part.note === null ? undefined : byId.get(part.note))
      return [{ value: part.id as string, label: say.pick.after(`${index + 1}, ${name}`) }]
    }
    return [
      ...after(working),
      { value: AT_END, label: say.pick.atEnd },
      ...parts.flatMap((_, index) => (index === working ? [] : after(index))),
    ]
  }

  return (
    <div className={`${styles['page']} ${showsPreview ? styles['withPreview'] : ''}`}>
      <div className={styles['compose']}>
        <BriefingHead briefing={briefing} ready={documents !== null} onTyped={onTyped} onExport={openExport} />
        <section aria-labelledby="outline" className={styles['outline']}>
          <OutlineBar
            working={working}
            showsPreview={showsPreview}
            onAddHeading={addHeading}
            onAddText={addText}
            onAddNotes={openPicking}
            onPreview={turnPreview}
          />
          {calm === null || parts.length === 0 ? null : (
            <BriefingWarnings parts={calm} internal={false} onShow={showWarning} onFound={takeWarnings} />
          )}
          <PartList
            briefing={briefing.id}
            parts={parts}
            written={documents?.saved ?? NONE}
            notes={byId}
            edition={edition}
            warned={warned}
            onTyped={onTyped}
            onWork={setAtWork}
          />
        </section>
      </div>
      {showsPreview ? (
        <PreviewPane document={documents?.shown ?? null} profile={briefing.profile} inBriefing={inBriefing} onAddNote={addNote} />
      ) : null}
      {exporting !== 'no' && documents !== null ? (
        <ExportBriefingDialog
          document={documents.whole}
          profile={briefing.profile}
          print={exporting === 'paper'}
          onClose={() => setExporting('no')}
        />
      ) : null}
      {picking ? (
        <PickNotesDialog
          inBriefing={inBriefing}
          places={placesToAdd()}
          onClose={() => setPicking(false)}
          onAdd={(chosen, place) => {
            setPicking(false)
            const at = parts.findIndex(({ id }) => id === place)
            actions.addParts(briefing.id, chosen.map(notePart), at === -1 ? parts.length : at + 1)
            announce({ kind: 'text', text: say.added(chosen.length), undo: true })
          }}
        />
      ) : null}
    </div>
  )
}
