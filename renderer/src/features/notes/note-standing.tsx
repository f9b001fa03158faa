import { Link } from 'react-router'
import type { Anchor } from '#shared/annotation/anchor.ts'
import { targetInText } from '#shared/annotation/target-in-text.ts'
import type { Note, PassageNote, PassageTarget } from '#shared/notes/note.ts'
import { isOnPassage } from '#shared/notes/note-target.ts'
import { movedPath, sourcePath } from '../../places/places.ts'
import { Banner } from '../../ui/banner.tsx'
import { words } from '../../words/words.ts'
import { isUndecided, type NoteMove, useNoteMove } from '../../workspace/note-moves.tsx'
import { type OpenEdition, useEditionIfOpen } from '../../workspace/workspace.tsx'
import styles from './note-standing.module.css'

const say = words.moving

interface NoteStandingProps {
  readonly note: Note
  /** Where the note stands in the text being read; null where no text is. */
  readonly anchor: Anchor | null
}

function ReadThere({ target }: { readonly target: PassageTarget }) {
  const { source, edition, start, end } = target
  return <Link to={sourcePath(edition, source, { passage: { start, end } })}>{words.moving.readThere(edition)}</Link>
}

/** Where a note stood before it was taken to another edition: the passages stay readable there. */
function FormerPassages({ targets }: { readonly targets: readonly PassageTarget[] }) {
  if (targets.length === 0) return null
  return (
    <details className={styles['former']}>
      <summary>{say.standing.former(targets.length)}</summary>
      <ul>
        {targets.toReversed().map((target) => (
          <li key={`${target.edition} ${target.start}-${target.end}`}>
            {say.standing.stoodOn(target.edition, target.exact)} <ReadThere target={target} />
          </li>
        ))}
      </ul>
    </details>
  )
}

interface Said {
  readonly words: string
  /** What leads to the decision about it; null where there is none to take. */
  readonly link: string | null
  /** It is shown in the text, and asks for nothing. */
  readonly quiet: boolean
}

/** What is said of a note of another edition where it is met: beside the text what is seen there, in a list only what waits for somebody. */
function wordsOf(note: PassageNote, anchor: Anchor | null, move: NoteMove | null, edition: OpenEdition): Said | null {
  const source = edition.catalogue.sources.find(({ id }) => id === note.target.source)
  if (source !== undefined && targetInText(note, source.text.sha512) === null) {
    return { words: say.standing.stays(note.target.edition), link: say.link, quiet: false }
  }
  const undecided = move !== null && isUndecided(move)
  const state = anchor?.state ?? (undecided && 'anchor' in move ? move.anchor.state : 'exact')
  if (state === 'exact') return null
  return { words: words.notes.state[state], link: undecided ? say.decide : null, quiet: state === 'moved' }
}

function Links({
  note,
  edition,
  link,
}: {
  readonly note: PassageNote
  readonly edition: OpenEdition
  readonly link: string | null
}) {
  return (
    <span className={styles['links']}>
      <ReadThere target={note.target} />
      {link === null ? null : <Link to={movedPath(edition.id, note.id)}>{link}</Link>}
    </span>
  )
}

/** Where a note of an earlier edition stands in the one being read, what can be done about it, and where it stood before. */
export function NoteStanding({ note, anchor }: NoteStandingProps) {
  const edition = useEditionIfOpen()
  const move = useNoteMove(note.id)
  if (edition === null || !isOnPassage(note) || note.target.archive !== edition.archive) return null
  const said = wordsOf(note, anchor, move, edition)
  return (
    <>
      {said === null ? null : said.quiet ? (
        <p className={styles['quiet']}>{said.words}</p>
      ) : (
        <Banner tone="caution">
          {said.words} <Links note={note} edition={edition} link={said.link} />
        </Banner>
      )}
      <FormerPassages targets={note.formerTargets} />
    </>
  )
}
