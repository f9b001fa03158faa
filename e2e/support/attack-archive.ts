import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { attackLines } from './attack-strings.ts'
import { repository } from './repository.ts'

/** Without what no text of a source may hold: half characters, control characters, and code points that are none. */
const clean = (text: string) =>
  text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cs}\p{Cn}]/gu, '')
    .trim()

/** The attacks as the lines of a source, each with its number, so that none is found within another. */
export const attackText: readonly string[] = attackLines.map((attack, index) => `${index + 1}. ${clean(attack)}`)

const one = (index: number) => clean(attackLines[index] ?? '').slice(0, 200)
const note = (value: string) => ({ basis: 'archivist', value, remark: one(1) })
/** Those that are read as signatories. */
const rows = attackText.slice(95, 115)
const quote = (index: number) => ({ source: 'letter', exact: attackText[index] ?? '' })

function source(id: string, kind: string, index: number, blocks: readonly object[]): object {
  return {
    id,
    kind,
    title: note(one(index)),
    publisher: note(one(index + 1)),
    date: note('2021-10'),
    language: 'en',
    rights: note(one(index + 2)),
    capturedAt: null,
    receivedAt: '2026-11-21',
    mediaType: 'text/html',
    blocks,
  }
}

/** Makes a pack in which every name and every text is an attack, by the archivist's command. Answers with its path. */
export async function makeAttackPack(folder: string): Promise<string> {
  const made = join(folder, 'attacks')
  await mkdir(made)
  const write = (name: string, content: unknown) =>
    writeFile(join(made, name), typeof content === 'string' ? content : JSON.stringify(content))
  await write('letter.txt', `${attackText.join('\n\n')}\n`)
  await write('report.txt', `${attackText.slice(0, 60).join('\n\n')}\n`)
  await write(
    'letter.json',
    source('letter', 'letter', 3, [{ kind: 'signatory', from: { exact: rows[0] }, to: { exact: rows.at(-1) } }]),
  )
  await write('report.json', source('report', 'statement', 90, []))
  await write('campaign.json', {
    id: 'attacks',
    title: one(5),
    addressee: one(6),
    leadOrganisation: one(7),
    date: '2021-10',
    summary: [8, 9, 200].map((index) => ({ text: one(index), quotes: [quote(index)] })),
    notHeld: [],
  })
  await write('signatories.json', {
    source: 'letter',
    statedTotals: [],
    signatories: rows.map((row, index) => ({ id: `s${index}`, kind: 'organisation', name: row, row })),
  })
  await write('recommendations.json', [
    { id: 'r1', number: 1, heading: quote(30), passages: [{ relation: 'states', quote: quote(30) }] },
  ])
  await write('claims.json', {
    subjects: [{ id: 'x', label: one(40), counted: 'signatories' }],
    claims: [{ id: 'c1', subject: 'x', value: { kind: 'number', number: 43, asStated: '43' }, quotes: [quote(42)] }],
  })
  await write('recipe.json', {
    object: 'info:campaign-archive/attacks',
    editions: [
      {
        created: '2026-11-21T09:00:00Z',
        user: { name: one(50), address: 'mailto:test@example.org' },
        message: one(51),
        add: [
          { file: 'letter.txt', description: 'letter.json' },
          { file: 'report.txt', description: 'report.json' },
        ],
        campaign: 'campaign.json',
        signatories: 'signatories.json',
        recommendations: 'recommendations.json',
        claims: 'claims.json',
      },
    ],
  })
  const archive = async (...args: string[]) => {
    await promisify(execFile)(process.execPath, ['--import', 'tsx', join('archive-cli', 'index.ts'), ...args], {
      cwd: repository,
    })
  }
  const pack = join(folder, 'attacks.zip')
  await archive('build', made, join(folder, 'built'))
  await archive('keygen', '--out', join(folder, 'key'))
  await archive(
    'pack',
    join(folder, 'built'),
    '--out',
    pack,
    '--key',
    join(folder, 'key'),
    '--contact',
    '<img src=x onerror=ran()>',
  )
  return pack
}
