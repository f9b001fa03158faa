import { useEffect, useMemo, useState } from 'react'
import { Link, useLocation, useNavigate } from 'react-router'
import type { ArchiveId, EditionId } from '#shared/archive/ids.ts'
import type { Failure } from '#shared/contract/failure.ts'
import { succeed } from '#shared/contract/failure.ts'
import { type DeepLink, type LinkTarget, readLinkPlace } from '#shared/links/deep-link.ts'
import type { Note } from '#shared/notes/note.ts'
import { targetWords } from '#shared/notes/note-target.ts'
import { type LinkedPlaceState, linkPath, openPath, partPath, placeToOpen, sourcePath } from '../../places/places.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyPlace } from '../../ui/empty-place.tsx'
import { Page } from '../../ui/page.tsx'
import { Working } from '../../ui/working.tsx'
import { words, writeSentence } from '../../words/words.ts'
import { switchArchive, useArchives } from '../../workspace/archives.ts'
import { sourceTitle } from '../../workspace/source-words.ts'
import { useNoteActions, useNotesSnapshot } from '../../workspace/use-notes.ts'
import { useOutcome } from '../../workspace/use-outcome.ts'
import { useEdition, useServices, useWindowTitle } from '../../workspace/workspace.tsx'
import { type FoundPlace, findPlace } from './find-place.ts'

const say = words.links
const LINKED: LinkedPlaceState = { byLink: true }

/** Looks up what a link leads to and goes there; where it is not there, says what is. */
export function OpenLinkPage() {
  useWindowTitle(say.title)
  const { pathname } = useLocation()
  const link = useMemo(() => readLinkPlace(placeToOpen(pathname) ?? ''), [pathname])
  return (
    <Page>
      <h1>{say.title}</h1>
      {link === null ? <EmptyPlace title={say.notWhole} hint={say.notWholeHint} /> : <LinkedPlace key={pathname} link={link} />}
    </Page>
  )
}

function LinkedPlace({ link }: { readonly link: DeepLink }) {
  const { archive } = useServices()
  const edition = useEdition()
  const { ready, notes } = useNotesSnapshot()
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const waits = link.to.kind === 'note' && !ready
  const asked = link.to
  // The place of a note changes with the note: it may come out of the trash while this is shown.
  const note = asked.kind === 'note' ? notes.find(({ id }) => id === asked.note) : undefined
  const place = useOutcome(`${pathname} ${waits} ${note?.modifiedAt}`, async () =>
    succeed(waits ? null : await findPlace(link, { archive, edition, notes })),
  )
  const path = place.state === 'ready' && place.value?.state === 'found' ? place.value.path : null
  useEffect(() => {
    if (path !== null) void navigate(path, { replace: true, state: LINKED })
  }, [path, navigate])

  if (place.state === 'loading' || (place.state === 'ready' && (place.value === null || place.value.state === 'found'))) {
    return <Working what={say.opening} />
  }
  if (place.state === 'failed') return <NotLookedUp failure={place.failure} onRetry={place.retry} />
  return place.value === null ? null : <NotFound place={place.value} link={link} />
}

function NotLookedUp({ failure, onRetry }: { readonly failure: Failure; readonly onRetry?: () => void }) {
  return (
    <Banner
      tone="error"
      title={say.cannotOpen}
      actions={onRetry === undefined ? undefined : <Button onPress={onRetry}>{words.program.retry}</Button>}
    >
      <p>{writeSentence(failure.message)}</p>
    </Banner>
  )
}

function NotFound({ place, link }: { readonly place: FoundPlace; readonly link: DeepLink }) {
  switch (place.state) {
    case 'found':
      return null
    case 'failed':
      return <NotLookedUp failure={place.failure} />
    case 'other-archive':
      return <OtherArchive archive={place.archive} link={link} />
    case 'no-edition':
      return <NoEdition edition={place.edition} link={link} />
    case 'no-source':
      return (
        <EmptyPlace title={say.noSource(place.source, place.edition)} hint={say.nothingChanged}>
          <InCurrentEdition link={link} asked={place.edition} />
          <Link to={partPath(place.edition, 'campaign')}>{words.nav.toCampaign}</Link>
        </EmptyPlace>
      )
    case 'no-block':
    case 'no-passage':
      return (
        <EmptyPlace
          title={place.to.kind === 'block' ? say.noBlock(place.to.block) : say.noPassage}
          hint={say.noSuchPlaceHint(sourceTitle(place.source).text, place.edition)}
        >
          <Link to={sourcePath(place.edition, place.source.id)}>{say.openSource}</Link>
        </EmptyPlace>
      )
    case 'no-record':
      return (
        <EmptyPlace title={say.noRecord[place.of.kind](place.of.id, place.edition)} hint={say.nothingChanged}>
          <InCurrentEdition link={link} asked={place.edition} />
          <Link to={partPath(place.edition, pageOf[place.of.kind])}>{say.see[place.of.kind]}</Link>
        </EmptyPlace>
      )
    case 'no-note':
      return (
        <EmptyPlace title={say.noNote} hint={say.noNoteHint}>
          <AllNotes />
        </EmptyPlace>
      )
    case 'in-trash':
      return <InTrash note={place.note} />
  }
}

const pageOf = { signatory: 'signatories', recommendation: 'recommendations', claim: 'claims' } as const

function AllNotes() {
  const { id } = useEdition()
  return <Link to={partPath(id, 'notes')}>{say.seeNotes}</Link>
}

function OtherArchive({ archive, link }: { readonly archive: ArchiveId; readonly link: DeepLink }) {
  const { host } = useServices()
  const { id: edition } = useEdition()
  const list = useArchives()
  const [failure, setFailure] = useState<Failure | null>(null)
  if (list.state === 'loading') return <Working what={say.opening} />
  if (list.state === 'failed') return <NotLookedUp failure={list.failure} onRetry={list.retry} />
  const held = list.value.archives.find(({ id }) => id === archive)
  if (held === undefined) {
    return (
      <EmptyPlace title={say.notHeld} hint={say.notHeldHint(archive)}>
        <Link to={partPath(edition, 'editions')}>{say.toPacks}</Link>
      </EmptyPlace>
    )
  }
  return (
    <EmptyPlace title={say.otherArchive(held.title ?? held.id)} hint={say.otherArchiveHint}>
      <Button look="primary" onPress={() => void switchArchive(host, archive, openPath({ ...link, archive })).then(setFailure)}>
        {say.openOther}
      </Button>
      {failure === null ? null : (
        <Banner tone="error" title={words.packs.switchFailed}>
          {writeSentence(failure.message)}
        </Banner>
      )}
    </EmptyPlace>
  )
}

function NoEdition({ edition, link }: { readonly edition: EditionId; readonly link: DeepLink }) {
  const { editions, current } = useEdition()
  return (
    <EmptyPlace title={say.noEdition(edition)} hint={say.editions(editions[0]?.id ?? current, editions.at(-1)?.id ?? current)}>
      <InCurrentEdition link={link} asked={edition} />
    </EmptyPlace>
  )
}

/** The same place in another edition; null for a note, which is in no edition. */
function inEdition(to: LinkTarget, edition: EditionId): LinkTarget | null {
  if (to.kind === 'note') return null
  // Positions, and the numbers of paragraphs, count in the text of one edition only.
  if (to.kind === 'passage' || to.kind === 'block') return { kind: 'source', edition, source: to.source }
  return { ...to, edition }
}

function InCurrentEdition({ link, asked }: { readonly link: DeepLink; readonly asked: EditionId }) {
  const { id, current } = useEdition()
  const to = asked === current ? null : inEdition(link.to, current)
  return to === null ? null : <Link to={linkPath(id, { ...link, to })}>{say.inEdition(current)}</Link>
}

function InTrash({ note }: { readonly note: Note }) {
  const actions = useNoteActions()
  return (
    <EmptyPlace title={say.inTrash} hint={<q>{targetWords(note.target)}</q>}>
      {note.body === '' ? null : <p>{note.body}</p>}
      <Button look="primary" onPress={() => actions.restore([note])}>
        {say.restore}
      </Button>
    </EmptyPlace>
  )
}
