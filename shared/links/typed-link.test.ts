import { expect, test } from 'vitest'
import { isMeantAsLink, readTypedLink } from './typed-link.ts'

const link = { archive: 'info:campaign-archive/letter', to: { kind: 'block', edition: 'v3', source: 'letter', block: 'b4' } }
const place = 'info%3Acampaign-archive%2Fletter/v3/source/letter/b4'

test.each([
  `campaign-archive://open/${place}`,
  `http://127.0.0.1:47811/#/open/${place}`,
  `http://127.0.0.1:47811/#/v2/open/${place}`,
  `  http://127.0.0.1:1/#/open/${place}\n`,
])('reads a link as it is pasted: %s', (text) => {
  expect(readTypedLink(text)).toEqual(link)
  expect(isMeantAsLink(text)).toBe(true)
})

test.each([
  `https://127.0.0.1:47811/#/open/${place}`,
  `http://example.org:47811/#/open/${place}`,
  `http://127.0.0.1:47811/open/${place}`,
  `http://127.0.0.1:47811/#token=abcdefghijklmnopqrstuvwxyz/open/${place}`,
  `see campaign-archive://open/${place}`,
  'campaign archive',
])('takes no other text for a link: %s', (text) => {
  expect(readTypedLink(text)).toBeNull()
  expect(isMeantAsLink(text)).toBe(false)
})

test.each(['campaign-archive://open/info%3Acampaign', 'Campaign-Archive:', 'http://127.0.0.1:1/#/open/x'])(
  'knows what was meant as a link and is none: %s',
  (text) => {
    expect(readTypedLink(text)).toBeNull()
    expect(isMeantAsLink(text)).toBe(true)
  },
)
