import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readBundle } from '#shared/bundles/read-bundle.ts'
import { writeBundle } from '#shared/bundles/write-bundle.ts'
import { changeSchema } from '#shared/notes/change.ts'
import { anyNaughty, anyNaughtyName, naughtyRows } from '#shared/testing/naughty-strings.ts'
import { readLine, writeLine } from '../journal/journal-line.ts'

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')

function changeWith(n: number, body: string, tag: string, author: string) {
  const digits = n.toString(16).padStart(12, '0')
  return changeSchema.parse({
    format: 1,
    id: `00000000-0000-4000-8000-${digits}`,
    clock: `${1_700_000_000_000 + n}-000000-0a0b0c0d`,
    note: `11111111-1111-4111-8111-${digits}`,
    fields: { body, tags: [tag], author },
  })
}

type Changes = readonly ReturnType<typeof changeWith>[]

/** Through a file: what is handed on is bytes of UTF-8. */
async function handOn(changes: Changes, by: string) {
  const about = { by, at: '2026-03-01T10:00:00Z', archive: 'info:test', program: 'Campaign Archive 1.0.0' }
  const bytes = Buffer.from(writeBundle(about, changes.map(writeLine), sha256), 'utf8')
  const reading = await readBundle(bytes.toString('utf8'), { readLine, sha256, pause: async () => undefined })
  if (!reading.ok) throw new Error(reading.reason)
  return reading.value
}

test('every naughty string comes back from a bundle', async () => {
  const changes = naughtyRows.map(([, text], n) => changeWith(n, text, text.slice(0, 100), text.slice(0, 200)))
  expect(await handOn(changes, 'Cleo')).toMatchObject({ changes, faults: [] })
})

test('and so does whatever a note holds, and the name of who hands it on', async () => {
  await fc.assert(
    fc.asyncProperty(anyNaughty, anyNaughtyName(100), anyNaughtyName(200), async (body, tag, author) => {
      const changes = [changeWith(1, body, tag, author)]
      expect(await handOn(changes, author)).toMatchObject({ about: { by: author }, changes, faults: [] })
    }),
    { numRuns: 200 },
  )
})
