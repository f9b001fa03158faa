import { lazy, Suspense, useCallback, useMemo, useRef } from 'react'
import { Link, useLocation, useNavigate, useParams, useSearchParams } from 'react-router'
import type { BlockId, NoteId, SourceId } from '#shared/archive/ids.ts'
import type { SourceSummary } from '#shared/archive/source.ts'
import { findMarks } from '#shared/search/mark/find-marks.ts'
import type { SearchHit } from '#shared/search/results.ts'
import { HitBar } from '../features/reader/hit-bar.tsx'
import type { ReaderPlace } from '../features/reader/reader-place.ts'
import { useHits } from '../features/reader/use-hits.ts'
import { HitsPanel } from '../features/search/hits-panel.tsx'
import type { ShownSearch } from '../features/search/shown-search.ts'
import { useNeighbourSource } from '../features/search/use-neighbour-source.ts'
import { useSourceHits } from '../features/search/use-source-hits.ts'
import { cameFromResults, parsePassage, partPath, readSearch, searchPath, sourcePath } from '../places/places.ts'
import { Button } from '../ui/button.tsx'
import { EmptyPlace } from '../ui/empty-place.tsx'
import { KeyName } from '../ui/key-name.tsx'
import { Page } from '../ui/page.tsx'
import { words } from '../words/words.ts'
import { useCommands } from '../workspace/commands.ts'
import { ReadingProvider } from '../workspace/reading.tsx'
import { useSearch } from '../workspace/search.tsx'
import { changeSettings, useSettings } from '../workspace/settings.ts'
import { shownRange } from '../workspace/shown-range.ts'
import { sourceTitle } from '../workspace/source-words.ts'
import { useAnchoredNotes } from '../workspace/use-anchored-notes.ts'
import { useNotesOn } from '../workspace/use-notes.ts'
import { useEdition, useSource, useText } from '../workspace/workspace.tsx'
import { OpenSource } from './open-source.tsx'
import { SideBySide } from './side-by-side.tsx'
import styles from './source-place.module.css'
import { useBeside } from './use-beside.ts'
import { useVisits } from './use-visits.ts'
import { useWideWindow } from './use-wide-window.ts'

// Most windows show one text.
const BesideSource = lazy(() => import('./beside-source.tsx').then((module) => ({ default: module.BesideSource })))
const ScrollTogether = lazy(() => import('./scroll-together.tsx').then((module) => ({ default: module.ScrollTogether })))
const BesideDialog = lazy(() => import('./beside-dialog.tsx').then((module) => ({ default: module.BesideDialog })))

/** From this width on the results of a search stand beside the text, in CSS pixels. */
const ROOM_FOR_HITS = 1_300

interface SourcePlaceProps {
  /** Another hit of the search was opened from beside the text. */
  readonly onOpened?: ((hit: SearchHit, shown: ShownSearch) => void) | undefined
}

/** A source with the notes beside it. */
export function SourcePlace({ onOpened }: SourcePlaceProps) {
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
  return <SourceWithHits id={id as SourceId} source={source} onOpened={onOpened} />
}

function usePlace(): ReaderPlace {
  const [query] = useSearchParams()
  const { first: visit } = useVisits()
  return useMemo(() => {
    const { text, asTyped } = readSearch(query)
    return {
      block: query.get('at') as BlockId | null,
      note: query.get('note') as NoteId | null,
      query: text,
      asTyped,
      enter: query.get('enter') === 'last' ? 'last' : null,
      visit,
      passage: parsePassage(query.get('passage')),
    }
  }, [query, visit])
}

interface SourceProps {
  readonly id: SourceId
  /** Null where its record cannot be used: the reason then stands in the place of the text, and the notes beside it. */
  readonly source: SourceSummary | null
}

/** A source with what belongs to the search that led to it: the list of its results, and the way from hit to hit, on to the next source too. */
function SourceWithHits({ id, source, onOpened }: SourceProps & Pick<SourcePlaceProps, 'onOpened'>) {
  const { id: edition } = useEdition()
  const place = usePlace()
  const text = useText(id, edition)
  const firstPane = useRef<HTMLDivElement>(null)
  const secondPane = useRef<HTMLDivElement>(null)
  const beside = useBeside(id)
  const navigate = useNavigate()
  const location = useLocation()
  const state = useMemo(() => (cameFromResults(location.state) ? location.state : null), [location.state])
  const settings = useSettings()
  const roomy = useWideWindow(ROOM_FOR_HITS)
  const search = useMemo(() => ({ text: place.query, asTyped: place.asTyped }), [place.query, place.asTyped])
  const searching = place.query.trim() !== ''
  const answer = useSearch(place.query, search)
  const sought = useSourceHits(answer, search, id, edition)
  const open = text.state === 'ready' ? text.value : null
  const notes = useNotesOn(id)
  const anchored = useAnchoredNotes(open, notes)
  const noteStart = useMemo(() => {
    const opened = anchored.find(({ note }) => note.id === place.note)
    return opened === undefined ? null : (shownRange(opened.anchor)?.start ?? null)
  }, [anchored, place.note])
  const hits = useHits(open, sought, place, noteStart)
  const openSource = useCallback(
    (next: SourceId, step: 1 | -1) => {
      const enter = step === -1 ? 'last' : undefined
      void navigate(
        sourcePath(edition, next, { query: search.text, asTyped: search.asTyped, enter, beside: beside.place ?? undefined }),
        {
          replace: true,
          state,
        },
      )
    },
    [navigate, edition, search, state, beside.place],
  )
  const neighbours = useNeighbourSource(answer, id, place.visit, openSource)
  const titleMarks = useMemo(
    () => (source === null || sought === null ? [] : findMarks(sought.marking, sourceTitle(source).text)),
    [source, sought],
  )
  const toggleHits = () => changeSettings({ hitsOpen: !settings.hitsOpen })
  const toResults = () => {
    if (state === null) void navigate(searchPath(edition, search.text, search.asTyped))
    else void navigate(-1)
  }
  useCommands(
    searching
      ? [
          { id: 'back-to-results', group: 'search', name: words.keys.backToResults, keys: ['b'], run: toResults },
          { id: 'toggle-hits', group: 'search', name: words.keys.toggleHits, keys: ['r'], run: toggleHits },
        ]
      : [],
  )
  const reader = (
    <>
      <SideBySide
        first={{
          element: firstPane,
          name: beside.names.first,
          content: (
            <ReadingProvider key={`${edition}/${id}`}>
              <OpenSource
                id={id}
                source={source}
                text={text}
                place={place}
                hits={hits}
                titleMarks={titleMarks}
                links={beside.first}
              />
            </ReadingProvider>
          ),
        }}
        second={
          beside.place === null
            ? null
            : {
                element: secondPane,
                name: beside.names.second,
                content: (
                  <BesideSource
                    key={`${beside.place.edition}/${beside.place.source}`}
                    place={beside.place}
                    links={beside.second}
                  />
                ),
              }
        }
        tools={
          beside.other !== null && open !== null ? (
            <Suspense>
              <ScrollTogether first={{ element: firstPane, open }} second={{ element: secondPane, open: beside.other }} />
            </Suspense>
          ) : null
        }
        onClose={beside.close}
      />
      {beside.choosing ? (
        <Suspense>
          <BesideDialog source={id} pathTo={beside.pathTo} onClose={beside.endChoosing} />
        </Suspense>
      ) : null}
    </>
  )
  if (!searching) return reader
  const panelOpen = roomy && settings.hitsOpen && beside.place === null
  return (
    <div className={`${styles['withHits']} ${panelOpen ? styles['panelOpen'] : ''}`}>
      {panelOpen ? (
        <HitsPanel
          search={search}
          answer={answer}
          source={id}
          note={hits.moved ? null : place.note}
          block={hits.block}
          state={state}
          onOpened={(hit, results) =>
            onOpened?.(hit, { ...search, results, leftOut: answer.state === 'ready' ? answer.leftOut : [] })
          }
          onClose={() => changeSettings({ hitsOpen: false })}
        />
      ) : null}
      <div className={styles['reading']}>
        <HitBar
          hits={hits}
          failed={answer.state === 'failed'}
          edge={neighbours.edge}
          onBeyond={neighbours.go}
          onMoved={neighbours.forget}
          onClear={() =>
            void navigate(
              sourcePath(edition, id, { block: hits.block ?? place.block ?? undefined, beside: beside.place ?? undefined }),
            )
          }
        >
          <Link
            to={searchPath(edition, search.text, search.asTyped)}
            onClick={(event) => {
              if (state === null || event.ctrlKey || event.metaKey || event.shiftKey) return
              event.preventDefault()
              toResults()
            }}
          >
            {words.reader.backToResults}
          </Link>
          {roomy && !settings.hitsOpen && beside.place === null ? (
            <Button look="quiet" size="small" onPress={toggleHits}>
              {words.reader.hitListShow} <KeyName>R</KeyName>
            </Button>
          ) : null}
        </HitBar>
        {reader}
      </div>
    </div>
  )
}
