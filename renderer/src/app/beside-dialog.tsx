import { useState } from 'react'
import { Link } from 'react-router'
import type { EditionId, SourceId } from '#shared/archive/ids.ts'
import { succeed } from '#shared/contract/failure.ts'
import { foldText } from '#shared/text/fold-text.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/text-field.tsx'
import { Working } from '../ui/working.tsx'
import { words } from '../words/words.ts'
import { sourceTitle, writeDate } from '../workspace/source-words.ts'
import { useOutcome } from '../workspace/use-outcome.ts'
import { useEdition, useServices } from '../workspace/workspace.tsx'
import styles from './beside-dialog.module.css'

const say = words.reading

/** So many sources are listed; more are found by their names. */
const MOST = 100
/** From so many sources on there is a field to find one. */
const MANY = 12

interface BesideDialogProps {
  readonly source: SourceId
  /** The address that shows a text beside the one that is read. */
  pathTo(edition: EditionId, source: SourceId): string
  onClose(): void
}

/** The texts that can stand beside the one that is read: the same one in other editions, and the other sources of this one. */
export function BesideDialog({ source, pathTo, onClose }: BesideDialogProps) {
  const { archive } = useServices()
  const { catalogue, editions, id: edition } = useEdition()
  const [typed, setTyped] = useState('')
  const sha512 = catalogue.sources.find(({ id }) => id === source)?.text.sha512
  const others = useOutcome(`${edition} ${source}`, async () => {
    const found: { readonly id: EditionId; readonly same: boolean }[] = []
    for (const other of editions) {
      if (other.id === edition) continue
      const read = await archive.edition(other.id)
      const there = read.ok ? read.value.sources.find(({ id }) => id === source) : undefined
      if (there !== undefined) found.push({ id: other.id, same: there.text.sha512 === sha512 })
    }
    return succeed(found.reverse())
  })
  const sources = catalogue.sources.filter(({ id }) => id !== source)
  const wanted = foldText(typed.trim()).folded
  const fitting = sources.filter((each) => foldText(`${sourceTitle(each).text} ${each.id}`).folded.includes(wanted))
  const nothing = sources.length === 0 && others.state === 'ready' && others.value.length === 0
  return (
    <Dialog title={say.besideTitle} open onClose={onClose}>
      {nothing ? <p>{say.besideNone}</p> : null}
      {others.state === 'loading' ? <Working what={say.besideWanted} /> : null}
      {others.state === 'ready' && others.value.length > 0 ? (
        <section>
          <h3>{say.besideEditions}</h3>
          <ul className={styles['list']}>
            {others.value.map(({ id, same }) => (
              <li key={id}>
                <Link to={pathTo(id, source)} onClick={onClose} state={{ pane: 'second' }}>
                  {words.archive.edition(id)}
                </Link>
                <span className={styles['fact']}>{same ? say.besideSameText : say.besideOtherText}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {sources.length === 0 ? null : (
        <section>
          <h3>{say.besideSources}</h3>
          {sources.length < MANY ? null : <TextField label={words.signatories.filterText} value={typed} onChange={setTyped} />}
          <ul className={styles['list']}>
            {fitting.slice(0, MOST).map((each) => (
              <li key={each.id}>
                <Link to={pathTo(edition, each.id)} onClick={onClose} state={{ pane: 'second' }}>
                  {sourceTitle(each).text}
                </Link>
                <span className={styles['fact']}>
                  {[words.archive.kindsTitle[each.kind], writeDate(each.date)].filter((fact) => fact !== null).join(', ')}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <div>
        <Button onPress={onClose}>{words.program.cancel}</Button>
      </div>
    </Dialog>
  )
}
