import { useMemo } from 'react'
import Markdown, { type Components, defaultUrlTransform } from 'react-markdown'
import { Link } from 'react-router'
import remarkGfm from 'remark-gfm'
import { readDeepLink } from '#shared/links/deep-link.ts'
import { isTangled } from '#shared/text/tangled-markdown.ts'
import { linkPath, openPath } from '../../places/places.ts'
import { words } from '../../words/words.ts'
import { useEditionIfOpen } from '../../workspace/workspace.tsx'
import styles from './note-markdown.module.css'
import { OutsideLink } from './outside-link.tsx'

/** A link to a place of an archive leads there. Any other address is shown, not followed: nothing in a note leaves the machine by itself. */
const Anchor: Components['a'] = ({ children, href }) => {
  const edition = useEditionIfOpen()
  const link = href === undefined ? null : readDeepLink(href)
  if (link !== null) {
    const elsewhere = edition !== null && edition.archive !== link.archive
    return (
      <Link
        to={edition === null ? openPath(link) : linkPath(edition.id, link)}
        title={elsewhere ? words.writing.linkElsewhere : undefined}
      >
        {children}
      </Link>
    )
  }
  return <OutsideLink href={href}>{children}</OutsideLink>
}

const components: Components = {
  a: Anchor,
  // A picture is named, not fetched.
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

/** The Markdown of a note as a tree of elements; HTML in it stays text. What would take the window's time is shown as it was typed. */
export function NoteMarkdown({ children }: { readonly children: string }) {
  const tangled = useMemo(() => isTangled(children), [children])
  if (tangled) return <p className={styles['typed']}>{children}</p>
  return (
    <div className={styles['markdown']}>
      <Markdown
        remarkPlugins={[remarkGfm]}
        components={components}
        // The library takes only addresses of the web for safe; ours name a place and can do nothing more.
        urlTransform={(address) => (readDeepLink(address) === null ? defaultUrlTransform(address) : address)}
      >
        {children}
      </Markdown>
    </div>
  )
}
