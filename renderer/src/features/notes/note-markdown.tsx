import Markdown, { type Components } from 'react-markdown'
import remarkGfm from 'remark-gfm'
import { words } from '../../words/words.ts'
import styles from './note-markdown.module.css'

/** Nothing in a note leaves the machine: an address is shown, not opened, and a picture is named, not fetched. */
const components: Components = {
  a: ({ children, href }) => (
    <span className={styles['address']} title={words.notes.linkNotOpened}>
      {children}
      {href === undefined || (typeof children === 'string' && children === href) ? null : ` (${href})`}
    </span>
  ),
  img: ({ alt }) => <span>{words.notes.image(alt ?? '')}</span>,
  // The headings of a note stand below those of the page.
  h1: ({ children }) => <p className={styles['heading']}>{children}</p>,
  h2: ({ children }) => <p className={styles['heading']}>{children}</p>,
  h3: ({ children }) => <p className={styles['heading']}>{children}</p>,
  h4: ({ children }) => <p className={styles['heading']}>{children}</p>,
  h5: ({ children }) => <p className={styles['heading']}>{children}</p>,
  h6: ({ children }) => <p className={styles['heading']}>{children}</p>,
  input: ({ checked }) => <span>{checked === true ? '☑' : '☐'}</span>,
}

/** The Markdown of a note as a tree of elements; HTML in it stays text. */
export function NoteMarkdown({ children }: { readonly children: string }) {
  return (
    <div className={styles['markdown']}>
      <Markdown remarkPlugins={[remarkGfm]} components={components}>
        {children}
      </Markdown>
    </div>
  )
}
