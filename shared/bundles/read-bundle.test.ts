import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Change, changeSchema } from '../notes/change.ts'
import { type LineReading, readBundle } from './read-bundle.ts'
import {
  clockOf,
  deviceNamed,
  goneLine,
  histories,
  newNote,
  noteNumber,
  numbered,
  personLine,
  START,
} from './testing/small-notes.ts'
import { writeBundle } from './write-bundle.ts'

const about = { by: 'Cleo Ferreira', at: '2026-03-01T10:00:00Z', archive: 'info:test', program: 'Campaign Archive 1.0.0' }

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

/** As the journal writes its lines. */
function lineOf(change: object): string {
  const json = JSON.stringify(change)
  return `${json.slice(0, -1)},"sum":"${sha256(json)}"}`
}

function readLine(line: string): LineReading {
  const match = /^(.*),"sum":"([0-9a-f]{64})"\}$/s.exec(line)
  if (match === null || sha256(`${match[1]}}`) !== match[2]) return { state: 'damaged', reason: 'its checksum does not fit' }
  const parsed = changeSchema.safeParse(JSON.parse(`${match[1]}}`))
  return parsed.success ? { state: 'change', change: parsed.data } : { state: 'unknown', reason: 'unknown' }
}

const surroundings = { readLine, sha256, pause: async () => undefined }

function bundleOf(changes: readonly Change[]): string {
  return writeBundle(about, changes.map(lineOf), sha256)
}

async function read(text: string) {
  const reading = await readBundle(text, surroundings)
  if (!reading.ok) throw new Error(reading.reason)
  return reading.value
}

const device = deviceNamed('a')
const three = [
  newNote(noteNumber(1), clockOf(device, START), { body: 'Was it “shared”?\n\nZwei Absätze 👩‍👧' }),
  newNote(noteNumber(2), clockOf(device, START + 1)),
  personLine(device, clockOf(device, START + 2), 'Cleo'),
]

describe('a bundle', () => {
  test('gives back every change that was written, with who and when, and no fault', async () => {
    await fc.assert(
      fc.asyncProperty(histories, async (changes) => {
        expect(await read(bundleOf(changes))).toEqual({ about: { bundle: 1, ...about }, changes, faults: [] })
      }),
    )
  })

  test('is the same after a mail program rewrote its line ends and an editor put a mark before it', async () => {
    const text = `\uFEFF${bundleOf(three).replaceAll('\n', '\r\n')}`
    expect(await read(text)).toMatchObject({ changes: three, faults: [] })
  })

  test('cut off anywhere gives the lines that are whole, and says that the rest is missing', async () => {
    const text = bundleOf(three)
    const first = text.indexOf('\n')
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: first + 1, max: text.length - 2 }), async (length) => {
        const { changes, faults } = await read(text.slice(0, length))
        expect(faults).toContainEqual({ code: 'cut-off' })
        // A line whose line feed alone is missing is whole.
        const whole = three.filter((change) => text.indexOf(lineOf(change)) + lineOf(change).length <= length)
        expect(changes).toEqual(whole)
      }),
    )
  })

  test('with one letter altered gives every other line, and names the one', async () => {
    const text = bundleOf(three).replace('shared', 'spared')
    expect(await read(text)).toMatchObject({
      changes: three.slice(1),
      faults: [{ code: 'damaged', line: 2 }],
    })
  })

  test('with a line taken out says how many there should be', async () => {
    const text = bundleOf(three).replace(`${lineOf(three[1] ?? {})}\n`, '')
    expect((await read(text)).faults).toEqual([{ code: 'count', expected: 3, found: 2 }])
  })

  test('with its lines put in another order, or with its maker changed, says that it was altered', async () => {
    const [first = '', a = '', b = '', ...rest] = bundleOf(three).split('\n')
    expect((await read([first, b, a, ...rest].join('\n'))).faults).toEqual([{ code: 'altered' }])
    expect((await read(bundleOf(three).replace('Cleo Ferreira', 'Someone else'))).faults).toEqual([{ code: 'altered' }])
  })

  test('with something after its end says so, and does not read it', async () => {
    const { changes, faults } = await read(`${bundleOf([])}${lineOf(three[0] ?? {})}\n`)
    expect(changes).toEqual([])
    expect(faults).toEqual([{ code: 'after-end', line: 3 }])
  })

  test('gives nothing that removes notes, belongs to a person’s own searches, or claims to be from after 2200', async () => {
    const late = newNote(noteNumber(3), clockOf(device, Date.UTC(2200, 0, 1) + 1))
    const text = bundleOf([goneLine(noteNumber(1), clockOf(device, START)), late])
    expect(await read(text)).toMatchObject({
      changes: [],
      faults: [
        { code: 'not-taken', line: 2, why: 'kind' },
        { code: 'not-taken', line: 3, why: 'clock' },
      ],
    })
  })

  test('names lines that only a later version of the program understands', async () => {
    const later = { ...three[0], format: 9, id: numbered(9, 9) }
    const text = writeBundle(about, [lineOf(later)], sha256)
    expect((await read(text)).faults).toEqual([{ code: 'unknown', line: 2, reason: 'unknown' }])
  })

  test.each([
    ['', 'empty'],
    ['hello', 'foreign'],
    ['{"a":1}', 'foreign'],
    ['{"@context":"http://www.w3.org/ns/anno.jsonld"}', 'annotations'],
    ['{"bundle":2}', 'newer'],
    ['{"bundle":1,"by":7}', 'header'],
  ])('is not what says %j', async (text, reason) => {
    expect(await readBundle(text, surroundings)).toEqual({ ok: false, reason })
  })
})
