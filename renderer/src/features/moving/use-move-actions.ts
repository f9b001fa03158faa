import { useCallback, useMemo, useState } from 'react'
import type { PassageNote, PassageTarget } from '#shared/notes/note.ts'
import type { TextRange } from '#shared/text/text-range.ts'
import { movingWords } from '../../words/en-moving.ts'
import { announce } from '../../workspace/announcements.ts'
import type { NoteMove } from '../../workspace/note-moves.tsx'
import { useNoteActions } from '../../workspace/use-notes.ts'
import { useEdition, useServices } from '../../workspace/workspace.tsx'

const say = movingWords

/** A note and the passage of the edition being read to which it goes, in UTF-16 offsets. */
export interface Taking {
  readonly note: PassageNote
  readonly range: TextRange
}

/** What the record of a note holds of each. */
const MOST_FORMER = 100
const MOST_STAYS = 1_000

export interface MoveActions {
  /** Makes the targets in the edition being read; the old ones stay with the notes. False where that failed: `failure` says why. */
  take(takings: readonly Taking[]): Promise<boolean>
  keep(moves: readonly NoteMove[]): void
  askAgain(moves: readonly NoteMove[]): void
  /** Takes a note back to the passage on which it stood before. */
  putBack(note: PassageNote): void
  readonly taking: boolean
  readonly failure: string | null
}

/** What a person decides about the notes of earlier editions. Each decision is one step that can be undone. */
export function useMoveActions(): MoveActions {
  const { archive: reader, passages } = useServices()
  const { archive, id: edition } = useEdition()
  const actions = useNoteActions()
  const [taking, setTaking] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)

  const makeTargets = useCallback(
    async (takings: readonly Taking[]): Promise<readonly { readonly note: PassageNote; readonly target: PassageTarget }[]> => {
      const made: { note: PassageNote; target: PassageTarget }[] = []
      for (const source of new Set(takings.map(({ note }) => note.target.source))) {
        const open = await reader.text(edition, source)
        if (!open.ok) throw new Error(open.error.message)
        const { text, sha512 } = open.value
        const own = takings.filter(({ note }) => note.target.source === source)
        const ranges = own.map(({ range }) => range)
        const targets = await passages.makeTargets({ text: { text, sha512 }, source, archive, edition, ranges })
        own.forEach(({ note }, index) => {
          const target = targets[index]
          if (target !== undefined) made.push({ note, target })
        })
      }
      return made
    },
    [reader, passages, archive, edition],
  )

  return useMemo(() => {
    const editStays = (moves: readonly NoteMove[], change: (stays: readonly string[], sha512: string) => readonly string[]) =>
      actions.editEach(
        moves.flatMap((move) =>
          'sha512' in move ? [{ note: move.note, fields: { staysFor: [...change(move.note.staysFor, move.sha512)] } }] : [],
        ),
      )
    return {
      async take(takings) {
        setFailure(null)
        setTaking(true)
        try {
          const made = await makeTargets(takings)
          actions.editEach(
            made.map(({ note, target }) => ({
              note,
              fields: {
                target,
                formerTargets: [...note.formerTargets, note.target].slice(-MOST_FORMER),
                staysFor: note.staysFor.filter((sha512) => sha512 !== target.textSha512),
              },
            })),
          )
          announce({ kind: 'text', text: say.took(made.length, edition), undo: true })
          return true
        } catch (error) {
          setFailure(error instanceof Error ? error.message : String(error))
          return false
        } finally {
          setTaking(false)
        }
      },
      keep(moves) {
        editStays(moves, (stays, sha512) => [...stays.filter((one) => one !== sha512), sha512].slice(-MOST_STAYS))
        announce({ kind: 'text', text: say.kept(moves.length), undo: true })
      },
      askAgain(moves) {
        editStays(moves, (stays, sha512) => stays.filter((one) => one !== sha512))
        announce({ kind: 'text', text: say.asked(moves.length), undo: true })
      },
      putBack(note) {
        const target = note.formerTargets.at(-1)
        if (target === undefined) return
        actions.editEach([{ note, fields: { target, formerTargets: note.formerTargets.slice(0, -1) } }])
        announce({ kind: 'text', text: say.wentBack(target.edition), undo: true })
      },
      taking,
      failure,
    }
  }, [actions, makeTargets, edition, taking, failure])
}
