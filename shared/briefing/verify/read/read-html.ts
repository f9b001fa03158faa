import { type DefaultTreeAdapterMap, parse } from 'parse5'
import { finishBlocks, type GrowingBlock, newBlock, type ReadDocument, type ReadFootnote } from './read-document.ts'

type Node = DefaultTreeAdapterMap['node']
type Element = DefaultTreeAdapterMap['element']

const list = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** Nothing of these is words that a reader sees. Scripts are never run: the file is only read. */
const SKIPPED = list(
  'script style template noscript head iframe object audio video canvas annotation annotation-xml desc metadata title',
)
const BLOCKS = list(
  'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul',
)
/** Text that was struck out is not said any more. */
const STRUCK = list('del s strike')

const isElement = (node: Node): node is Element => 'tagName' in node
const attribute = (element: Element, name: string): string | null =>
  element.attrs.find((each) => each.name === name)?.value ?? null

const HIDES =
  /display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all|text-decoration[\w-]*\s*:[^;]*line-through|(?:font-size|opacity)\s*:\s*0(?:\.0+)?(?:\D|$)/iu
type HidingClasses = ReadonlySet<string>
const NONE: HidingClasses = new Set()

/** The rules of a style sheet that stand in no other. */
function rulesOf(css: string): readonly { readonly selectors: string; readonly rule: string }[] {
  const rules: { selectors: string; rule: string }[] = []
  let depth = 0
  let [from, opened] = [0, 0]
  for (const { 0: brace, index } of css.matchAll(/[{}]/gu)) {
    depth = Math.max(depth + (brace === '{' ? 1 : -1), 0)
    if (brace === '{' && depth === 1) opened = index
    if (brace === '}' && depth === 0) {
      const selectors = css.slice(from, opened)
      if (!selectors.includes('@')) rules.push({ selectors, rule: css.slice(opened + 1, index) })
      from = index + 1
    }
  }
  return rules
}

/**
 * Classes whose rule hides or strikes out what has them: programs that write web pages (Google Docs among them) put each format into a class. Only rules for a
 * class alone are read (".c3", "span.c3"), and none within another.
 */
function hidingClasses(root: Node): HidingClasses {
  const classes = new Set<string>()
  const read = (css: string) => {
    for (const { selectors, rule } of rulesOf(css.replace(/\/\*[\s\S]*?\*\//gu, ''))) {
      if (!HIDES.test(rule)) continue
      for (const selector of selectors.split(',')) {
        const name = /^\s*[a-z0-9]*\.([\w-]+)\s*$/iu.exec(selector)?.[1]
        if (name !== undefined) classes.add(name)
      }
    }
  }
  const walk = (node: Node) => {
    if (isElement(node) && node.tagName === 'style')
      read(node.childNodes.map((each) => ('value' in each ? each.value : '')).join(''))
    if ('childNodes' in node) for (const child of node.childNodes) walk(child)
  }
  walk(root)
  return classes
}

function isHidden(element: Element, hiding: HidingClasses): boolean {
  return (
    attribute(element, 'hidden') !== null ||
    HIDES.test(attribute(element, 'style') ?? '') ||
    (hiding.size > 0 && (attribute(element, 'class') ?? '').split(/\s+/u).some((name) => hiding.has(name)))
  )
}

function textOf(node: Node): string {
  if ('value' in node && node.nodeName === '#text') return node.value
  if (!('childNodes' in node)) return ''
  if (isElement(node) && (SKIPPED.has(node.tagName) || isHidden(node, NONE))) return ''
  return node.childNodes.map(textOf).join('')
}

const BACK = /^(?:\s|\u21a9|\ufe0e|\ufe0f|\^|↑)*$/u

function isBacklink(element: Element): boolean {
  if (element.tagName !== 'a' || !(attribute(element, 'href') ?? '').startsWith('#')) return false
  return (
    attribute(element, 'role') === 'doc-backlink' || BACK.test(textOf(element)) || /ref/iu.test(attribute(element, 'href') ?? '')
  )
}

/** What a link to a footnote leads to; null for any other element. */
function noteTarget(element: Element, inSup: boolean): string | null {
  const href = attribute(element, 'href') ?? ''
  if (element.tagName !== 'a' || !href.startsWith('#') || href.length < 2) return null
  const isNote =
    attribute(element, 'role') === 'doc-noteref' ||
    /footnote|noteref|endnote/iu.test(attribute(element, 'class') ?? '') ||
    inSup ||
    element.childNodes.some((child) => isElement(child) && child.tagName === 'sup') ||
    /^\s*\[?(?:\d{1,4}|[ivx]{1,5}|[*†‡])\]?\s*$/u.test(textOf(element))
  if (!isNote || BACK.test(textOf(element))) return null
  try {
    return decodeURIComponent(href.slice(1))
  } catch {
    return href.slice(1)
  }
}

/** Every element by its id or name, and the links to footnotes in order, with what they lead to. */
function survey(root: Node) {
  const byId = new Map<string, Element>()
  const references: { readonly link: Element; readonly label: string }[] = []
  const walk = (node: Node, inSup: boolean) => {
    if (isElement(node)) {
      for (const name of ['id', 'name']) {
        const id = attribute(node, name)
        if (id !== null && !byId.has(id)) byId.set(id, node)
      }
      const target = noteTarget(node, inSup)
      if (target !== null) references.push({ link: node, label: target })
    }
    if ('childNodes' in node)
      for (const child of node.childNodes) walk(child, inSup || (isElement(node) && node.tagName === 'sup'))
  }
  walk(root, false)
  return { byId, references }
}

/** The whole of a footnote: the block that holds what a link to it names. */
function wholeNote(element: Element): Element {
  let at: Element = element
  while (!BLOCKS.has(at.tagName) && at.parentNode !== null && isElement(at.parentNode)) at = at.parentNode
  const up = at.parentNode
  // A paragraph in an item: the item is the note.
  if (at.tagName === 'p' && up !== null && isElement(up) && up.tagName === 'li') return up
  return at
}

/** A whole page that a link leads to the top of is no footnote. */
function holds(element: Element, link: Element): boolean {
  for (let at: Node | null = link; at !== null; at = 'parentNode' in at ? at.parentNode : null) if (at === element) return true
  return false
}

function readFootnotes(
  root: Node,
  hiding: HidingClasses,
): { footnotes: Map<string, ReadFootnote>; elements: Map<Element, string> } {
  const { byId, references } = survey(root)
  const elements = new Map<Element, string>()
  for (const { link, label } of references) {
    const named = byId.get(label)
    if (named === undefined) continue
    const note = wholeNote(named)
    if (note.tagName === 'body' || elements.has(note) || holds(note, link)) continue
    elements.set(note, label)
  }
  return { footnotes: readNotes(elements, hiding), elements }
}

interface Place {
  readonly group: number | null
  readonly part: string | null
  readonly kind: GrowingBlock['kind']
  readonly stated: GrowingBlock['stated']
}

/** Outside of any part and any quotation. */
const OUTSIDE: Place = { group: null, part: null, kind: 'paragraph', stated: { sha256: null, address: null } }

function kindOf(tag: string, place: Place): GrowingBlock['kind'] {
  if (/^h[1-6]$/u.test(tag)) return 'heading'
  if (place.kind === 'quote') return 'quote'
  if (tag === 'li' || tag === 'dt' || tag === 'dd') return 'list-item'
  if (tag === 'td' || tag === 'th') return 'cell'
  return tag === 'pre' ? 'code' : place.kind
}

/** The fields that stand for front matter: `<meta name="…" content="…">`, the title, and those of the `html` element's data attributes. */
function readFields(root: Node): Record<string, string> {
  const fields: Record<string, string> = {}
  const walk = (node: Node) => {
    if (isElement(node) && node.tagName === 'meta') {
      const [name, content] = [attribute(node, 'name'), attribute(node, 'content')]
      if (name !== null && content !== null)
        fields[name.replace(/^(?:campaign-archive|ca)[:.-]/u, '').replaceAll('-', '_')] = content
    }
    if (isElement(node) && node.tagName === 'title') fields['title'] = textOf({ ...node, tagName: 'p' } as Element).trim()
    if ('childNodes' in node) for (const child of node.childNodes) walk(child)
  }
  walk(root)
  return fields
}

function createBlocks(elements: ReadonlyMap<Element, string>, hiding: HidingClasses) {
  const blocks: GrowingBlock[] = []
  let groups = 0
  let current: GrowingBlock | null = null
  const close = () => {
    if (current !== null) current.text = current.text.trimEnd()
    current = null
  }
  const open = (place: Place): GrowingBlock => {
    if (current === null) {
      current = { ...newBlock(place.kind, place.group, place.part), stated: place.stated }
      blocks.push(current)
    }
    return current
  }
  const addText = (text: string, place: Place, kept: boolean) => {
    const words = kept ? text : text.replace(/[ \t\r\n\f]+/gu, ' ')
    if (words.trim() === '' && current === null) return
    const block = open(place)
    block.text += !kept && words.startsWith(' ') && (block.text === '' || /[ \n]$/u.test(block.text)) ? words.slice(1) : words
  }
  function walk(node: Node, place: Place, kept: boolean, inSup: boolean): void {
    if (node.nodeName === '#text' && 'value' in node) {
      addText(node.value, place, kept)
      return
    }
    if (!('childNodes' in node)) return
    if (!isElement(node)) {
      for (const child of node.childNodes) walk(child, place, kept, inSup)
      return
    }
    const { tagName: tag } = node
    if (SKIPPED.has(tag) || STRUCK.has(tag) || isHidden(node, hiding) || elements.has(node)) return
    if (tag === 'br') {
      addText('\n', place, true)
      return
    }
    const target = noteTarget(node, inSup)
    if (target !== null) {
      const block = current
      if (block !== null && 'notes' in (block as GrowingBlock))
        (block as GrowingBlock).notes.push({ offset: (block as GrowingBlock).text.length, label: target })
      return
    }
    if (isBacklink(node)) return
    // A number set high is the mark of a note, whatever it leads to.
    if (
      tag === 'sup' &&
      /^\s*\[?\d{1,4}\]?\s*$/u.test(textOf(node)) &&
      node.childNodes.every((child) => !isElement(child) || child.tagName !== 'a')
    )
      return
    const part = attribute(node, 'data-part') ?? place.part
    const isBlock = BLOCKS.has(tag)
    const isQuote = tag === 'blockquote'
    if (isBlock) close()
    if (isQuote) groups++
    const stated = isQuote ? { sha256: attribute(node, 'data-quotation-sha256'), address: attribute(node, 'cite') } : place.stated
    const inside: Place = isQuote
      ? { group: place.group ?? groups, part, kind: 'quote', stated }
      : { ...place, part, kind: isBlock ? kindOf(tag, place) : place.kind }
    const [opening, closing] = tag === 'q' ? ['“', '”'] : ['', '']
    if (opening !== '') addText(opening, inside, true)
    const before: GrowingBlock | null = current
    const from = before === null ? 0 : (before as GrowingBlock).text.length
    for (const child of node.childNodes) walk(child, inside, kept || tag === 'pre', inSup || tag === 'sup')
    if (closing !== '') addText(closing, inside, true)
    const href = attribute(node, 'href')
    const after: GrowingBlock | null = current
    if (tag === 'a' && href !== null && after !== null) {
      const holder = after as GrowingBlock
      holder.links.push({ url: href, start: holder === before ? from : 0, end: holder.text.length })
    }
    if (isBlock) close()
  }
  return { blocks, walk }
}

/** What the elements of footnotes say, read as the rest of the document is. */
function readNotes(elements: ReadonlyMap<Element, string>, hiding: HidingClasses): Map<string, ReadFootnote> {
  const footnotes = new Map<string, ReadFootnote>()
  for (const [note, label] of elements) {
    const { blocks, walk } = createBlocks(elements, hiding)
    for (const child of note.childNodes) walk(child, OUTSIDE, false, false)
    const text = blocks.map((block) => block.text).join(' ')
    footnotes.set(label, {
      label,
      text: text.replace(/\s+/gu, ' ').trim(),
      blocks: finishBlocks(blocks),
      links: blocks.flatMap(({ links }) => links.map(({ url }) => url)).filter((url) => url !== '' && !url.startsWith('#')),
      line: null,
    })
  }
  return footnotes
}

/**
 * Reads an HTML file, or a piece of HTML in another file, as what a person sees of it. Nothing is run or fetched: scripts, styles and what is hidden are passed over.
 * The text may be anything: HTML has no faults.
 */
export function readHtml(html: string): ReadDocument {
  const root = parse(html)
  const hiding = hidingClasses(root)
  const { footnotes, elements } = readFootnotes(root, hiding)
  const { blocks, walk } = createBlocks(elements, hiding)
  walk(root, OUTSIDE, false, false)
  return { format: 'html', fields: readFields(root), blocks: finishBlocks(blocks), footnotes, remarks: [] }
}
