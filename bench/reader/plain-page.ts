import type { TextRange } from '../../shared/text/text-range.ts'

const escapeText = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** Runs in the page. Positions are known, and the nodes found by halving: looking for the words would take longer. */
const SCRIPT = `
let nodes = []
let starts = []
function readNodes() {
  const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT)
  nodes = []
  starts = []
  let at = 0
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    nodes.push(node)
    starts.push(at)
    at += node.length
  }
}
function wrap(range) {
  const parts = []
  const walker = document.createTreeWalker(range.commonAncestorContainer, NodeFilter.SHOW_TEXT)
  let node = range.startContainer
  walker.currentNode = node
  if (range.startOffset > 0) node = node.splitText(range.startOffset)
  if (node !== range.endContainer && range.endContainer.length > range.endOffset && range.endOffset > 0) range.endContainer.splitText(range.endOffset)
  else if (node === range.endContainer && node.length > range.endOffset) node.splitText(range.endOffset)
  walker.currentNode = node
  const last = range.endContainer
  for (; node !== null; node = walker.nextNode()) {
    if (node.data.trim() !== '') parts.push(node)
    if (node === last) break
  }
  for (const part of parts) {
    const mark = document.createElement('mark')
    part.replaceWith(mark)
    mark.append(part)
  }
}
function rangeOf({ start, end }) {
  const find = (position) => {
    let low = 0
    let high = starts.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (starts[middle] <= position) low = middle + 1
      else high = middle
    }
    return low - 1
  }
  // A node that was cut goes on in those after it.
  const pointAt = (position, atEnd) => {
    const at = find(atEnd ? position - 1 : position)
    let node = nodes[at]
    let offset = position - starts[at]
    const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT)
    walker.currentNode = node
    while (offset > node.length || (offset === node.length && !atEnd)) {
      offset -= node.length
      node = walker.nextNode()
    }
    return [node, offset]
  }
  const range = document.createRange()
  range.setStart(...pointAt(start, false))
  range.setEnd(...pointAt(end, true))
  return range
}
addEventListener('load', async () => {
  readNodes()
  // From the last to the first: what is wrapped later does not move what was found before.
  for (const passage of passages.toSorted((a, b) => b.start - a.start)) {
    wrap(rangeOf(passage))
    await null
  }
  document.body.dataset.wrapped = 'yes'
})
addEventListener('keydown', ({ key }) => {
  if (key === '1') {
    const range = getSelection().getRangeAt(0)
    wrap(range)
    getSelection().removeAllRanges()
  }
  if (key === 'n') {
    const field = document.createElement('textarea')
    document.querySelector('aside').append(field)
    field.focus({ preventScroll: true })
  }
})
`

/** A page with the text of a source, a paragraph a line, and a script that puts `<mark>` elements around the passages. */
export function plainPage(text: string, passages: readonly TextRange[]): string {
  const paragraphs = text
    .trimEnd()
    .split('\n')
    .map((line) => `<p>${escapeText(line)}</p>`)
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Plain</title>
<style>body { margin: 0 auto; max-width: 60ch; font: 18px/1.6 serif } aside { position: fixed; top: 0; right: 0; width: 20rem }</style>
<body><main>${paragraphs.join('\n')}\n</main><aside></aside>
<script>const passages = ${JSON.stringify(passages)}\n${SCRIPT}</script></body></html>`
}
