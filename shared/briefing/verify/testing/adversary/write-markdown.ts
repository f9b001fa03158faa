import type { Random } from './random.ts'
import { AFTER, BEFORE, MARKS, nested, type ToWrite, wrapWords, writeStretches } from './written.ts'

const ENTITIES: Readonly<Record<string, readonly [string, ...string[]]>> = {
  '&': ['&amp;', '&#38;'],
  '’': ['&rsquo;', '&#8217;', '&#x2019;'],
  '‘': ['&lsquo;', '&#8216;'],
  "'": ['&apos;', '&#39;'],
  '“': ['&ldquo;', '&#8220;'],
  '”': ['&rdquo;', '&#8221;'],
  '"': ['&quot;', '&#34;'],
  '—': ['&mdash;', '&#8212;'],
  '–': ['&ndash;'],
  '\u00a0': ['&nbsp;', '&#160;'],
  '\u00ad': ['&shy;'],
  '\u2009': ['&thinsp;'],
  '…': ['&hellip;'],
}

const asEntities = (random: Random, text: string, probability: number) =>
  text.replace(/[&’‘'“”"—–\u00a0\u00ad\u2009…]/gu, (sign) => {
    const names = ENTITIES[sign]
    return names !== undefined && random.chance(probability) ? random.pick(names) : sign
  })

/** Signs that Markdown would take for its own, as a person who knows it writes them. */
const escaped = (text: string) =>
  text
    .replace(/[\\*_`~<|]/gu, '\\$&')
    .replace(/\[(?=[^\]]*\]\()/gu, '\\[')
    .replace(/^(\s*)([-+#>])/u, '$1\\$2')
    .replace(/^(\d+)([.)]) /u, '$1\\$2 ')

const EMPHASIS = ['*', '**', '_', '***', '__'] as const

function decorated(random: Random, text: string): string {
  let made = text
  if (random.chance(0.4)) {
    made = wrapWords(random, made, 0.12, (words) => {
      const mark = random.pick(EMPHASIS)
      return `${mark}${words}${mark}`
    })
  } else if (random.chance(0.3))
    made = wrapWords(random, made, 0.1, (words) =>
      random.pick([
        `[${words}](https://example.org/a_b\u0001"T")`,
        `<b>${words}</b>`,
        `<span\u0001class="x">${words}</span>`,
        `<em>${words}</em>`,
        `==${words}==`,
        `${words}<!--\u000160,\u0001not\u0001-->`,
        `<mark>${words}</mark>`,
      ]),
    )
  else if (random.chance(0.2)) made = made.replace(/(?<=\p{L}) (?=\p{L})/u, '[^w] ')
  return made
}

/** Breaks lines (not within mark-up, whose spaces come as U+0001), as editors and mail programs do, each with the sign of its place before it. */
function lines(random: Random, text: string, prefix: string): string {
  const width = random.pick([24, 50, 72, 100_000, 100_000])
  let length = 0
  return text
    .split(' ')
    .map((word, at) => {
      length += word.length + 1
      // A line that begins like a heading, a list or a rule of a table would be one.
      if (at === 0 || word === '' || length < width || /^(?:[-+*#>=|~]|\d+[.)]|\ue000)/u.test(word))
        return at === 0 ? word : ` ${word}`
      length = word.length
      return `${random.pick(['', '', ' ', '  ', '\\'])}\n${prefix}${word}`
    })
    .join('')
    .replaceAll('\u0001', ' ')
}

/** Words that are struck out or hidden in Markdown, and words within what is not prose. */
const stretches = (random: Random, text: string) =>
  writeStretches(
    text,
    (words) =>
      random.pick([
        `~~${words}~~`,
        `<del>${words}</del>`,
        `<s><b>${words}</b></s>`,
        `<span hidden>${words}</span>`,
        `<span style="display:none">${words}</span>`,
        `<!-- ${words} -->`,
        `![${words}](x.png)`,
      ]),
    (words) => random.pick([`\`${words}\``, `<kbd>${words}</kbd>`, `[${words}](https://example.org)`]),
  )

export function writeMarkdown({ place, paragraphs, citation, random }: ToWrite): string {
  const head = '# A briefing\n\nWords of the writer.\n\n'
  const foot = '\n\nMore of the writer.\n\n[^w]: A remark of the writer.\n'
  // An address in the text takes what follows it, entities too.
  const probability = paragraphs.some((text) => text.includes('www.')) ? 0 : random.pick([0, 0, 0.3, 1])
  const write = (text: string, prefix: string) =>
    stretches(random, lines(random, decorated(random, asEntities(random, escaped(text), probability)), prefix))
  if (place === 'items of a block')
    return `${head}They write:\n\n${paragraphs.map((text) => `> - ${write(text, '>   ')}`).join('\n')}\n\n${citation === '' ? '' : `(${citation})`}${foot}`
  if (place === 'block') {
    const prefix = random.pick(['> ', '>', '   > ', '> > '])
    const joined = paragraphs
      .map((text) => prefix + write(text, random.pick([prefix, prefix.includes('> >') ? prefix : ''])))
      .join(`\n${prefix.trimEnd()}\n`)
    const cited =
      citation === '' ? '' : random.chance(0.5) ? `\n${prefix.trimEnd()}\n${prefix}— ${citation}` : `\n\n(${citation})`
    return `${head}They write:\n\n${joined}${cited}${foot}`
  }
  const [open, close] = MARKS[place].map((mark) => asEntities(random, mark, probability)) as [string, string]
  const beside = citation === '' ? '' : ` (${citation})`
  const prefix = { 'list item': '  ', footnote: '    ' }[place as string] ?? ''
  // Each further paragraph opens anew, and only the last closes, as books have it.
  const set = place === 'cell' ? [paragraphs.join(' ')] : paragraphs
  const words = set.map(
    (text, at) => `${open}${write(nested(place, text), prefix)}${at === set.length - 1 ? close + beside : ''}`,
  )
  const [before, after] = [random.pick(BEFORE), random.pick(AFTER)]
  const text = `${before}${words.join(`\n\n${prefix}`)}${after}`
  switch (place) {
    case 'list item':
      return `${head}- One thing.\n- ${text}\n- Another.${foot}`
    case 'cell':
      return `${head}| What | Where |\n|---|---|\n| ${text.replace(/\\?\n/gu, ' ')} | there |${foot}`
    case 'footnote':
      return `${head}A sentence.[^n]\n\n[^n]: ${text}${foot}`
    case 'inside another quotation':
      return `${head}My colleague said: «They wrote ${words.join('\n\n')} and no more.»${foot}`
    default:
      return `${head}${text}${foot}`
  }
}
