import { useEffect, useRef, useState } from 'react'
import { useLocation, useNavigate, useSearchParams } from 'react-router'
import { searchPath } from '../../places/places.ts'
import { KeyName } from '../../ui/key-name.tsx'
import { words } from '../../words/words.ts'
import { useCommands } from '../../workspace/commands.ts'
import { useEdition } from '../../workspace/workspace.tsx'
import styles from './search-box.module.css'

/** Searches as one types: the first letter opens the results, the address follows the words. */
export function SearchBox() {
  const { id: edition } = useEdition()
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const [query] = useSearchParams()
  const inAddress = query.get('q') ?? ''
  const onSearchPage = pathname.endsWith('/search')
  const field = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(inAddress)

  useEffect(() => {
    if (document.activeElement !== field.current) setText(inAddress)
  }, [inAddress])

  useCommands([
    {
      id: 'search',
      group: 'search',
      name: words.keys.focusSearch,
      keys: ['/', 'Mod+f', 'Mod+Shift+f'],
      run: () => {
        field.current?.focus()
        field.current?.select()
      },
    },
  ])

  const search = (next: string) => {
    setText(next)
    void navigate(searchPath(edition, next), { replace: onSearchPage })
  }
  return (
    <search className={styles['search']}>
      <input
        ref={field}
        className={styles['input']}
        type="search"
        value={text}
        placeholder={words.search.placeholder}
        aria-label={words.search.label}
        autoComplete="off"
        spellCheck={false}
        maxLength={1_000}
        onChange={(event) => search(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'ArrowDown' || event.key === 'Enter') {
            event.preventDefault()
            if (!onSearchPage) search(text)
            document.querySelector<HTMLElement>('[data-result]')?.focus()
          } else if (event.key === 'Escape') {
            event.preventDefault()
            if (text === '') field.current?.blur()
            else search('')
          }
        }}
      />
      <span className={styles['key']} aria-hidden="true">
        <KeyName>/</KeyName>
      </span>
    </search>
  )
}
