import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readParts } from '../part-marks.ts'
import { bundledBriefing } from '../testing/bundled-briefing.ts'
import { readBriefing } from '../testing/read-briefing.ts'
import { renderBriefingMarkdown } from './markdown-writer.ts'
import { renderObsidianFiles } from './obsidian-files.ts'

const read = (path: string) => readFileSync(new URL(`../../../resources/archive/${path}`, import.meta.url), 'utf8')
const document = bundledBriefing(read)
const files = renderObsidianFiles(document)
const [index, ...notes] = files

function partsOf(text: string) {
  return readParts(text).flatMap((piece) => (piece.type === 'part' ? [piece] : []))
}

test('each note has a file of its own, which the first file shows in its place', () => {
  const shown = partsOf(index?.text ?? '').flatMap(({ content }) => /^!\[\[(.*)\]\]$/.exec(content)?.[1] ?? [])
  expect(shown.map((stem) => `${stem}.md`)).toEqual(notes.map(({ name }) => name))
  expect(notes).toHaveLength(document.parts.filter(({ type }) => type === 'note').length)
  expect(partsOf(index?.text ?? '').map(({ id }) => id)).toEqual(document.parts.map(({ id }) => id))
})

test('a note is written in its file as in a file of the whole briefing, with its citation', () => {
  const whole = renderBriefingMarkdown(document, { profile: 'obsidian' })
  for (const { text } of notes) for (const part of partsOf(text)) expect(whole).toContain(part.text)
  const quotations = notes.flatMap(({ text }) => readBriefing(text).quotations)
  expect(quotations).toEqual(readBriefing(whole).quotations)
  expect(quotations.length).toBeGreaterThan(4)
})

test('names are fit for every file system and for links, different, and do not depend on the words of a note', () => {
  const names = files.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  for (const name of renderObsidianFiles({ ...document, title: '.. a/b: [c]#^|"?\n' }).map(({ name }) => name)) {
    expect(name).toMatch(/^[^.\\/:*?"<>|#^[\]\s][^\\/:*?"<>|#^[\]\n]*\.md$/)
  }
  const reworded = document.parts.map((part) =>
    part.type === 'note' ? { ...part, cited: { ...part.cited, note: { ...part.cited.note, body: 'Other.' } } } : part,
  ) as typeof document.parts
  expect(renderObsidianFiles({ ...document, parts: reworded }).map(({ name }) => name)).toEqual(names)
})

test('every file of an internal briefing says that it is internal, and no file of another one does', () => {
  for (const { text } of renderObsidianFiles({ ...document, internal: true })) expect(text).toMatch(/^distribution: "INTERNAL: /m)
  for (const { text } of files) expect(text).not.toContain('distribution')
})
