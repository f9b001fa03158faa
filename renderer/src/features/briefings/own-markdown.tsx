import { memo } from 'react'
import Markdown, { type Components, defaultUrlTransform } from 'react-markdown'
import remarkGfm from 'remark-gfm'
import { readDeepLink } from '#shared/links/deep-link.ts'
import { isTangled } from '#shared/text/tangled-markdown.ts'
import { words } from '../../words/words.ts'

const components: Components = {
  // Nothing is opened from a preview: an address is shown.
  a: ({ children, href }) => <span title={href}>{children}</span>,
  // A picture is named, not fetched.
  img: ({ alt }) => <span>{words.notes.image(alt ?? '')}</span>,
  // The headings of a text stand below those of the outline.
  h1: ({ children }) => <h5>{children}</h5>,
  h2: ({ children }) => <h5>{children}</h5>,
  h3: ({ children }) => <h6>{children}</h6>,
  h4: ({ children }) => <h6>{children}</h6>,
  h5: ({ children }) => <h6>{children}</h6>,
  h6: ({ children }) => <h6>{children}</h6>,
  input: ({ checked }) => <span>{checked === true ? '☑' : '☐'}</span>,
}

/** Markdown that a person wrote, as a tree of elements; HTML in it stays text. Drawn anew only when it changes. */
export const OwnMarkdown = memo(function OwnMarkdown({ children }: { readonly children: string }) {
  // It would take the time of the window at every key.
  if (isTangled(children)) return <pre>{children}</pre>
  return (
    <Markdown
      remarkPlugins={[remarkGfm]}
      components={components}
      urlTransform={(address) => (readDeepLink(address) === null ? defaultUrlTransform(address) : address)}
    >
      {children}
    </Markdown>
  )
})
