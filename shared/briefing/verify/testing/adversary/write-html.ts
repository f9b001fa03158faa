import type { Random } from './random.ts'
import { AFTER, BEFORE, betweenEntities, MARKS, nested, type ToWrite, wrapWords, writeStretches } from './written.ts'

const NAMED: Readonly<Record<string, string>> = {
  '’': 'rsquo',
  '‘': 'lsquo',
  '“': 'ldquo',
  '”': 'rdquo',
  '—': 'mdash',
  '–': 'ndash',
  '\u00a0': 'nbsp',
  '\u00ad': 'shy',
  '…': 'hellip',
  '«': 'laquo',
  '»': 'raquo',
}

function inHtml(random: Random, text: string, encoding: 'plain' | 'named' | 'numbered'): string {
  const safe = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  switch (encoding) {
    case 'plain':
      return safe
    case 'named':
      return safe.replace(/[’‘“”—–\u00a0\u00ad…«»]/gu, (sign) => `&${NAMED[sign]};`)
    case 'numbered':
      return safe.replace(/[^\0-\x7f\ue000-\ue003]/gu, (sign) => {
        const code = sign.codePointAt(0) ?? 0
        return random.chance(0.5) ? `&#${code};` : `&#x${code.toString(16)};`
      })
  }
}

const WRAPS: readonly [readonly [string, string], ...(readonly [string, string])[]] = [
  ['<b>', '</b>'],
  ['<i>', '</i>'],
  ['<em>', '</em>'],
  ['<a href="https://example.org/?a=1&amp;b=2">', '</a>'],
  ['<span style="mso-bidi-font-weight:normal">', '</span>'],
  ['<span lang="EN-GB" style=\'font-size:11.0pt;font-family:"Calibri",sans-serif\'>', '</span>'],
  ['<font color="red">', '</font>'],
  ['<ins datetime="2026-01-01">', '</ins>'],
  ['<del>not sixty at all</del><ins>', '</ins>'],
  ['<mark>', '</mark>'],
  ['<span style="display: none">never</span><u>', '</u>'],
  ['<!-- not --><span>', '</span>'],
  ['<script>document.write("not")</script><b>', '</b>'],
  ['<small>', '</small>'],
]

/** Mark-up as Word, mail programs and editors leave it: around words, and in the middle of them. */
function decorated(random: Random, text: string): string {
  if (random.chance(0.35)) {
    return wrapWords(random, text, 0.12, (words) => {
      const [open, close] = random.pick(WRAPS)
      return open + words + close
    })
  }
  if (random.chance(0.3))
    return betweenEntities(text, (part) =>
      part.replace(/(?<=\p{L}{2})(?=\p{L}{3})/gu, () =>
        random.chance(0.1) ? random.pick(['<wbr>', '</b><b>', '<span></span>', '<!-- x -->']) : '',
      ),
    )
  if (random.chance(0.15)) return text.replace(/(?<=\p{L}) (?=\p{L})/u, '<sup>3</sup> ')
  return text.replace(/ /gu, () => (random.chance(0.1) ? random.pick(['\n', '\r\n  ', '\t', '<br>\n', ' \n']) : ' '))
}

/** Words that are struck out or hidden in HTML, and words within what is not prose. */
const stretches = (random: Random, text: string) =>
  writeStretches(
    text,
    (words) =>
      random.pick([
        `<del>${words}</del>`,
        `<s>${words}</s>`,
        `<span hidden>${words}</span>`,
        `<span style="display: none">${words}</span>`,
        `<span style='text-decoration:line-through'>${words}</span>`,
        `<span class="c7">${words}</span>`,
        `<!--${words}-->`,
        `<img alt="${words.replace(/<[^>]*>/gu, '')}" src="x.png">`,
      ]),
    (words) =>
      random.pick([
        `<button>${words}</button>`,
        `<math><mtext>${words}</mtext></math>`,
        `<svg><text>${words}</text></svg>`,
        `<ruby>${words}<rt></rt></ruby>`,
        `<ins>${words}</ins>`,
        `<label>${words}</label>`,
      ]),
  )

export function writeHtml({ place, paragraphs, citation, random }: ToWrite): string {
  const encoding = random.pick(['plain', 'named', 'numbered'] as const)
  const write = (text: string) => stretches(random, decorated(random, inHtml(random, text, encoding)))
  const page = (body: string) =>
    `<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>A briefing</title><style>p{color:#000} .c1,span.c7{text-decoration:line-through;color:red}</style></head>\n<body><h1>A briefing</h1>\n<p>Words of the writer.</p>\n${body}\n<p>More of the writer.</p></body></html>\n`
  if (place === 'items of a block')
    return page(
      `<blockquote><ul>${paragraphs.map((text) => `<li>${write(text)}</li>`).join('\n')}</ul></blockquote>${citation === '' ? '' : `<p>(${citation})</p>`}`,
    )
  if (place === 'block') {
    const inner = paragraphs.map(write)
    const words = random.chance(0.7) ? inner.map((text) => `<p>${text}</p>`).join('\n') : inner.join('<br><br>')
    if (citation === '') return page(`<blockquote${random.chance(0.3) ? ' style="margin:0 0 0 .8ex"' : ''}>${words}</blockquote>`)
    return page(
      random.pick([
        `<blockquote>${words}<footer>— <cite>${citation}</cite></footer></blockquote>`,
        `<figure><blockquote>${words}</blockquote><figcaption>${citation}</figcaption></figure>`,
        `<blockquote>${words}<p>(${citation})</p></blockquote>`,
      ]),
    )
  }
  const [open, close] = MARKS[place].map((mark) => inHtml(random, mark, encoding)) as [string, string]
  const beside = citation === '' ? '' : ` (${citation})`
  const [before, after] = [random.pick(BEFORE), random.pick(AFTER)]
  const asElement = place === 'curly' && random.chance(0.3) && paragraphs.length === 1
  const words = paragraphs.map((text, at) => {
    const inside = write(nested(place, text))
    if (asElement) return `<q>${inside}</q>${beside}`
    return `${open}${inside}${at === paragraphs.length - 1 ? close + beside : ''}`
  })
  const text = `${before}${words.join('</p>\n<p>')}${after}`
  switch (place) {
    case 'list item':
      return page(`<ul><li>One.</li><li><p>${text}</p></li><li>Two.</li></ul>`)
    case 'cell':
      return page(`<table><tr><th>What</th><th>Where</th></tr><tr><td><p>${text}</p></td><td>there</td></tr></table>`)
    case 'footnote':
      return page(
        `<p>A sentence.<sup><a href="#fn1" id="r1">1</a></sup></p>\n<section><ol><li id="fn1"><p>${text} <a href="#r1">↩</a></p></li></ol></section>`,
      )
    case 'inside another quotation':
      return page(`<p>My colleague said: «They wrote ${words.join('</p><p>')} and no more.»</p>`)
    default:
      return page(
        random.chance(0.5) ? `<p>${text}</p>` : `<div class="WordSection1"><p class="MsoNormal">${text}<o:p></o:p></p></div>`,
      )
  }
}
