import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { type DefaultTreeAdapterMap, parse } from 'parse5'
import { describe, expect, test } from 'vitest'
import { anyNaughty, naughtyRows } from '../../testing/naughty-strings.ts'
import { normaliseParagraphBreaks } from '../block-quote.ts'
import type { BriefingDocument, CitedNote } from '../briefing-document.ts'
import {
  bundledBriefing,
  bundledNote,
  bundledNotes,
  documentOf,
  headingPart,
  notePart,
  textPart,
} from '../testing/bundled-briefing.ts'
import { renderBriefingHtml } from './render-html.ts'

type Node = DefaultTreeAdapterMap['node']
type Element = DefaultTreeAdapterMap['element']

const read = (path: string) => readFileSync(new URL(`../../../resources/archive/${path}`, import.meta.url), 'utf8')

function allElements(node: Node): Element[] {
  const below = 'childNodes' in node ? node.childNodes.flatMap(allElements) : []
  return 'tagName' in node ? [node, ...below] : below
}

function textOf(node: Node): string {
  if (node.nodeName === 'br') return '\n'
  if (node.nodeName === 'sup') return ''
  if ('value' in node) return node.value
  if (!('childNodes' in node)) return ''
  if (node.nodeName !== 'blockquote') return node.childNodes.map(textOf).join('')
  return node.childNodes
    .filter(({ nodeName }) => nodeName === 'p')
    .map(textOf)
    .join('\n\n')
}

const attribute = (element: Element | undefined, name: string) => element?.attrs.find((each) => each.name === name)?.value

function read5(html: string) {
  const elements = allElements(parse(html))
  return { elements, of: (tagName: string) => elements.filter((element) => element.tagName === tagName) }
}

describe('renderBriefingHtml', () => {
  test('writes the body that is kept beside this test', async () => {
    const html = renderBriefingHtml(bundledBriefing(read))
    await expect(html.slice(html.indexOf('<body'))).toMatchFileSnapshot('../testing/briefing-body.golden.txt')
  })

  test('allows itself nothing but its own style', () => {
    const { of } = read5(renderBriefingHtml(bundledBriefing(read)))
    const policy = of('meta').find((meta) => attribute(meta, 'http-equiv') === 'Content-Security-Policy')
    expect(attribute(policy, 'content')).toBe("default-src 'none'; style-src 'unsafe-inline'")
    expect(of('style')).toHaveLength(1)
  })

  test('every block and every pair of blocks of the archive is read back as it is in the source, in its language', () => {
    const notes = bundledNotes(read)
    const html = renderBriefingHtml(documentOf(notes.map((cited, index) => notePart(index, 'quotation', cited))))
    const quotes = read5(html).of('blockquote')
    expect(quotes.map(textOf)).toEqual(notes.map(({ note }) => normaliseParagraphBreaks(note.target.exact)))
    expect(quotes.map((quote) => attribute(quote, 'data-quotation-sha256'))).toEqual(notes.map((cited) => cited.quotationSha256))
    expect(new Set(quotes.map((quote) => attribute(quote, 'lang')))).toEqual(new Set(['en']))
    expect(notes.length).toBeGreaterThan(150)
  })

  test('each footnote leads back to where it is referred to, and no name stands twice', () => {
    const { elements, of } = read5(renderBriefingHtml(bundledBriefing(read)))
    const ids = elements.flatMap((element) => attribute(element, 'id') ?? [])
    expect(new Set(ids).size).toBe(ids.length)
    const inside = of('a').flatMap((a) => (attribute(a, 'href')?.startsWith('#') ? [attribute(a, 'href')?.slice(1) ?? ''] : []))
    expect(inside.filter((id) => !ids.includes(id))).toEqual([])
    expect(ids.filter((id) => id.startsWith('fn-')).length).toBe(11)
  })

  test('a comment that refers to a footnote of its own twice, and a footnote to another, has each once', () => {
    const html = renderBriefingHtml(documentOf([textPart(1, 'a[^x] b[^x]\n\n[^x]: One.[^y]\n\n[^y]: Two.[^x]')]))
    expect(
      read5(html)
        .of('li')
        .map((item) => textOf(item).replace(/\s+/g, ' ').trim()),
    ).toEqual(['One. ↩', 'Two. ↩'])
  })

  test('the same briefing gives the same file', () => {
    expect(renderBriefingHtml(bundledBriefing(read))).toBe(renderBriefingHtml(bundledBriefing(read)))
  })
})

const ATTACKS = [
  '<script>alert(1)</script>',
  '"><script>alert(1)</script>',
  "' onmouseover='alert(1)",
  '</style><script>alert(1)</script>',
  '</title><script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<a href="javascript:alert(1)">x</a>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](\u0001javascript:alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](data:text/html,<script>alert(1)</script>)',
  '[x](vbscript:x) [y](file:///etc/passwd)',
  '![x](https://example.org/track.gif)',
  '![x][y]\n\n[y]: javascript:alert(1)',
  '<javascript:alert(1)>',
  '<!--><script>alert(1)</script-->',
  '<!-- a -- b --!><script>alert(1)</script>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<base href="https://example.org/"><form action=x><button>',
  '<meta http-equiv="refresh" content="0;url=https://example.org">',
  '```\n</code></pre><script>alert(1)</script>\n```',
  '[^1]\n\n[^1]: <script>alert(1)</script> [x](javascript:alert(1))',
  '[^"><script>]\n\n[^"><script>]: x',
  '| <script>alert(1)</script> |\n|---|\n| [x](javascript:1) |',
]

const ELEMENTS = new Set(
  `html head meta title style body h1 h2 h3 h4 h5 h6 dl dt dd main section p br hr blockquote ol ul li pre code em strong del a sup table thead tbody tr th td`.split(
    ' ',
  ),
)
const ATTRIBUTES = new Set(
  `lang charset http-equiv content name data-format data-briefing data-part data-what data-sha256 data-quotation-sha256 cite dir class id role href aria-label start align scope`.split(
    ' ',
  ),
)

/** Puts a text into every field of a briefing that holds text. */
function everywhere(text: string, cited: CitedNote): BriefingDocument {
  const said = { basis: 'archivist', value: text, remark: text } as const
  const attacked: CitedNote = {
    ...cited,
    quotationSha256: text,
    note: { ...cited.note, body: text, tags: [text], author: text, target: { ...cited.note.target, exact: text } },
    source: {
      ...cited.source,
      title: said,
      publisher: said,
      language: text,
      capture: { ...cited.source.capture, capturedAt: text },
    },
  }
  return documentOf(
    [
      headingPart(1, 1, text),
      textPart(1, text),
      notePart(1, 'quotation-comment', attacked),
      notePart(2, 'comment', attacked),
      notePart(3, 'reference', attacked),
    ],
    {
      id: text,
      title: text,
      author: text,
      date: text,
      archive: { ...documentOf([]).archive, id: text, title: text, editionDigest: text },
      program: { name: text, version: text },
    },
  )
}

/** What a browser would make of a file, held against what a file of ours may have. */
function faultsOf(html: string): string[] {
  const { elements, of } = read5(html)
  return [
    ...elements.flatMap(({ tagName }) => (ELEMENTS.has(tagName) ? [] : [`<${tagName}>`])),
    ...elements.flatMap(({ attrs }) => attrs.flatMap(({ name }) => (ATTRIBUTES.has(name) ? [] : [`${name}=`]))),
    ...of('a').flatMap((a) => {
      const href = attribute(a, 'href') ?? ''
      return /^(?:https?:\/\/|mailto:|campaign-archive:\/\/|#(?:fn|ref)-)/i.test(href) ? [] : [`href ${href}`]
    }),
    ...of('meta').flatMap((meta) => (attribute(meta, 'http-equiv') === 'refresh' ? ['refresh'] : [])),
    ...(of('style').length === 1 && of('meta').filter((meta) => attribute(meta, 'http-equiv')).length === 1 ? [] : ['head']),
  ]
}

describe('nothing that was typed, pasted or brought in can run', () => {
  const cited = bundledNote(read)

  test.each(ATTACKS)('%s', (attack) => {
    const html = renderBriefingHtml(everywhere(attack, cited))
    expect(faultsOf(html)).toEqual([])
    expect(read5(html).of('title').map(textOf)).toEqual([attack.replace(/\s+/g, ' ').trim()])
    expect(read5(html).of('h2').map(textOf)[0]?.trim()).toBe(attack.trim())
  })

  test.each(naughtyRows)('%s: %j', (_, text) => {
    expect(faultsOf(renderBriefingHtml(everywhere(text, cited)))).toEqual([])
  })

  test('whatever is put together from such texts', () => {
    const piece = fc.oneof(fc.constantFrom(...ATTACKS), anyNaughty, fc.constantFrom('\n\n', '> ', '- ', '`', '<', '[', '](', '&'))
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        expect(faultsOf(renderBriefingHtml(everywhere(pieces.join(''), cited)))).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  test.each([
    ['quotes in quotes', '>'.repeat(20_000)],
    ['quotes in quotes, a line each', Array.from({ length: 400 }, (_, depth) => `${'> '.repeat(depth)}a`).join('\n')],
    ['lists in lists', Array.from({ length: 100 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n')],
    ['emphasis in emphasis', `${'*a '.repeat(300)}${'b* '.repeat(300)}`],
    ['brackets in brackets', `${'['.repeat(1_000)}a${']'.repeat(1_000)}`],
  ])('%s end in a file', (_, markdown) => {
    expect(faultsOf(renderBriefingHtml(documentOf([textPart(1, markdown)])))).toEqual([])
  })
})
