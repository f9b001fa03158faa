import { expect, test } from 'vitest'
import { rulesFor } from './trusted-types.ts'

const pages = ['http://127.0.0.1:47811/#/v3', 'campaign-archive://app/index.html#/v3']

test.each(pages)('at %s code comes from the files of the build alone', (page) => {
  const { createScriptURL } = rulesFor(page)
  const own = new URL('/assets/search-worker-CZ7ese0F.js', page).href
  expect(createScriptURL(own)).toBe(own)
  for (const other of [
    '/index.html',
    '/assets/../index.html',
    '/assets/x.js?callback=alert',
    'http://127.0.0.1:47812/assets/a.js',
    'https://127.0.0.1:47811/assets/a.js',
    '//example.org/assets/a.js',
    'data:text/javascript,alert(1)',
    'blob:http://127.0.0.1:47811/7b2f',
    'javascript:alert(1)',
    'campaign-archive://other/assets/a.js',
    'http://[',
  ])
    expect(createScriptURL(other), other).toBeNull()
})

test('markup is nothing, or one named character', () => {
  const { createHTML } = rulesFor('http://127.0.0.1:47811/')
  expect(createHTML('')).toBe('')
  expect(createHTML('&eacute;')).toBe('&eacute;')
  for (const markup of ['<b>', '<script></script>', '&eacute;<', '&lt;b&gt;', ' ', 'a', '&#60;', '&;', '&eacute;\n', '&a;&b;'])
    expect(createHTML(markup), markup).toBeNull()
})
