import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { Link, useParams } from 'react-router'
import type { BriefingId, BriefingPartId } from '#shared/archive/ids.ts'
import type { Briefing } from '#shared/briefing/outline/briefing.ts'
import { CITATION_STYLES, MARKDOWN_PROFILES } from '#shared/briefing/outline/briefing-choices.ts'
import { headingPart, type NewPart, notePart, textPart } from '#shared/briefing/outline/start-briefing.ts'
import type { Warning } from '#shared/briefing/warnings/warning.ts'
import { partPath } from '../../places/places.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyPlace } from '../../ui/empty-place.tsx'
import { Page } from '../../ui/page.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Working } from '../../ui/working.tsx'
import { briefingWords } from '../../words/briefings-words.ts'
import { announce } from '../../workspace/announcements.ts'
import type { ListedBriefing } from '../../workspace/briefings.ts'
import { useKeptText } from '../../workspace/kept-text.ts'
import { useBriefing, useBriefingActions } from '../../workspace/use-briefings.ts'
import { useNotesSnapshot } from '../../workspace/use-notes.ts'
import { useEdition, useServices, useWindowTitle } from '../../workspace/workspace.tsx'
import styles from './briefing-page.module.css'
import { BriefingPreview } from './briefing-preview.tsx'
import { BriefingWarnings } from './briefing-warnings.tsx'
import { ExportBriefingDialog } from './export/export-briefing-dialog-lazily.tsx'
import { MarkdownPreview } from './markdown-preview.tsx'
import { PartRow, partName } from './part-row.tsx'
import { PickNotesDialog } from './pick-notes-dialog.tsx'
import { type TypedTexts, useBriefingDocument } from './use-briefing-document.ts'

const say = briefingWords
const AT_END = 'end'
/** In CSS pixels: on a narrower window the preview stands below the outline, and is folded at first. */
const WIDE = 1_100

/** Where a briefing is composed. */
export function BriefingPage() {
  const { briefing: id = '' } = useParams()
  const { id: edition, archive } = useEdition()
  const { ready } = useNotesSnapshot()
  const found = useBriefing(id as BriefingId)
  const actions = useBriefingActions()
  useWindowTitle(found === null || found.briefing.title === '' ? say.title : found.briefing.title)
  if (!ready) {
    return (
      <Page>
        <Working what={say.starting} />
      </Page>
    )
  }
  const toList = <Link to={partPath(edition, 'briefings')}>{say.toList}</Link>
  if (found === null || found.briefing.archive !== archive) {
    return (
      <Page>
        <EmptyPlace title={say.gone} hint={say.goneHint}>
          {toList}
        </EmptyPlace>
      </Page>
    )
  }
  if (found.briefing.removedAt !== null) {
    return (
      <Page>
        <h1>{found.briefing.title}</h1>
        <Banner tone="caution" actions={<Button onPress={() => actions.restore(found.briefing)}>{say.restore}</Button>}>
          {say.isRemoved}
        </Banner>
        {toList}
      </Page>
    )
  }
  return <Editor key={found.briefing.id} listed={found} />
}

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

function useTyped() {
  const [typed, setTyped] = useState<TypedTexts>(new Map())
  const onTyped = useCallback((id: string, text: string | null) => {
    setTyped((last) => {
      if (text === null ? !last.has(id) : last.get(id) === text) return last
      const next = new Map(last)
      if (text === null) next.delete(id)
      else next.set(id, text)
      return next
    })
  }, [])
  return { typed, onTyped }
}

/** Puts the focus on an element of a part once it has been drawn at its place. */
function focusPart(id: BriefingPartId, what: string): void {
  requestAnimationFrame(() => {
    const row = document.querySelector(`[data-part="${id}"]`)
    const element = row?.querySelector<HTMLElement>(what) ?? row?.querySelector<HTMLElement>('button')
    element?.focus({ preventScroll: true })
    row?.scrollIntoView({ block: 'nearest' })
  })
}

function Editor({ listed }: { readonly listed: ListedBriefing }) {
  const { briefing, parts } = listed
  const { id: edition } = useEdition()
  const { notes } = useNotesSnapshot()
  const actions = useBriefingActions()
  const { typed, onTyped } = useTyped()
  const title = useFieldOf(briefing, 'title', (text) => onTyped(briefing.id, text))
  const author = useFieldOf(briefing, 'author')
  const documents = useBriefingDocument(listed, typed)
  // Looking for what to mind gives way to the next key.
  const calm = useDeferredValue(documents?.whole ?? null)
  const [warnings, setWarnings] = useState<readonly Warning[]>([])
  const warned = useMemo(() => {
    const counts = new Map<BriefingPartId, number>()
    for (const { part } of warnings) counts.set(part, (counts.get(part) ?? 0) + 1)
    return counts
  }, [warnings])
  const [picking, setPicking] = useState(false)
  const [exporting, setExporting] = useState(false)
  const [said, setSaid] = useState('')
  const [atWork, setAtWork] = useState<BriefingPartId | null>(null)
  const [dragged, setDragged] = useState<BriefingPartId | null>(null)
  const [over, setOver] = useState<{ readonly id: BriefingPartId; readonly after: boolean } | null>(null)
  const [showsPreview, setShowsPreview] = useState(() => window.innerWidth >= WIDE)

  const [asMarkdown, setAsMarkdown] = useState(false)

  const byId = useMemo(() => new Map(notes.map((note) => [note.id, note])), [notes])
  const written = useMemo(() => new Map(documents?.whole.parts.map((part) => [part.id, part])), [documents])
  const here = useMemo(() => new Set(parts.flatMap(({ note }) => note ?? [])), [parts])

  const latest = useRef({ parts, dragged, over, atWork })
  latest.current = { parts, dragged, over, atWork }
  const sayPlace = useCallback((place: number, all: number) => setSaid(say.moved(place, all)), [])
  const deeds = useMemo(
    () => ({
      move(id: BriefingPartId, step: 1 | -1) {
        const { parts: all } = latest.current
        const at = all.findIndex((part) => part.id === id)
        const to = at + step
        if (at === -1 || to < 0 || to >= all.length) return
        const focused = document.activeElement
        actions.moveParts(briefing.id, new Set([id]), step === 1 ? to + 1 : to)
        sayPlace(to + 1, all.length)
        // What is moved in the page loses the focus.
        requestAnimationFrame(() => {
          if (focused instanceof HTMLElement && focused.isConnected) focused.focus({ preventScroll: true })
          document.querySelector(`[data-part="${id}"]`)?.scrollIntoView({ block: 'nearest' })
        })
      },
      take(id: BriefingPartId) {
        const { parts: all } = latest.current
        const at = all.findIndex((part) => part.id === id)
        const next = all[at + 1] ?? all[at - 1]
        actions.removeParts(briefing.id, new Set([id]))
        announce({ kind: 'text', text: say.taken(1), undo: true })
        if (next === undefined) document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true })
        else focusPart(next.id, 'button')
      },
      form: (part: Parameters<typeof actions.changePart>[0], form: Parameters<typeof actions.changePart>[1]['form']) => {
        if (form !== undefined) actions.changePart(part, { form })
      },
      level: (part: Parameters<typeof actions.changePart>[0], level: number) => actions.changePart(part, { level }),
      typed: onTyped,
      atWork: setAtWork,
      dragStart: setDragged,
      dragOver(id: BriefingPartId, after: boolean) {
        setOver((last) => (last?.id === id && last.after === after ? last : { id, after }))
      },
      drop() {
        const { parts: all, dragged: moved, over: target } = latest.current
        setDragged(null)
        setOver(null)
        const at = all.findIndex((part) => part.id === target?.id)
        if (moved === null || target === null || at === -1 || target.id === moved) return
        const place = target.after ? at + 1 : at
        actions.moveParts(briefing.id, new Set([moved]), place)
        const from = all.findIndex((part) => part.id === moved)
        sayPlace(from < place ? place : place + 1, all.length)
      },
      dragEnd() {
        setDragged(null)
        setOver(null)
      },
    }),
    [actions, briefing.id, onTyped, sayPlace],
  )

  const showWarning = ({ part, where }: Warning) => {
    focusPart(part, where === 'text' ? '[data-writes]' : 'button')
    const field = document.querySelector(`[data-part="${part}"]`)
    field?.scrollIntoView({ block: 'center' })
  }
  /** Where the next part goes: behind the one that was worked at last, or at the end. */
  const placeAfter = (id: string | null) => {
    const at = parts.findIndex((part) => part.id === id)
    return at === -1 ? parts.length : at + 1
  }
  const add = (part: NewPart) => {
    const [made] = actions.addParts(briefing.id, [part], placeAfter(atWork))
    if (made !== undefined) focusPart(made, '[data-writes]')
  }
  const working = parts.findIndex(({ id }) => id === atWork)
  useEffect(() => {
    if (atWork !== null && !parts.some(({ id }) => id === atWork)) setAtWork(null)
  }, [atWork, parts])

  const places = [
    ...(working === -1 ? [] : [{ value: parts[working]?.id as string, label: say.pick.after(nameAt(working)) }]),
    { value: AT_END, label: say.pick.atEnd },
    ...parts.flatMap(({ id }, index) =>
      index === working ? [] : [{ value: id as string, label: say.pick.after(nameAt(index)) }],
    ),
  ]
  function nameAt(index: number): string {
    const part = parts[index]
    if (part === undefined) return ''
    return `${index + 1}, ${partName(part, part.note === null ? undefined : byId.get(part.note))}`
  }

  return (
    <div className={`${styles['page']} ${showsPreview ? styles['withPreview'] : ''}`}>
      <div className={styles['compose']}>
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
          <Button isDisabled={documents === null} onPress={() => setExporting(true)}>
            {say.export}
          </Button>
        </div>
        <section aria-labelledby="outline" className={styles['outline']}>
          <div className={styles['outlineHead']}>
            <h2 id="outline">{say.outline}</h2>
            <div className={styles['adders']}>
              <Button size="small" onPress={() => add(headingPart('', 1))}>
                {say.addHeading}
              </Button>
              <Button size="small" onPress={() => add(textPart(''))}>
                {say.addText}
              </Button>
              <Button size="small" onPress={() => setPicking(true)}>
                {say.addNotes}
              </Button>
              <span className={styles['quiet']}>{working === -1 ? say.addsAtEnd : say.addsAfter(working + 1)}</span>
              <Button size="small" aria-expanded={showsPreview} onPress={() => setShowsPreview(!showsPreview)}>
                {showsPreview ? say.hidePreview : say.showPreview}
              </Button>
            </div>
          </div>
          {calm === null || parts.length === 0 ? null : (
            <details className={styles['warnings']}>
              <summary>{say.toLookAt(warnings.length)}</summary>
              <BriefingWarnings parts={calm.parts} internal={false} onShow={showWarning} onFound={setWarnings} />
            </details>
          )}
          {parts.length === 0 ? <EmptyPlace title={say.outlineEmpty} hint={say.outlineEmptyHint} /> : null}
          <ol className={styles['parts']}>
            {parts.map((part, index) => (
              <PartRow
                key={part.id}
                part={part}
                written={written.get(part.id)}
                note={part.note === null ? undefined : byId.get(part.note)}
                edition={edition}
                place={index + 1}
                last={index === parts.length - 1}
                drop={over?.id === part.id && dragged !== null && dragged !== part.id ? (over.after ? 'after' : 'before') : null}
                warned={warned.get(part.id) ?? 0}
                deeds={deeds}
              />
            ))}
          </ol>
          <p role="status" className={styles['unseen']}>
            {said}
          </p>
        </section>
      </div>
      {showsPreview ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by key.
        <section className={styles['preview']} tabIndex={0} aria-labelledby="preview">
          <div className={styles['previewHead']}>
            <h2 id="preview">{say.preview}</h2>
            {/* biome-ignore lint/a11y/useSemanticElements: a group of buttons, not of fields. */}
            <div role="group" aria-label={say.preview} className={styles['adders']}>
              <Button look="quiet" size="small" aria-pressed={!asMarkdown} onPress={() => setAsMarkdown(false)}>
                {say.asDocument}
              </Button>
              <Button look="quiet" size="small" aria-pressed={asMarkdown} onPress={() => setAsMarkdown(true)}>
                {say.asMarkdown}
              </Button>
            </div>
          </div>
          {documents === null ? (
            <Working what={say.previewing} />
          ) : asMarkdown ? (
            <MarkdownPreview document={documents.shown} profile={briefing.profile} />
          ) : (
            <BriefingPreview document={documents.shown} />
          )}
        </section>
      ) : null}
      {exporting && documents !== null ? (
        <ExportBriefingDialog document={documents.whole} profile={briefing.profile} onClose={() => setExporting(false)} />
      ) : null}
      {picking ? (
        <PickNotesDialog
          inBriefing={here}
          places={places}
          onClose={() => setPicking(false)}
          onAdd={(chosen, place) => {
            setPicking(false)
            actions.addParts(briefing.id, chosen.map(notePart), place === AT_END ? parts.length : placeAfter(place))
            announce({ kind: 'text', text: say.added(chosen.length), undo: true })
          }}
        />
      ) : null}
    </div>
  )
}
