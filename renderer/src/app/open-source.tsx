import { lazy, Suspense, useContext, useState } from 'react'
import { useSearchParams } from 'react-router'
import type { NoteId, SourceId } from '#shared/archive/ids.ts'
import type { SourceSummary } from '#shared/archive/source.ts'
import type { TextRange } from '#shared/text/text-range.ts'
import { NotesPanel } from '../features/notes/notes-panel.tsx'
import { useRecordSlots } from '../features/notes/use-record-slots.tsx'
import type { ReaderPlace } from '../features/reader/reader-place.ts'
import type { ReaderFrame } from '../features/reader/reader-tools.tsx'
import { ReaderView } from '../features/reader/reader-view.tsx'
import { SourceHeader } from '../features/reader/source-header.tsx'
import type { Hits } from '../features/reader/use-hits.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Page } from '../ui/page.tsx'
import { Working } from '../ui/working.tsx'
import { words, writeSentence } from '../words/words.ts'
import type { OpenText } from '../workspace/archive-reader.ts'
import { CommandScope } from '../workspace/commands.ts'
import type { Loadable } from '../workspace/loadable.ts'
import { changeSettings, useSettings } from '../workspace/settings.ts'
import { sourceTitle } from '../workspace/source-words.ts'
import { useAnchoredNotes } from '../workspace/use-anchored-notes.ts'
import { useNotesOn } from '../workspace/use-notes.ts'
import { useWindowTitle } from '../workspace/workspace.tsx'
import { PlainNotes } from './plain-notes.tsx'
import styles from './source-place.module.css'
import { useOutlinePlace } from './use-outline-place.ts'
import { useNotesBeside } from './use-wide-window.ts'

/** Comes only where a passage is selected for a note that is there already. */
const AttachPlace = lazy(() => import('./attach-place.tsx').then((module) => ({ default: module.AttachPlace })))

/** What a text is called among two, and where its own links lead. */
export type PaneLinks = Pick<ReaderFrame, 'name' | 'addressKey' | 'linkTo' | 'onGo' | 'onBeside'>

interface OpenSourceProps {
  readonly id: SourceId
  /** Null where its record cannot be used: the reason then stands in the place of the text, and the notes beside it. */
  readonly source: SourceSummary | null
  readonly text: Loadable<OpenText>
  readonly place: ReaderPlace
  readonly hits: Hits
  readonly titleMarks: readonly TextRange[]
  readonly links: PaneLinks
}

/** One text with its contents and its notes. */
export function OpenSource({ id, source, text, place, hits, titleMarks, links }: OpenSourceProps) {
  useWindowTitle(links.addressKey === 'at' ? (source === null ? id : sourceTitle(source).text) : null)
  const notes = useNotesOn(id)
  const whole = useRecordSlots('source').of({ kind: 'source', id }, source === null ? id : sourceTitle(source).text)
  const sourceNotes = (
    <div>
      {whole.action}
      {whole.notes}
    </div>
  )
  const open = text.state === 'ready' ? text.value : null
  const anchored = useAnchoredNotes(open, notes)
  const settings = useSettings()
  const wide = useNotesBeside()
  const [query] = useSearchParams()
  const attach = links.addressKey === 'at' ? query.get('attach') : null
  const worked = useContext(CommandScope)
  // Of two texts, the one that is worked in shows its notes.
  const notesOpen = wide ? settings.rightOpen : settings.sheetOpen && worked
  const outline = useOutlinePlace(links.name !== null)
  const [barPlace, setBarPlace] = useState<HTMLElement | null>(null)
  const [outlinePlace, setOutlinePlace] = useState<HTMLElement | null>(null)
  const frame: ReaderFrame = {
    ...links,
    barPlace,
    outlinePlace,
    outlineOpen: outline.open,
    setOutline: outline.set,
    onChosen: outline.chosen,
  }
  const panel = notesOpen ? (
    <aside
      id={links.addressKey === 'at' ? 'notes-panel' : undefined}
      className={wide ? styles['beside'] : styles['sheet']}
      aria-label={links.name === null ? words.notes.here : `${words.notes.here}: ${links.name}`}
    >
      <div className={styles['panelHead']}>
        <h2>{words.notes.here}</h2>
        {wide ? null : (
          <Button size="small" onPress={() => changeSettings({ sheetOpen: false })}>
            {words.program.close}
          </Button>
        )}
      </div>
      <div className={styles['panelBody']}>
        {text.state === 'failed' ? <PlainNotes notes={notes} /> : null}
        {open === null || (anchored.length === 0 && notes.length > 0) ? null : <NotesPanel anchored={anchored} beside={wide} />}
      </div>
    </aside>
  ) : null

  return (
    <div className={styles['pane']}>
      <div ref={setBarPlace} className={styles['bar']} />
      <div className={`${styles['body']} ${outline.open && outline.beside ? styles['withOutline'] : ''}`}>
        {outline.open && open !== null ? (
          <div ref={setOutlinePlace} className={outline.beside ? styles['outline'] : styles['outlineSheet']} />
        ) : null}
        <div className={styles['scroller']} data-scroller="">
          {attach === null || open === null ? null : (
            <Suspense fallback={null}>
              <AttachPlace note={attach as NoteId} open={open} />
            </Suspense>
          )}
          <div className={`${styles['columns']} ${notesOpen && wide ? styles['two'] : ''}`}>
            <div className={styles['middle']}>
              {text.state === 'loading' ? (
                <Page>
                  <Working what={words.archive.readingEdition} />
                </Page>
              ) : null}
              {text.state === 'failed' ? (
                <Page>
                  {source === null ? <h1>{id}</h1> : <SourceHeader source={source} />}
                  {sourceNotes}
                  <Banner
                    tone="error"
                    title={text.failure.code === 'file-altered' ? words.archive.textAltered : words.archive.textFailed}
                    actions={<Button onPress={text.retry}>{words.program.retry}</Button>}
                  >
                    <p>{writeSentence(text.failure.message)}</p>
                    <p>{words.archive.textAlteredHint}</p>
                  </Banner>
                </Page>
              ) : null}
              {open === null ? null : (
                <ReaderView
                  source={open.record}
                  open={open}
                  anchored={anchored}
                  place={place}
                  hits={hits}
                  titleMarks={titleMarks}
                  frame={frame}
                  sourceNotes={sourceNotes}
                />
              )}
            </div>
            {wide ? panel : null}
          </div>
        </div>
        {wide ? null : panel}
      </div>
    </div>
  )
}
