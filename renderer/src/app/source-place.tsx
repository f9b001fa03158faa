import { useMemo } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import type { BlockId, NoteId, SourceId } from '#shared/archive/ids.ts'
import type { SourceSummary } from '#shared/archive/source.ts'
import { NotesPanel } from '../features/notes/notes-panel.tsx'
import type { ReaderPlace } from '../features/reader/reader-place.ts'
import { ReaderView } from '../features/reader/reader-view.tsx'
import { SourceHeader } from '../features/reader/source-header.tsx'
import { parsePassage, partPath } from '../places/places.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyPlace } from '../ui/empty-place.tsx'
import { Page } from '../ui/page.tsx'
import { Working } from '../ui/working.tsx'
import { words, writeSentence } from '../words/words.ts'
import { useAnchoredNotes } from '../workspace/anchors.ts'
import { ReadingProvider } from '../workspace/reading.tsx'
import { changeSettings, useSettings } from '../workspace/settings.ts'
import { sourceTitle } from '../workspace/source-words.ts'
import { useNotesOn } from '../workspace/use-notes.ts'
import { useEdition, useSource, useText, useWindowTitle } from '../workspace/workspace.tsx'
import { PlainNotes } from './plain-notes.tsx'
import styles from './source-place.module.css'
import { useWideWindow, WIDE } from './use-wide-window.ts'

/** A source with the notes beside it. */
export function SourcePlace() {
  const { source: id = '' } = useParams()
  const source = useSource(id as SourceId)
  const { id: edition, catalogue } = useEdition()
  const unreadable = catalogue.unreadable.find((item) => item.source === id)?.source ?? null
  if (source === null && unreadable === null) {
    return (
      <Page>
        <EmptyPlace title={words.nav.notHere} hint={words.nav.notHereHint}>
          <Link to={partPath(edition, 'campaign')}>{words.nav.toCampaign}</Link>
        </EmptyPlace>
      </Page>
    )
  }
  return (
    <ReadingProvider key={`${edition}/${id}`}>
      <OpenSource id={id as SourceId} source={source} />
    </ReadingProvider>
  )
}

function usePlace(): ReaderPlace {
  const [query] = useSearchParams()
  const at = query.get('at')
  const note = query.get('note')
  const q = query.get('q') ?? ''
  const passage = query.get('passage')
  return useMemo(
    () => ({ block: at as BlockId | null, note: note as NoteId | null, query: q, passage: parsePassage(passage) }),
    [at, note, q, passage],
  )
}

/** `source` is null where its record cannot be used: the reason then stands in the place of the text, and the notes beside it. */
function OpenSource({ id, source }: { readonly id: SourceId; readonly source: SourceSummary | null }) {
  useWindowTitle(source === null ? id : sourceTitle(source).text)
  const { id: edition } = useEdition()
  const text = useText(id, edition)
  const notes = useNotesOn(id)
  const open = text.state === 'ready' ? text.value : null
  const anchored = useAnchoredNotes(open, notes)
  const place = usePlace()
  const settings = useSettings()
  const wide = useWideWindow(WIDE)
  const notesOpen = wide ? settings.rightOpen : settings.sheetOpen

  return (
    <div className={styles['scroller']} data-scroller="">
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
          {open === null ? null : <ReaderView source={open.record} open={open} anchored={anchored} place={place} />}
        </div>
        {notesOpen ? (
          <aside id="notes-panel" className={wide ? styles['beside'] : styles['sheet']} aria-label={words.notes.here}>
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
              {open === null ? null : <NotesPanel anchored={anchored} beside={wide} />}
            </div>
          </aside>
        ) : null}
      </div>
    </div>
  )
}
