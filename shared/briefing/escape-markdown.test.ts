import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { escapeMarkdown } from './escape-markdown.ts'
import { MARKDOWN_PROFILES } from './outline/briefing-choices.ts'
import { parseCommonMark, parseGfm, visibleText } from './testing/parse-gfm.ts'

const originals = new URL('../../resources/campaign/originals/', import.meta.url)
const lines = readdirSync(originals).flatMap((name) => readFileSync(new URL(name, originals), 'utf8').split('\n'))

/** One paragraph that reads as `text`, by itself, in a quote, and as a heading where it is one line. */
function expectReadBack(text: string): void {
  for (const profile of MARKDOWN_PROFILES) expectEscapedReadsBack(text, escapeMarkdown(text, profile))
}

function expectEscapedReadsBack(text: string, escaped: string): void {
  for (const parse of [parseGfm, parseCommonMark]) {
    const { children } = parse(`${escaped}\n`)
    expect(children.map(({ type }) => type)).toEqual(['paragraph'])
    expect(children.map(visibleText)).toEqual([text])
    const quote = parse(`> ${escaped.replaceAll('\n', '\n> ')}\n\nafter\n`)
    expect(quote.children.map(({ type }) => type)).toEqual(['blockquote', 'paragraph'])
    expect(quote.children.map(visibleText)).toEqual([text, 'after'])
    if (escaped.includes('\n')) continue
    const heading = parse(`# ${escaped}\n`)
    expect(heading.children.map(({ type }) => type)).toEqual(['heading'])
    expect(heading.children.map(visibleText)).toEqual([text])
  }
}

describe('escapeMarkdown', () => {
  test.each([
    [
      'plain words, with (brackets) and a “quotation” – nothing to escape!?',
      'plain words, with (brackets) and a “quotation” – nothing to escape!?',
    ],
    ['1. Share', '1\\. Share'],
    ['a *b* _c_ `d` [e](f) <b> x|y ~z~', 'a \\*b\\* \\_c\\_ \\`d\\` \\[e\\](f) \\<b> x\\|y \\~z\\~'],
    ['Missing & Exploited &amp; &#65;', 'Missing & Exploited \\&amp; \\&#65;'],
    ['info@uncrcpc.org, www.uncrcpc.org.cy', 'info\\@uncrcpc.org, www\\.uncrcpc.org.cy'],
    ['https://example.org', 'https\\://example.org'],
    ['  two\tspaces ', '&#32; two\tspaces&#32;'],
    ['# not a heading #', '\\# not a heading \\#'],
    ['wait!', 'wait\\!'],
    ['a\nb', 'a\nb'],
    ['a\n\nb', 'a&#10;&#10;b'],
    ['a\u2028b\u2029', 'a&#8232;b&#8233;'],
    ['<\u0338p> =\u0338', '&#60;\u0338p> =\u0338'],
  ])('writes %j', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped)
    expectReadBack(text)
  })

  test.each([
    ['pandoc', '"a" -- it\'s ... x^2^ {.b}', '\\"a\\" \\-- it\\\'s \\... x\\^2\\^ \\{.b\\}'],
    ['pandoc', 'a. first', 'a\\. first'],
    ['pandoc', '(iv) fourth', '(iv\\) fourth'],
    ['pandoc', 'Dr. No of S. A., e.g. Mr. X (vs. Y), adMr. Z.', 'Dr\\. No of S. A., e.g\\. Mr\\. X (vs\\. Y), adMr. Z.'],
    ['pandoc', 'p. 5', 'p\\. 5'],
    ['obsidian', '==a== #tag ^ref %%b%% C# 50 %', '\\=\\=a\\=\\= \\#tag \\^ref \\%\\%b\\%\\% C# 50 \\%'],
  ] as const)('writes for %s %j', (profile, text, escaped) => {
    expect(escapeMarkdown(text, profile)).toBe(escaped)
  })

  test.each(
    [
      '---',
      '===',
      '***',
      '- a',
      '+ a',
      '* a',
      '-',
      '1) a',
      '12345. a',
      '> a',
      '#a',
      '####### a',
      '```js',
      '~~~',
      '| a | b |',
      ':-',
      '[x] done',
      '[^1]: note',
      '[a]: /url',
      '<!-- a',
      '<script>',
      '![a](b)',
      '\\',
      '\\*',
      'a\\',
      '&nbsp;',
      '&',
      'a  ',
      '    code',
      '\tcode',
      ' ',
      '\t \t',
      '',
      '\u00a0',
      '\u00a0a\u00a0',
      '\ufeffa',
      'a\ufeff',
      'a\rb',
      '\n',
      'a\n',
      '\na',
      'a\n---',
      'a\n===',
      'a\n:-',
      'a\n- b',
      'a\n1. b',
      'a\n    b',
      'a \n b',
      'a\n \nb',
      'a\u2028b',
      'a\u0007b',
      '#',
      '##',
      'a #',
      'a ##',
      'a#',
      '!',
      '![',
      'a@b.cc',
      'mailto:a@b.cc',
      'xmpp:a@b.cc/x',
      'WWW.A.DE',
      'ftp://a.de/_b_',
      'http://a.de).',
      'a_b_c',
      '$x$',
      '~~a~~',
      'a&copy;b',
      '&#0;',
      '<a@b.cc>',
      '<http://a.de>',
      '&#x22;',
      ':::',
      '=',
      'a\n=',
      '2021-10-14',
      '5. ',
      '5.',
      '--',
      'a|b\n-|-',
    ].filter((text) => text !== ''),
  )('gives %j back', (text) => {
    expectReadBack(text)
  })

  test('gives every line of the sources back', () => {
    expect(lines.length).toBeGreaterThan(100)
    for (const line of lines) if (line !== '') expectReadBack(line)
  })

  test('gives any text back', () => {
    const sign = fc.constantFrom(
      ...'\\`*_{}[]()#+-.!|~<>&;:=@$^"\' \t\n\r\u00a0\ufeff1a',
      'www.',
      'http://',
      'a.de',
      '&amp;',
      '[^1]',
      '---',
      '```',
      '    ',
    )
    const any = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 1 })
      .filter((character) => !/[\0\p{Surrogate}]/u.test(character))
    fc.assert(
      fc.property(fc.string({ unit: fc.oneof({ weight: 4, arbitrary: sign }, any), minLength: 1, maxLength: 30 }), (text) => {
        expectReadBack(text)
      }),
      { numRuns: 200 },
    )
  })
})
