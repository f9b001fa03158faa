import type { Element, ElementContent } from 'hast'
import { element, onLines } from './element.ts'

/** The one list of footnotes at the end of a document, numbered as they are first referred to. */
export interface Endnotes {
  /** The sign that refers to the footnote `name`, which is written when it is first asked for. */
  readonly mark: (name: string, write: () => readonly ElementContent[]) => Element
  /** The list; null where nothing was referred to. */
  readonly list: () => Element | null
}

export function createEndnotes(): Endnotes {
  const numbers = new Map<string, number>()
  const unwritten: { readonly name: string; readonly write: () => readonly ElementContent[] }[] = []
  const mark: Endnotes['mark'] = (name, write) => {
    const known = numbers.get(name)
    const number = known ?? numbers.size + 1
    if (known === undefined) {
      numbers.set(name, number)
      unwritten.push({ name, write })
    }
    const id = known === undefined ? { id: `ref-${name}` } : {}
    return element('sup', { ...id }, element('a', { href: `#fn-${name}`, ariaLabel: `Footnote ${number}` }, String(number)))
  }
  const list = () => {
    const items: Element[] = []
    // A footnote may refer to another one, which then joins the row.
    for (let next = unwritten.shift(); next !== undefined; next = unwritten.shift()) {
      const back = element('a', { className: ['back'], href: `#ref-${next.name}`, ariaLabel: 'Back to the text' }, '↩')
      items.push(element('li', { id: `fn-${next.name}` }, next.write(), ' ', back))
    }
    if (items.length === 0) return null
    return element(
      'section',
      { className: ['endnotes'], role: 'doc-endnotes' },
      '\n',
      onLines([element('h2', {}, 'Footnotes'), element('ol', {}, '\n', onLines(items))]),
    )
  }
  return { mark, list }
}
