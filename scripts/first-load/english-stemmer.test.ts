import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import fc from 'fast-check'
import { parseAst } from 'vite'
import { expect, test } from 'vitest'
import { cutEnglishStemmer } from './english-stemmer.mjs'

type NewStemmer = (algorithm: string) => { stem(word: string): string }

const file = createRequire(import.meta.url).resolve('snowball-stemmers')
const whole = readFileSync(file, 'utf8')
const cut = cutEnglishStemmer(whole, parseAst)

async function importText(code: string): Promise<NewStemmer> {
  const module: unknown = await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`)
  return (module as { newStemmer: NewStemmer }).newStemmer
}

test('the English part stems every word as the whole package does', async () => {
  const all = (createRequire(import.meta.url)('snowball-stemmers') as { newStemmer: NewStemmer }).newStemmer('english')
  const english = (await importText(cut))('english')
  const letter = readFileSync(new URL('../../docs/user-guide.md', import.meta.url), 'utf8')
  const words = new Set(letter.toLowerCase().match(/\p{L}+/gu))
  expect(words.size).toBeGreaterThan(500)
  for (const word of words) expect(english.stem(word)).toBe(all.stem(word))
  expect(english.stem('encryption')).toBe(english.stem('encrypted'))
  const letters = fc.string({ unit: fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz’'é"), minLength: 1, maxLength: 20 })
  fc.assert(fc.property(letters, (word) => english.stem(word) === all.stem(word)))
})

test('no other language is left in it', async () => {
  const made = await importText(cut)
  expect(() => made('german')).toThrow()
  expect(cut).not.toMatch(/germanStemmer|turkishStemmer|porterStemmer/)
  expect(cut.length).toBeLessThan(whole.length / 5)
})

test.each([
  ['another shape', 'export const newStemmer = () => null', 'no longer made by one function'],
  ['no languages', '(function (g, f) {})(this, function (exports) { var a = 1 })', 'no longer has a part for each language'],
])('a package of %s stops the build', (_, code, message) => {
  expect(() => cutEnglishStemmer(code, parseAst)).toThrow(message)
})
