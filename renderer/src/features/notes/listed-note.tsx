import { Link } from 'react-router'
import { findRecord } from '#shared/archive/find-record.ts'
import type { Note } from '#shared/notes/note.ts'
import { notedRecordPath, sourcePath } from '../../places/places.ts'
import { Button } from '../../ui/button.tsx'
import { words } from '../../words/words.ts'
import { announce } from '../../workspace/announcements.ts'
import { type ArchiveList, switchArchive } from '../../workspace/archives.ts'
import type { Loadable } from '../../workspace/loadable.ts'
import { type OpenEdition, useServices } from '../../workspace/workspace.tsx'
import styles from './notes-page.module.css'

/** What stands over a note in the list, and that the edition does not have its record any more. */
export function Where({ where, gone }: { readonly where: string | null; readonly gone: string | null }) {
  const parts = [where, gone].filter((part) => part !== null)
  if (parts.length === 0) return null
  return <p className={styles['where']}>{parts.join(' · ')}</p>
}

interface PlaceLinkProps {
  readonly note: Note
  readonly edition: OpenEdition | null
  readonly archives: Loadable<ArchiveList>
}

/** Leads to what the note stands on: in the edition being read, or in that of the note where this one does not have it. */
export function PlaceLink({ note, edition, archives }: PlaceLinkProps) {
  if (edition === null) return null
  const { target } = note
  if (target.archive !== edition.archive) return <OtherArchive note={note} archives={archives} />
  const held =
    'about' in target
      ? findRecord(edition.catalogue, target.about) !== null
      : edition.catalogue.sources.some(({ id }) => id === target.source)
  const where = held ? edition.id : target.edition
  const to =
    'about' in target ? notedRecordPath(where, target.about, note.id) : sourcePath(where, target.source, { note: note.id })
  const name = 'about' in target ? words.recordNotes.goTo[target.about.kind] : words.notes.goToPassage
  return (
    <Link className={styles['link']} to={to}>
      {held ? name : words.notes.readInEdition(target.edition)}
    </Link>
  )
}

/** A note of another archive is never looked up in this one: it leads to its own, where that is held. */
function OtherArchive({ note, archives }: Pick<PlaceLinkProps, 'note' | 'archives'>) {
  const { host } = useServices()
  const held = archives.state === 'ready' ? archives.value.archives.find(({ id }) => id === note.target.archive) : undefined
  if (held === undefined) return <span>{words.packs.notHeld}</span>
  const go = async () => {
    const failure = await switchArchive(host, held.id)
    if (failure !== null) announce({ kind: 'text', text: `${words.packs.switchFailed}: ${failure.message}` })
  }
  return (
    <Button look="quiet" size="small" onPress={() => void go()}>
      {words.packs.readOther}
    </Button>
  )
}
