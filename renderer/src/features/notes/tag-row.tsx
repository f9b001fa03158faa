import { type KeyboardEvent, type SubmitEvent, useEffect, useRef, useState } from 'react'
import { Link } from 'react-router'
import { cleanTag } from '#shared/notes/clean-tag.ts'
import { taggedPath } from '../../places/places.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { tagPageWords } from '../../words/en-notes-list.ts'
import { trashWords } from '../../words/trash-words.ts'
import { words } from '../../words/words.ts'
import { useEdition } from '../../workspace/workspace.tsx'
import styles from './tags-page.module.css'

const say = tagPageWords

interface TagRowProps {
  readonly tag: string
  /** Notes that have it, and those in the trash. */
  readonly count: number
  readonly trashed: number
  /** Other tags, written almost like it. */
  readonly alike: readonly { readonly tag: string; readonly count: number }[]
  /** How many notes have a tag; null where there is no such tag. */
  countOf(tag: string): number | null
  onRename(to: string): void
  onDelete(): void
  /** For good, after it was asked. */
  onRemove(): void
  /** The field was closed, and all is as it was. */
  onLeft(): void
}

/** A tag, what carries it, and what can be done with it. */
export function TagRow({ tag, count, trashed, alike, countOf, onRename, onDelete, onRemove, onLeft }: TagRowProps) {
  const { id: edition } = useEdition()
  const [renaming, setRenaming] = useState(false)
  return (
    <tr data-tag={tag}>
      <th scope="row">
        {renaming ? (
          <RenameForm
            tag={tag}
            countOf={countOf}
            onRename={onRename}
            onClose={() => {
              setRenaming(false)
              onLeft()
            }}
          />
        ) : (
          <>
            <span className={styles['tag']}>#{tag}</span>
            {alike.map((other) => (
              <p key={other.tag} className={styles['double']}>
                {say.almost(other.tag, other.count)}{' '}
                <Button look="quiet" size="small" onPress={() => onRename(other.tag)}>
                  {say.mergeInto(other.tag)}
                </Button>
              </p>
            ))}
          </>
        )}
      </th>
      <td>
        <Link to={taggedPath(edition, tag)} aria-label={say.see(tag, count)}>
          {words.archive.notes(count)}
        </Link>
        {trashed === 0 ? null : <span className={styles['quiet']}> {say.trashed(trashed)}</span>}
      </td>
      <td>
        {renaming ? null : (
          <span className={styles['actions']}>
            <Button size="small" aria-label={say.renameTag(tag)} onPress={() => setRenaming(true)}>
              {say.rename}
            </Button>
            <Button size="small" aria-label={say.deleteTag(tag, count + trashed)} onPress={onDelete}>
              {say.delete}
            </Button>
            <Button look="quiet" size="small" aria-label={trashWords.removeThing(`#${tag}`)} onPress={onRemove}>
              {trashWords.remove}
            </Button>
          </span>
        )}
      </td>
    </tr>
  )
}

interface RenameFormProps extends Pick<TagRowProps, 'tag' | 'countOf' | 'onRename'> {
  onClose(): void
}

/** One field in the place of the name. A name that another tag has already makes one of the two, and says so before. */
function RenameForm({ tag, countOf, onRename, onClose }: RenameFormProps) {
  const form = useRef<HTMLFormElement>(null)
  const [text, setText] = useState(tag)
  const [fault, setFault] = useState<string | null>(null)
  useEffect(() => {
    const field = form.current?.querySelector('input')
    field?.focus()
    field?.select()
  }, [])
  const name = cleanTag(text)
  const other = name === tag ? null : countOf(name)

  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (name === '') setFault(say.noName)
    else if (name.includes(',')) setFault(say.noComma)
    else if (name === tag) setFault(say.sameName)
    else onRename(name)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    onClose()
  }
  return (
    <form ref={form} className={styles['form']} onSubmit={submit} onKeyDown={onKeyDown}>
      <TextField
        label={say.newName(tag)}
        value={text}
        maxLength={100}
        onChange={(next) => {
          setText(next)
          setFault(null)
        }}
      />
      <p role="status" className={styles['quiet']}>
        {other === null ? '' : say.willMerge(name, other)}
      </p>
      {fault === null ? null : (
        <p role="alert" className={styles['fault']}>
          {fault}
        </p>
      )}
      <span className={styles['actions']}>
        <Button type="submit" look="primary" size="small">
          {other === null ? say.rename : say.merge}
        </Button>
        <Button size="small" onPress={onClose}>
          {words.program.cancel}
        </Button>
      </span>
    </form>
  )
}
