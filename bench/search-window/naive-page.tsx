import { StrictMode, useState } from 'react'
import { createRoot } from 'react-dom/client'

const SHOWN = 30
const AROUND = 80

function Marked({ text, query }: { readonly text: string; readonly query: string }) {
  const at = Math.max(0, text.toLowerCase().indexOf(query.toLowerCase()))
  return (
    <>
      {text.slice(Math.max(0, at - AROUND), at)}
      <mark>{text.slice(at, at + query.length)}</mark>
      {text.slice(at + query.length, at + query.length + AROUND)}
    </>
  )
}

/** What is written first when a list is to be searched: all texts in memory, and each of them looked through at each key. */
function NaiveSearch({ texts }: { readonly texts: readonly string[] }) {
  const [query, setQuery] = useState('')
  const found = query === '' ? [] : texts.filter((text) => text.toLowerCase().includes(query.toLowerCase()))
  return (
    <>
      <input type="search" aria-label="Search" value={query} onChange={(event) => setQuery(event.target.value)} />
      <main>
        <p>
          {found.length} results for “{query}”
        </p>
        <ul>
          {found.slice(0, SHOWN).map((text) => (
            <li key={text.slice(0, 60)} data-result="">
              <Marked text={text} query={query} />
            </li>
          ))}
        </ul>
      </main>
    </>
  )
}

const texts = (globalThis as unknown as { readonly texts: readonly string[] }).texts
const root = document.getElementById('root')
if (root === null) throw new Error('the page has no root')
createRoot(root).render(
  <StrictMode>
    <NaiveSearch texts={texts} />
  </StrictMode>,
)
