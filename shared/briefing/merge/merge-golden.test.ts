import { expect, test } from 'vitest'
import { beginExport, mergeExport } from './merge-export.ts'
import { partId, type ToyBriefing, type ToyPart, toyExport } from './testing/toy-export.ts'

const heading: ToyPart = { id: partId('a'), what: 'heading', content: '## What is asked' }
const own: ToyPart = {
  id: partId('b'),
  what: 'text',
  content: 'The letter makes five recommendations.\n\n1. research\n2. assessments',
}
const quotation: ToyPart = {
  id: partId('c'),
  what: 'quotation-comment',
  content:
    '> Share its full research on children’s mental health.[^q00000063]\n\nAsked for in full.\n\n[^q00000063]: Statement, para. 12. Edition v2, source hope-for-children-statement, para. 12. SHA-256 of the quotation: 00aa',
}
const reference: ToyPart = {
  id: partId('d'),
  what: 'reference',
  content: 'Statement, paragraph 14.[^q00000064]\n\n[^q00000064]: Statement, para. 14.',
}
const first: ToyBriefing = { title: 'What the letter asks', author: 'Ana Pérez', parts: [heading, own, quotation, reference] }
const cited: ToyPart = {
  ...quotation,
  content: quotation.content.replace('Statement, para. 12. Edition', '*Statement*, 2021, para. 12. Edition'),
}
const next: ToyBriefing = { ...first, date: '2026-12-05T08:00:00.000Z', parts: [heading, own, cited, reference] }
const file = beginExport(toyExport(first))
const endOf = ({ id }: ToyPart) => `<!-- ca:end ${id} -->\n`
const partOf = ({ id }: ToyPart) => new RegExp(`<!-- ca:part ${id}[\\s\\S]*?ca:end ${id} -->\\n\\n`)

/** What a person did to the file, what the program has by then, and what comes of it. */
const cases: readonly (readonly [name: string, edited: string, next: ToyBriefing])[] = [
  ['Nobody touched it; the style of citation changed', file, next],
  [
    'A sentence of the comment was edited; nothing changed',
    file.replace('Asked for in full.', 'Asked for in full, in 2021.'),
    first,
  ],
  ['The comment was edited, and the citation changed', file.replace('Asked for in full.', 'Asked for in full, in 2021.'), next],
  [
    'A paragraph was put before the quotation, in its part; the citation changed',
    file.replace('> Share', 'As the letter says:\n\n> Share'),
    next,
  ],
  [
    'A paragraph was put between two parts, and a part added there',
    file.replace(endOf(own), `${endOf(own)}\nFor the board: see annex 2.\n`),
    { ...next, parts: [heading, own, { id: partId('e'), content: 'New in the program.' }, cited, reference] },
  ],
  ['A part was taken out of the file', file.replace(partOf(own), ''), next],
  [
    'A part was taken out of the file and changed in the program',
    file.replace(partOf(own), ''),
    { ...next, parts: [heading, { ...own, content: 'The letter makes **five** recommendations.' }, cited, reference] },
  ],
  [
    'An edited part was taken out of the briefing, an untouched one too',
    file.replace('Asked for in full.', 'Mine.'),
    { ...next, parts: [heading, own] },
  ],
  [
    'The quotation was moved to the end of the file',
    `${file.replace(partOf(quotation), '').replace(endOf(reference), `${endOf(reference)}\n${partOf(quotation).exec(file)?.[0] ?? ''}`)}`,
    next,
  ],
  [
    'The program put the reference first',
    file.replace(endOf(own), `${endOf(own)}\nStays with the text before.\n`),
    { ...next, parts: [reference, heading, own, cited] },
  ],
  [
    'The title and the author were changed in the file and in the program, and keys added',
    file
      .replace('# What the letter asks', '# Five questions')
      .replace('author: "Ana Pérez"', 'author: Ana and Ben\nstatus: draft'),
    { ...next, title: 'What the letter demands', author: 'Ana Pérez and Ben' },
  ],
  ['A file from Windows, with text at its end', `\ufeff${file}\nSigned, Ana\n`.replaceAll('\n', '\r\n'), next],
  ['The record was deleted', file.replace(/<!-- ca:export[\s\S]*$/, ''), next],
  ['A mark was deleted', file.replace(endOf(own), ''), next],
]

test('a dozen cases read as a person would want them', async () => {
  const told = cases.map(([name, edited, program]) => {
    const outcome = mergeExport(edited, toyExport(program))
    if (outcome.state !== 'merged') return `======== ${name}\n\n${JSON.stringify(outcome)}\n`
    const { text, parts, head, keys, orderStays, withoutRecord, changes } = outcome.merged
    const said = {
      parts: parts.map(({ id, state }) => `${String.fromCharCode(Number.parseInt(id.slice(0, 8), 16))} ${state}`).join(', '),
      title: head.state,
      keys,
      orderStays,
      withoutRecord,
      changes,
    }
    return `======== ${name}\n\n${JSON.stringify(said)}\n\n${text.replaceAll('\ufeff', '[byte order mark]').replaceAll('\r', '[CR]')}`
  })
  await expect(told.join('\n')).toMatchFileSnapshot('./testing/merge.golden.txt')
})
