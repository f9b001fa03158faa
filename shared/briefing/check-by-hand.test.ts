import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { renderBriefingMarkdown } from './markdown/markdown-writer.ts'
import { bundledNotes, documentOf, notePart } from './testing/bundled-briefing.ts'

const root = new URL('../../', import.meta.url)
const page = readFileSync(new URL('docs/briefing-format.md', root), 'utf8')
const commands = Array.from(
  page.matchAll(/```sh\n(.*?)```\n\n```text\n(.*?)```/gsu),
  ([, command = '', output = '']) => [command, output] as const,
)

test.each(commands)('the page on the format says what comes of %s', (command, output) => {
  const said = execFileSync('bash', ['-c', command], { cwd: fileURLToPath(root), encoding: 'utf8' })
  expect(said).toBe(output)
})

test('the page checks a quotation that the program writes, with the same digest and place', () => {
  expect(commands).toHaveLength(4)
  const notes = bundledNotes((path) => readFileSync(new URL(`resources/archive/${path}`, root), 'utf8'))
  const cited = notes.find(({ source, blocks }) => source.kind === 'coverage' && blocks.length === 1 && blocks[0]?.number === 2)
  if (cited === undefined) throw new Error('the article has no second paragraph')
  const file = renderBriefingMarkdown(documentOf([notePart(1, 'quotation', cited)]), { profile: 'plain' })
  expect(page).toContain(`printf '%s' '${cited.note.target.exact}' | sha256sum`)
  expect(page).toContain(`/${cited.start}-${cited.end} SHA-256 of the quotation: ${cited.quotationSha256}`)
  expect(file).toContain(`/${cited.start}-${cited.end}> SHA-256 of the quotation: ${cited.quotationSha256}`)
})
