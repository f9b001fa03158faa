import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { renderBriefingHtml } from '#shared/briefing/html/render-html.ts'
import { bundledBriefing, documentOf, textPart } from '#shared/briefing/testing/bundled-briefing.ts'
import { undress } from './print-export.tsx'

const read = (path: string) => readFileSync(new URL(`../../../../../resources/archive/${path}`, import.meta.url), 'utf8')

test('the style is taken out of a page, and nothing else', () => {
  const page = renderBriefingHtml(bundledBriefing(read))
  const { html, style } = undress(page)
  expect(style).toContain('blockquote')
  expect(html).not.toContain('<style')
  expect(html.replace('</title>', '')).toContain('<body')
  expect(html.length + style.length + '<style></style>'.length).toBe(page.length)
})

test('a style in the words of a person is words', () => {
  const words = '<style>body { color: 17 }</style>'
  const page = renderBriefingHtml({ ...documentOf([textPart(1, words)]), title: words })
  const { html, style } = undress(page)
  expect(style).not.toContain('color: 17')
  expect(html).toContain('style>body { color: 17 }')
})
