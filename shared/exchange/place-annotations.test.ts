import { describe, expect, test } from 'vitest'
import { archiveIdSchema, blockIdSchema, editionIdSchema, sourceIdSchema } from '../archive/ids.ts'
import { writeDeepLink } from '../links/deep-link.ts'
import type { PassageTarget } from '../notes/note.ts'
import type { Json } from './json.ts'
import { type ArchiveText, namedSources, startPlacing } from './place-annotations.ts'
import { soughtPlaces } from './sought-place.ts'

const archive = archiveIdSchema.parse('info:test')
const edition = editionIdSchema.parse('v2')

function text(source: string, words: string): ArchiveText {
  return {
    archive,
    edition,
    source: sourceIdSchema.parse(source),
    text: words,
    sha512: source === 'letter' ? 'a'.repeat(128) : 'b'.repeat(128),
    blocks: [{ id: blockIdSchema.parse('b1'), range: { start: 0, end: words.indexOf('\n') } }],
  }
}

const letter = text(
  'letter',
  'To whom it may concern 👩‍👧.\nAll children have a right to be safe, wherever they are. All children, that is to say.\n',
)
const article = text(
  'article',
  'Spokespeople answered.\nThey said that all children\u00a0have a “right” to privacy as well, and that was all they said.\n',
)
const named = {
  texts: [letter],
  nameOf: (_: unknown, __: unknown, { id }: { readonly id: string }) => (id === 'a-person' ? 'A. Person' : null),
}

const link = (place?: 'block' | 'passage') =>
  writeDeepLink({
    archive,
    to:
      place === 'block'
        ? { kind: 'block', edition, source: letter.source, block: blockIdSchema.parse('b1') }
        : place === 'passage'
          ? { kind: 'passage', edition, source: letter.source, start: 28, end: 40 }
          : { kind: 'source', edition, source: letter.source },
  })
const quote = (exact: string, prefix = '', suffix = '') => ({ type: 'TextQuoteSelector', exact, prefix, suffix })
const position = (start: number, end: number) => ({ type: 'TextPositionSelector', start, end })
function place(target: Json) {
  const placer = startPlacing([{ stated: null, sought: soughtPlaces({ target }) }])
  for (const one of [letter, article]) placer.search(one)
  return placer.finish(named)[0]
}
const elsewhere = (selector: Json) => ({ source: 'https://site.test/page', selector })

describe('a quotation of another program', () => {
  test('stands where its words stand once, typography aside', () => {
    expect(place(elsewhere(quote('all children have a "right" to privacy as well')))).toMatchObject({
      placed: true,
      target: {
        source: 'article',
        edition,
        archive,
        exact: 'all children\u00a0have a “right” to privacy as well',
        start: 38,
        textSha512: 'b'.repeat(128),
      },
    })
  })

  test('counts with the words around it, which must all be there', () => {
    const words = quote('All children', 'wherever they are. ', ', that is to say.')
    expect(place(elsewhere(words))).toMatchObject({ placed: true, target: { source: 'letter', start: 85 } })
    expect(place(elsewhere({ ...words, prefix: 'wherever we are. ' }))).toEqual({
      placed: false,
      reason: { code: 'other-surroundings' },
    })
  })

  test('is not placed where it stands twice, nowhere, or in too few words', () => {
    expect(place(elsewhere(quote('All children')))).toEqual({ placed: false, reason: { code: 'several-places', count: 2 } })
    expect(place(elsewhere(quote('no such words')))).toEqual({ placed: false, reason: { code: 'words-not-found' } })
    expect(place(elsewhere(quote('Spokespeople answered')))).toEqual({ placed: false, reason: { code: 'too-few-words' } })
    expect(place(elsewhere(quote(' ')))).toMatchObject({ placed: false, reason: { code: 'not-held' } })
  })

  test('is taken from the end of a refinement', () => {
    const refined = { type: 'FragmentSelector', value: 'p1', refinedBy: quote('have a right to be safe, wherever they are') }
    expect(place(elsewhere(refined))).toMatchObject({ placed: true, target: { source: 'letter' } })
  })
})

describe('an address of ours', () => {
  const ours = (selector: Json, more: Record<string, Json> = {}) => place({ source: link(), selector, ...more })

  test('needs fewer words, and takes the position where they are repeated', () => {
    expect(ours(quote('to whom it may concern'))).toMatchObject({ placed: false })
    expect(ours(quote('To whom it may concern'))).toMatchObject({ placed: true, target: { start: 0, end: 22 } })
    expect(ours([quote('All children'), position(85, 97)])).toMatchObject({
      placed: true,
      target: { exact: 'All children', start: 85 },
    })
    expect(ours([quote('All children'), position(3, 15)])).toEqual({
      placed: false,
      reason: { code: 'several-places', count: 2 },
    })
  })

  test('takes a position alone, in code points, where it counts in that text', () => {
    expect(ours(position(23, 26))).toMatchObject({ placed: true, target: { exact: '👩‍👧' } })
    expect(ours(position(3, 9_999))).toEqual({ placed: false, reason: { code: 'position-unfit' } })
    expect(ours(position(9, 3))).toEqual({ placed: false, reason: { code: 'position-unfit' } })
    expect(ours(position(3, 9), { state: { type: 'ca:TextState', 'ca:textSha512': 'c'.repeat(128) } })).toEqual({
      placed: false,
      reason: { code: 'position-unfit' },
    })
  })

  test('may name a block, a passage, a source as a whole, or a signatory', () => {
    expect(place(link('block'))).toMatchObject({ placed: true, target: { exact: 'To whom it may concern 👩‍👧.' } })
    expect(place(link('passage'))).toMatchObject({
      placed: true,
      target: { start: 28, exact: 'All children' },
    })
    expect(place({ id: link(), label: 'The letter' })).toMatchObject({
      placed: true,
      target: { about: { kind: 'source', id: 'letter' }, name: 'The letter' },
    })
    const signatory = (id: string) => `campaign-archive://open/info%3Atest/v2/signatory/${id}`
    expect(place(signatory('a-person'))).toMatchObject({
      placed: true,
      target: { about: { kind: 'signatory' }, name: 'A. Person' },
    })
    expect(place(signatory('nobody'))).toMatchObject({ placed: false, reason: { code: 'not-held' } })
  })

  test('is refused where the source is not here, or what is selected cannot be read', () => {
    expect(place({ source: link().replace('letter', 'lost'), selector: quote('All children') })).toMatchObject({
      placed: false,
      reason: { code: 'not-held' },
    })
    expect(ours({ type: 'CssSelector', value: 'p' })).toEqual({ placed: false, reason: { code: 'other-selector' } })
  })
})

describe('what stands on no text of the archive', () => {
  test.each<readonly [Json, object]>([
    ['https://site.test/page', { code: 'not-held', address: 'https://site.test/page' }],
    [
      { id: 'https://site.test/photo', type: 'Image' },
      { code: 'no-text', kind: 'image' },
    ],
    [
      { source: { id: 'https://site.test/talk', format: 'audio/ogg' }, selector: quote('All children') },
      { code: 'no-text', kind: 'sound' },
    ],
    [
      { id: 'https://site.test/film', type: ['dctypes:MovingImage'] },
      { code: 'no-text', kind: 'video' },
    ],
  ])('%j', (target, reason) => {
    expect(place(target)).toEqual({ placed: false, reason })
  })

  test('of several targets the first that is found is taken, in sets too', () => {
    const set = {
      type: 'List',
      items: ['https://site.test/1', elsewhere(quote('no such words')), { source: link(), selector: position(0, 2) }],
    }
    expect(place(['https://site.test/0', set])).toMatchObject({ placed: true, target: { exact: 'To' } })
    expect(place(['https://site.test/0', elsewhere(quote('no such words'))])).toEqual({
      placed: false,
      reason: { code: 'words-not-found' },
    })
  })
})

describe('a passage that is stated whole', () => {
  const found = place({ source: link(), selector: [quote('All children'), position(28, 40)] })
  const stated = found?.placed === true && 'exact' in found.target ? found.target : null
  const placeStated = (change: Partial<PassageTarget>, texts: readonly ArchiveText[] = [letter]) =>
    stated === null
      ? null
      : startPlacing([{ stated: { ...stated, ...change }, sought: { places: [], noText: [] } }]).finish({ ...named, texts })[0]

  test('is taken as it is where its words stand there, or the text is not here', () => {
    expect(placeStated({})).toEqual({ placed: true, target: stated })
    expect(placeStated({ exact: 'Made-up words' }, [])).toMatchObject({ placed: true, target: { exact: 'Made-up words' } })
    expect(namedSources([{ stated, sought: { places: [], noText: [] } }], archive)).toEqual([{ edition, source: 'letter' }])
  })

  test('is not believed where the source says something else', () => {
    expect(placeStated({ exact: 'All childrem' })).toEqual({ placed: false, reason: { code: 'words-not-found' } })
    expect(placeStated({ prefix: 'Not ', suffix: ' at all' })).toEqual({ placed: true, target: stated })
    expect(placeStated({ start: 29, end: 41 })).toEqual({ placed: true, target: stated })
    expect(placeStated({ textSha512: 'c'.repeat(128), start: 0, end: 12 })).toEqual({ placed: true, target: stated })
  })
})

test('only those texts are asked for that are needed', () => {
  const sought = [link('block'), link(), elsewhere(quote('x')), 'campaign-archive://open/info%3Aother/v1/source/letter'].map(
    (target) => ({
      stated: null,
      sought: soughtPlaces({ target }),
    }),
  )
  expect(namedSources(sought, archive)).toEqual([{ edition, source: 'letter' }])
  expect(startPlacing(sought).searches).toBe(true)
  expect(startPlacing(sought.slice(0, 2)).searches).toBe(false)
})
