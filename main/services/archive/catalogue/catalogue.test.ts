import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareSources, findFile, pathsOf, sourcesOf } from './catalogue.ts'
import { decodeCatalogue, encodeCatalogue } from './catalogue-bytes.ts'
import { compileCatalogue } from './compile-catalogue.ts'

/** States as a person would write them: logical path to a letter that stands for the digest. */
const states = fc.array(
  fc.dictionary(
    fc
      .tuple(fc.constantFrom('a', 'b', 'cc', 'd-1'), fc.constantFrom('source.json', 'text.txt', 'original.txt'))
      .map(([id, file]) => `sources/${id}/${file}`),
    fc.constantFrom('p', 'q', 'r', 's'),
  ),
  { minLength: 1, maxLength: 5 },
)

function catalogueOf(list: readonly Readonly<Record<string, string>>[]) {
  const letters = new Set(list.flatMap((state) => Object.values(state)))
  const data = compileCatalogue({
    id: 'urn:x',
    algorithm: 'sha512',
    manifest: [...letters].map((letter) => [letter, [`v1/content/${letter}`]]),
    versions: list.map((state, index) => ({
      name: `v${index + 1}`,
      created: '2026-01-01T00:00:00Z',
      message: null,
      user: null,
      state: Object.entries(state).map(([path, letter]) => [letter, [path]]),
    })),
  })
  if (data === null) throw new Error('the catalogue was refused')
  return data
}

test('a catalogue gives back every path of every version, before and after it was bytes', () => {
  fc.assert(
    fc.property(states, (list) => {
      const made = catalogueOf(list)
      for (const data of [made, decodeCatalogue(Buffer.from(encodeCatalogue(made)))]) {
        list.forEach((state, version) => {
          expect(pathsOf(data, version)).toEqual(Object.keys(state).sort())
          for (const [path, letter] of Object.entries(state))
            expect(findFile(data, version, path)).toEqual({ digest: letter, path: `v1/content/${letter}` })
          expect(findFile(data, version, 'sources/none/text.txt')).toBeNull()
          expect(sourcesOf(data, version).map(({ id }) => id)).toEqual(
            Object.keys(state)
              .filter((path) => path.endsWith('/source.json'))
              .map((path) => path.split('/')[1])
              .sort(),
          )
        })
      }
    }),
  )
})

test('comparing two versions finds exactly the sources whose files differ', () => {
  fc.assert(
    fc.property(states, (list) => {
      const data = catalogueOf(list)
      const [before = {}] = list
      const after = list.at(-1) ?? {}
      const has = (state: Readonly<Record<string, string>>, id: string) => `sources/${id}/source.json` in state
      const differs = (id: string) =>
        ['source.json', 'text.txt', 'original.txt'].some(
          (file) => before[`sources/${id}/${file}`] !== after[`sources/${id}/${file}`],
        )
      const ids = ['a', 'b', 'cc', 'd-1']
      expect(compareSources(data, 0, list.length - 1)).toEqual({
        added: ids.filter((id) => !has(before, id) && has(after, id)),
        removed: ids.filter((id) => has(before, id) && !has(after, id)),
        changed: ids.filter((id) => has(before, id) && has(after, id) && differs(id)),
      })
    }),
  )
})
