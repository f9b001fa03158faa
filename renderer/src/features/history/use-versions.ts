import { useEffect, useState } from 'react'
import type { Clock, NoteChange } from '#shared/notes/change.ts'
import type { Note } from '#shared/notes/note.ts'
import { readClock } from '#shared/notes/sittings.ts'
import { historyWords } from '../../words/history-words.ts'
import { writeMoment } from '../../words/words.ts'
import { useNotesSnapshot } from '../../workspace/use-notes.ts'
import { useServices } from '../../workspace/workspace.tsx'

const say = historyWords

type Versions =
  | { readonly state: 'reading' }
  | { readonly state: 'read'; readonly changes: readonly NoteChange[] }
  | { readonly state: 'failed'; readonly reason: string }

/** All changes of a note, read anew whenever it changes. */
export function useVersions(note: Note): Versions {
  const { notes: store } = useServices()
  const [versions, setVersions] = useState<Versions>({ state: 'reading' })
  useEffect(() => {
    let wanted = true
    const show = (read: Versions) => {
      if (wanted) setVersions(read)
    }
    store.versions(note.id).then(
      (changes) => show({ state: 'read', changes }),
      (error: unknown) => show({ state: 'failed', reason: String(error) }),
    )
    return () => {
      wanted = false
    }
  }, [store, note])
  return versions
}

/** Who wrote at a clock, and when, in words. */
export function useWriters(): (clock: Clock) => { readonly who: string; readonly when: string } {
  const { people, device: own } = useNotesSnapshot()
  return (clock) => {
    const { device, at } = readClock(clock)
    const name = people.get(device) ?? ''
    return {
      who: device === own ? say.you : name === '' ? say.device(device) : name,
      when: writeMoment(new Date(at).toISOString()),
    }
  }
}
