import { useEffect, useRef } from 'react'
import { words } from '../../words/words.ts'
import styles from './print-dialog.module.css'
import { loadPrintedParts } from './printed-parts.ts'

/** The rules as they hold on paper: what is for print is for all, and what is for a screen alone is left out. */
function forPaper(rules: CSSRuleList): string {
  return [...rules]
    .map((rule) => {
      if (!(rule instanceof CSSMediaRule)) return rule.cssText
      if (/\bprint\b/.test(rule.media.mediaText)) return forPaper(rule.cssRules)
      return /\bscreen\b/.test(rule.media.mediaText) ? '' : `@media ${rule.media.mediaText} { ${forPaper(rule.cssRules)} }`
    })
    .join('\n')
}

/** By which children one comes from `root` to a node. */
function wayTo(node: Node, root: Node): readonly number[] {
  const parent = node.parentNode
  if (node === root || parent === null) return []
  return [...wayTo(parent, root), [...parent.childNodes].indexOf(node as ChildNode)]
}

function follow(way: readonly number[], root: Node): Node {
  return way.reduce<Node>((node, step) => node.childNodes[step] ?? node, root)
}

/** Copies what is painted over the text, which is no part of the page. */
function copyHighlights(root: Element, copy: Element, view: Window & typeof globalThis): void {
  for (const [name, ranges] of CSS.highlights) {
    const copied = [...ranges]
      .filter(({ startContainer, endContainer }) => root.contains(startContainer) && root.contains(endContainer))
      .map((range) => {
        const other = copy.ownerDocument.createRange()
        other.setStart(follow(wayTo(range.startContainer, root), copy), range.startOffset)
        other.setEnd(follow(wayTo(range.endContainer, root), copy), range.endOffset)
        return other
      })
    view.CSS.highlights.set(name, new view.Highlight(...copied))
  }
}

/** Puts a copy of the window, set as it is for paper, into the frame. It holds no scripts, and nothing in it can be worked. */
function showAsPrinted(frame: HTMLIFrameElement): void {
  const [page, view] = [frame.contentDocument, frame.contentWindow as (Window & typeof globalThis) | null]
  const root = document.getElementById('root')
  if (page === null || view === null || root === null) return
  window.dispatchEvent(new Event('beforeprint'))
  const copy = page.importNode(root, true)
  page.body.replaceChildren(copy)
  copyHighlights(root, copy, view)
  window.dispatchEvent(new Event('afterprint'))
  for (const name of ['inert', 'aria-hidden']) copy.removeAttribute(name)
  for (const { name, value } of document.documentElement.attributes) {
    if (name.startsWith('data-') || name === 'lang') page.documentElement.setAttribute(name, value)
  }
  page.body.inert = true
  const sheet = new view.CSSStyleSheet()
  sheet.replaceSync(
    `${[...document.styleSheets].map(({ cssRules }) => forPaper(cssRules)).join('\n')}
    html, body { height: auto; overflow: visible; background: #fff; }
    body { margin: 0; padding: 15mm; }`,
  )
  page.adoptedStyleSheets = [sheet]
}

/** The window as it goes on paper, before the printer is chosen. */
export function PrintPreview() {
  const frame = useRef<HTMLIFrameElement>(null)
  useEffect(() => {
    const shown = frame.current
    // An empty frame is there at once. Its page is made when React is at rest, which is then asked for what only paper shows.
    void loadPrintedParts().then(() => {
      if (shown?.isConnected === true) showAsPrinted(shown)
    })
  }, [])
  return <iframe ref={frame} className={styles['page']} title={words.reading.printView} sandbox="allow-same-origin" />
}
