import { useEffect, useMemo, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { isMeantAsLink, readTypedLink } from '#shared/links/typed-link.ts'
import { foldText } from '#shared/text/fold-text.ts'
import { linkPath } from '../places/places.ts'
import { Dialog } from '../ui/dialog.tsx'
import { KeyName } from '../ui/key-name.tsx'
import { words } from '../words/words.ts'
import { type Command, useRegisteredCommands } from '../workspace/commands.ts'
import { writeKey } from '../workspace/keys.ts'
import { useRecentLinks } from '../workspace/recent-links.ts'
import { useEdition } from '../workspace/workspace.tsx'
import styles from './command-palette.module.css'

/** Every action there is at this moment, found by typing part of its name. */
export function CommandPalette({ onClose }: { readonly onClose: () => void }) {
  const registered = useRegisteredCommands()
  const recent = useRecentLinks()
  const { id: edition } = useEdition()
  const navigate = useNavigate()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const field = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => field.current?.focus(), [])

  const commands = useMemo<readonly Command[]>(
    () => [
      ...recent.map(({ key, title, to }) => ({
        id: `recent-${key.replaceAll(' ', '-')}`,
        group: 'go' as const,
        name: words.keys.openAgain(title),
        keys: [],
        run: () => void navigate(to),
      })),
      // Those stand above already.
      ...registered.filter(({ group }) => group !== 'recent'),
    ],
    [recent, registered, navigate],
  )
  const shown = useMemo<readonly Command[]>(() => {
    const link = readTypedLink(text)
    if (link !== null) {
      const run = () => void navigate(linkPath(edition, link))
      return [{ id: 'open-link', group: 'go', name: words.links.open, keys: [], run }]
    }
    const wanted = foldText(text)
      .folded.split(' ')
      .filter((word) => word !== '')
    return commands.filter((command) => {
      const name = foldText(`${command.name} ${words.keys.groups[command.group]}`).folded
      return command.id !== 'palette' && wanted.every((word) => name.includes(word))
    })
  }, [commands, text, navigate, edition])
  const current = Math.min(at, shown.length - 1)
  useEffect(() => {
    list.current?.children[current]?.scrollIntoView({ block: 'nearest' })
  }, [current])

  const run = (command: Command | undefined) => {
    if (command === undefined) return
    onClose()
    // The dialog gives the focus back first; the action may want to put it elsewhere.
    window.setTimeout(() => command.run(), 0)
  }

  return (
    <Dialog title={words.keys.palette} open top onClose={onClose}>
      <input
        ref={field}
        className={styles['input']}
        type="text"
        role="combobox"
        aria-label={words.keys.paletteSearch}
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={shown[current] === undefined ? undefined : `palette-${shown[current].id}`}
        placeholder={words.keys.paletteSearch}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setAt(0)
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') setAt(Math.min(current + 1, shown.length - 1))
          else if (event.key === 'ArrowUp') setAt(Math.max(current - 1, 0))
          else if (event.key === 'Enter' && !event.nativeEvent.isComposing) run(shown[current])
          else return
          event.preventDefault()
        }}
      />
      {shown.length === 0 ? (
        <p>{isMeantAsLink(text) ? `${words.links.notWhole}. ${words.links.notWholeHint}` : words.keys.paletteNone}</p>
      ) : null}
      <div ref={list} id="palette-list" role="listbox" aria-label={words.keys.palette} className={styles['list']}>
        {shown.map((command, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled in the field, which keeps the focus.
          <div
            key={command.id}
            id={`palette-${command.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === current}
            className={styles['option']}
            onClick={() => run(command)}
          >
            <span>{command.name}</span>
            <span className={styles['keys']}>
              {command.keys.map((key) => (
                <KeyName key={key}>{writeKey(key)}</KeyName>
              ))}
            </span>
          </div>
        ))}
      </div>
    </Dialog>
  )
}
