import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyNaughty, naughtyRows } from '../../testing/naughty-strings.ts'
import { escapeMarkdown } from '../escape-markdown.ts'
import { bundledBriefing, documentOf, headingPart, textPart } from '../testing/bundled-briefing.ts'
import { renderTemplate } from './render-template.ts'
import { STARTING_TEMPLATES } from './starting-templates.ts'
import { sayFault } from './template-fault.ts'

const read = (path: string) => readFileSync(new URL(`../../../resources/archive/${path}`, import.meta.url), 'utf8')
const document = bundledBriefing(read)
const small = documentOf([headingPart(1, 2, 'What is asked'), textPart(2, 'Own *words*.')])

function rendered(template: string, of = small): string {
  const outcome = renderTemplate(template, of)
  if (!outcome.ok) throw new Error(sayFault(outcome.fault))
  return outcome.text
}

function faultOf(template: string, of = small) {
  const outcome = renderTemplate(template, of)
  if (outcome.ok) throw new Error(`it gave: ${outcome.text.slice(0, 200)}`)
  return outcome.fault
}

describe('a starting template', () => {
  test.each(STARTING_TEMPLATES.map(({ id, text }) => [id, text] as const))('%s', async (id, text) => {
    await expect(rendered(text, document)).toMatchFileSnapshot(`../testing/template-${id}.golden.txt`)
  })
})

describe('names the line of what is wrong', () => {
  test.each<readonly [template: string, code: string, said: RegExp]>([
    ['a\nb {{ nope }}', 'unknown-name', /^Line 2, column 6: There is nothing called “nope” here\./],
    ['a\n\n{{ document.titel }}', 'unknown-name', /^Line 3, .*“document\.titel”/],
    ['{{ "a" | shout }}', 'unknown-filter', /^Line 1, .*“shout”/],
    ['\n\n{% while true %}{% endwhile %}', 'unknown-tag', /^Line 3, .*“while”/],
    ['a\n{% for part in parts %}\nx', 'syntax', /^Line 2, .*“\{% for part in parts %\}” is not closed/],
    ['a\n\n{{ document.title', 'syntax', /^Line 3, .*is not closed/],
    ['{% if document.title %}\n{% endfor %}\n{% endif %}', 'syntax', /^Line 2, .*“endfor” closes nothing that is open here/],
    ['\n{% if %}{% endif %}', 'syntax', /^Line 2/],
    ['\r\n\r\n{% assign %}', 'syntax', /^Line 3/],
    ['{% liquid\n echo "a"\n nonsense\n%}', 'unknown-tag', /^Line 3, .*“nonsense”/],
    ['{{ "a', 'syntax', /^Line 1/],
  ])('%j', (template, code, said) => {
    const fault = faultOf(template)
    expect(fault.code).toBe(code)
    expect(sayFault(fault)).toMatch(said)
  })

  test('and may ask whether there is something that has no name here', () => {
    expect(rendered('{% if nope %}yes{% else %}no{% endif %}{{ nope | default: "x" }}')).toBe('nox')
  })
})

describe('reads no other file', () => {
  test.each(['include "x"', "include '../../etc/passwd'", "render 'x'", "layout 'x'", 'block x', 'include document.title'])(
    '%s',
    (tag) => {
      expect(faultOf(`\n{% ${tag} %}`)).toMatchObject({ code: 'other-file', line: 2 })
    },
  )
})

describe('sees values alone, and nothing that leads to the program', () => {
  test.each([
    'document.constructor',
    'document.__proto__',
    'document["constructor"]["constructor"]',
    'parts.constructor',
    'document.title.constructor',
    'document.title.__proto__.constructor',
    'parts[0].hasOwnProperty',
    'toString',
    'constructor',
    '__proto__',
    'globalThis',
    'process.env',
    'window.location',
    'parts.push',
  ])('{{ %s }}', (name) => {
    expect(faultOf(`{{ ${name} }}`).code).toBe('unknown-name')
  })

  test.each(['constructor', '__proto__', 'prototype', 'toString'])('lists find nothing by the name %s', (name) => {
    expect(rendered(`{{ parts | map: "${name}" | join: "," }}`)).toMatch(/^,?$/)
    const asked = renderTemplate(`{{ parts | sort: "${name}" | size }}`, small)
    expect(asked.ok ? asked.text : asked.fault.code).toMatch(/^(?:2|unknown-name)$/)
    expect(renderTemplate(`{{ parts | where: "${name}" | size }}`, small)).not.toMatchObject({ ok: true, text: '2' })
  })

  test('a template changes nothing of the document', () => {
    const before = structuredClone(small)
    rendered('{% increment document %}{% assign parts = "x" %}{{ document }}')
    rendered('{% for part in parts %}{% assign part = "x" %}{% endfor %}')
    expect(small).toEqual(before)
    expect(rendered('{{ document.title }}')).toBe(small.title)
  })
})

/** Ten letters, to be made more. */
const S = '{% assign s = "xxxxxxxxxx" %}'
const LIST = `{% assign a = "${'x,'.repeat(200)}" | split: "," %}`

describe('ends, whatever it does', () => {
  test.each<readonly [what: string, template: string, codes: readonly string[]]>([
    ['a loop over a hundred million', '{% for i in (1..100000000) %}{% endfor %}', ['too-much']],
    [
      'loops in loops',
      '{% for i in (1..10000) %}{% for j in (1..10000) %}{% for k in (1..10000) %}x{% endfor %}{% endfor %}{% endfor %}',
      ['takes-too-long', 'too-much'],
    ],
    [
      'loops with nothing in them, over a list that is made once',
      `${LIST}${'{% for i in a %}'.repeat(6)}${'{% endfor %}'.repeat(6)}`,
      ['takes-too-long'],
    ],
    [
      'loops with nothing in them, in the short form',
      `${LIST}{% liquid\n${'for i in a\n'.repeat(6)}${'endfor\n'.repeat(6)}%}`,
      ['takes-too-long'],
    ],
    ['a table of a hundred million', '{% tablerow i in (1..100000000) %}{% endtablerow %}', ['too-much']],
    ['a string doubled sixty times', `${S}{% for i in (1..60) %}{% assign s = s | append: s %}{% endfor %}{{ s }}`, ['too-much']],
    [
      'a capture doubled sixty times',
      `${S}{% for i in (1..60) %}{% capture s %}{{ s }}{{ s }}{% endcapture %}{% endfor %}`,
      ['too-much'],
    ],
    ['each letter replaced by all', `${S}{% for i in (1..60) %}{% assign s = s | replace: "x", s %}{% endfor %}`, ['too-much']],
    ['a long list joined by a long word', `{{ (1..900000) | join: "${'y'.repeat(1000)}" | size }}`, ['too-much']],
    ['a list doubled', '{% assign a = (1..10) %}{% for i in (1..60) %}{% assign a = a | concat: a %}{% endfor %}', ['too-much']],
    ['a date with a wide field', '{{ "now" | date: "%9999999999d" }}', ['too-much']],
    ['plain text written again and again', `{% for i in (1..1000) %}${'z'.repeat(100_000)}{% endfor %}`, ['too-much']],
    [
      'the same captured',
      `{% capture c %}{% for i in (1..1000) %}${'z'.repeat(100_000)}{% endfor %}{% endcapture %}`,
      ['too-much'],
    ],
    ['tags in tags', '{% if true %}'.repeat(7_000) + '{% endif %}'.repeat(7_000), ['too-deep']],
    ['a template too long', 'x'.repeat(200_001), ['too-long']],
    [
      'blanks that are slow to escape',
      `{% assign s = "${' '.repeat(1000)}" %}{% for i in (1..10) %}{% assign s = s | append: s %}{% endfor %}{% assign s = s | append: "x" %}{{ s | block_quote }}`,
      ['too-much'],
    ],
    [
      'openings that close nowhere',
      `{% assign s = "<script" %}{% for i in (1..16) %}{% assign s = s | append: s %}{% endfor %}{{ s | strip_html | size }}`,
      ['none', 'too-much'],
    ],
  ])('%s', (_, template, codes) => {
    const outcome = renderTemplate(template, small)
    expect(codes).toContain(outcome.ok ? 'none' : outcome.fault.code)
  })
})

describe('knows no clock, no zone and no chance', () => {
  test('now is the moment of the document, in UTC', () => {
    const at = { ...small, date: '2026-03-01T00:30:00.000Z' }
    for (const now of ['"now"', '"today"', 'document.date']) {
      expect(rendered(`{{ ${now} | date: "%Y-%m-%d %H:%M %z" }}`, at)).toBe('2026-03-01 00:30 +0000')
    }
    expect(rendered('{{ "now" | date }}', at)).toBe('1 March 2026')
  })

  test('a date that is known to the month alone is read, one that is no ISO date comes back', () => {
    expect(rendered('{{ "2021-10" | date: "%B %Y" }}, {{ "14 October 2021" | date: "%Y" }}, {{ "x" | date: "%Y" }}')).toBe(
      'October 2021, 14 October 2021, x',
    )
  })

  test('there is no filter that draws lots', () => {
    expect(faultOf('{{ parts | sample }}').code).toBe('unknown-filter')
    expect(faultOf('{{ parts | shuffle }}').code).toBe('unknown-filter')
  })

  test('the same template and document give the same text', () => {
    for (const { text } of STARTING_TEMPLATES) expect(rendered(text, document)).toBe(rendered(text, structuredClone(document)))
  })
})

describe('the filters of a briefing', () => {
  test.each(naughtyRows)('escape_markdown, in one line: %s', (_, text) => {
    const markdown = rendered('{{ parts[0].text | escape_markdown }}', documentOf([headingPart(1, 1, text)]))
    expect(markdown).toBe(escapeMarkdown(text.replace(/\s+/gu, ' ').trim()))
  })

  test('escape leaves no HTML', () => {
    fc.assert(
      fc.property(anyNaughty, (text) => {
        expect(rendered('{{ parts[0].text | escape }}', documentOf([headingPart(1, 1, text)]))).not.toMatch(/[<>"']/)
      }),
    )
  })

  test('what no filter is asked for is written as it is', () => {
    expect(rendered('{{ parts[0].text }}', documentOf([headingPart(1, 1, '<b> & *c*')]))).toBe('<b> & *c*')
  })
})

/** What docs/templates.md shows, each with what it gives for the document below. */
const MANUAL = readFileSync(new URL('../../../docs/templates.md', import.meta.url), 'utf8')
const examples = [...MANUAL.matchAll(/^\| `([\w.[\]]+)` \|[^|]*\| `(.*?)` \| `(.*?)` \|$/gmu)].map(
  ([, name = '', template = '', gives = '']) => ({
    name,
    template: template.replaceAll('\\|', '|'),
    gives,
  }),
)

describe('the page on templates', () => {
  test.each(examples.map((each) => [each.name, each] as const))('is right about %s', (_, { template, gives }) => {
    expect(rendered(template, document).replace(/\n/gu, '⏎')).toBe(gives)
  })

  test('has every name of the model', () => {
    const names = new Set(examples.map(({ name }) => name))
    const flat = (value: object, before: string) => Object.keys(value).map((key) => `${before}${key}`)
    const shape = JSON.parse(
      rendered(
        '{"document":{{ document | json }},"archive":{{ archive | json }},"program":{{ program | json }},"part":{{ parts | first | json }}}',
        document,
      ),
    )
    const source = JSON.parse(rendered('{{ sources | first | json }}', document))
    const expected = [
      ...flat(shape.document, 'document.'),
      ...flat(shape.archive, 'archive.'),
      ...flat(shape.program, 'program.'),
      ...flat(shape.part, 'part.'),
      ...flat(source, 'source.'),
      'parts',
      'sources',
    ]
    expect(expected.filter((name) => !names.has(name))).toEqual([])
  })
})
