import { useEffect, useRef, useState } from 'react'
import { useLocation, useNavigate, useSearchParams } from 'react-router'
import type { DeepLink } from '#shared/links/deep-link.ts'
import { isMeantAsLink, readTypedLink } from '#shared/links/typed-link.ts'
import { LONGEST_QUERY } from '#shared/search/query/lex-query.ts'
import { linkPath, readSearch, searchPath } from '../../places/places.ts'
import { KeyName } from '../../ui/key-name.tsx'
import { words } from '../../words/words.ts'
import { useCommands } from '../../workspace/commands.ts'
import { useAskAhead } from '../../workspace/search.tsx'
import { useEdition } from '../../workspace/workspace.tsx'
import { focusResult } from './move-through-results.ts'
import styles from './search-box.module.css'
import type { SearchPageState } from './search-page-state.ts'
import { TypedLink } from './typed-link.tsx'

/** One character more than is searched is kept, so that the page can say that the rest was left out. */
const KEPT = LONGEST_QUERY + 1
/** UTF-16 units; nothing longer is a link. */
const LONGEST_LINK = 4_000

/** Searches as one types: the first letter opens the results, the address follows the words. */
export function SearchBox() {
  const { id: edition } = useEdition()
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const [address] = useSearchParams()
  const { text: inAddress, asTyped } = readSearch(address)
  const onSearchPage = pathname.endsWith('/search')
  const field = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(inAddress)

  const ahead = useAskAhead()
  useEffect(() => ahead.done(inAddress), [ahead, inAddress])

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

  const search = (next: string, state: SearchPageState = {}) => {
    setText(next)
    ahead.ask(next, asTyped)
    void navigate(searchPath(edition, next, asTyped), { replace: onSearchPage, state })
  }
  const typed = (next: string) => {
    if (isMeantAsLink(next)) setText(next.slice(0, LONGEST_LINK))
    else search(next.slice(0, KEPT))
  }
  const isLink = isMeantAsLink(text)
  const link = isLink ? readTypedLink(text) : null
  const openLink = (to: DeepLink) => {
    setText('')
    void navigate(linkPath(edition, to))
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
        onChange={(event) => typed(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (isLink) {
            if (event.key !== 'Enter' && event.key !== 'Escape') return
            event.preventDefault()
            if (event.key === 'Escape') setText(inAddress)
            else if (link !== null) openLink(link)
          } else if (event.key === 'Enter') {
            event.preventDefault()
            search(text, { entered: true })
            focusResult(0)
          } else if (event.key === 'ArrowDown') {
            event.preventDefault()
            if (!onSearchPage) search(text)
            focusResult(0)
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
      {isLink ? <TypedLink link={link} onOpen={openLink} /> : null}
    </search>
  )
}
