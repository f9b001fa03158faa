import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { cardOn, NoteCard } from './pages/note-card.ts'
import { pagesOf } from './pages/pages.ts'
import { readExportedMarkdown } from './support/exported-markdown.ts'
import { passages, statement } from './support/sources.ts'

/** What breaks programs, a piece of each kind; a field of one line holds those without line ends. */
const pieces = {
  'control characters': 'a\u0001\u001b[31mb\u007f\u009f',
  'null byte': 'a\u0000b',
  'half characters': 'a\ud83d|\ude00b',
  'non-characters': '\ufffe\uffff\ufdd0',
  'byte order mark': '\ufeffa\ufeff',
  separators: 'a\u2028b\u2029c\u0085d',
  'zero width': 'a\u200bb\u200d\u2060',
  'bidirectional marks': '\u202eevil\u202c \u2066x\u2069 שלום',
  'combining tower': `Z${'\u0300\u0316\u0334\u20dd'.repeat(12)}`,
  'emoji sequence': '👩‍👩‍👧‍👦🏴‍☠️1\ufe0f\u20e3',
  'very long word': 'ü'.repeat(3_000),
  SQL: "Robert'); DROP TABLE notes;--",
  HTML: '</textarea><script>alert(1)</script><!-- &lt;&#0;',
  shell: '$(touch x) `id` ../../etc/passwd',
  JSON: '","sum":"\\u0041{"__proto__":1}',
  Markdown: '**bold [^q1] ![x](file:///x) [a](javascript:alert(1))',
  spreadsheet: '=1+1',
  number: '1e309',
} as const
const body = Object.values(pieces).join('\n\n')

/** Puts text in as a paste does: by its UTF-16 units, because what goes between the test and the browser is UTF-8. */
async function paste(field: Locator, text: string): Promise<void> {
  await field.focus()
  await field.evaluate(
    (_, units) => {
      document.execCommand('selectAll')
      document.execCommand('insertText', false, String.fromCharCode(...units))
    },
    Array.from({ length: text.length }, (_, at) => text.charCodeAt(at)),
  )
}

async function unitsOf(field: Locator): Promise<string> {
  const units = await field.evaluate((element) => {
    const { value } = element as HTMLTextAreaElement
    return Array.from({ length: value.length }, (_, at) => value.charCodeAt(at))
  })
  return String.fromCharCode(...units)
}

interface Line {
  readonly format: number
  readonly fields: { readonly body?: string; readonly tags?: readonly string[]; readonly author?: string | null }
}

async function journalLines(profile: string): Promise<Line[]> {
  const folder = join(profile, 'journal')
  const names = (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).sort()
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
  return texts.flatMap((text) => text.split('\n').filter((line) => line !== '')).map((line) => JSON.parse(line) as Line)
}

test('what breaks programs is kept in a note, through a restart, the file on the disk and what is handed on', async ({
  page,
  program,
  folders,
}) => {
  const before = pagesOf(page)
  await before.frame.goTo(`/v3/source/${statement}`)
  await before.reader.startNote(passages.choices)
  const card = cardOn(page, passages.choices)
  const name = `${pieces['bidirectional marks']} ${pieces['emoji sequence']} O’Neill "${pieces.SQL}`
  await card.card.getByRole('textbox', { name: 'Your name' }).fill(name)
  await paste(card.text, body)
  const typed = await unitsOf(card.text)
  expect(typed).toBe(body)

  const tags = [
    pieces['bidirectional marks'],
    pieces['emoji sequence'],
    pieces['combining tower'],
    pieces.HTML,
    pieces.JSON,
    '__proto__',
    '=1+1',
  ]
  for (const tag of tags) {
    await paste(card.tagField, tag)
    await card.tagField.press('Enter')
  }
  // Half a character is shown, and kept, as the sign that it is drawn as.
  await paste(card.tagField, 'cut\ud83d')
  await card.tagField.press('Enter')
  await card.done.click()
  await expect(before.frame.saved).toBeVisible()
  // Tags are cut at commas, and of two spellings of the same letters they have one.
  const kept = [...tags, 'cut\ufffd'].flatMap((tag) => tag.normalize('NFC').split(','))
  await expect(card.tags).toHaveText(kept.map((tag) => `#${tag}`))

  const after = pagesOf(await program.restart())
  await after.frame.open('Notes')
  const listed = new NoteCard(after.notes.cards.first())
  await expect(listed.tags).toHaveText(kept.map((tag) => `#${tag}`))
  await listed.edit()
  await expect.poll(() => unitsOf(listed.text)).toBe(body)
  await listed.done.click()
  await expect(listed.text).toBeHidden()
  await expect(after.frame.saved).toBeVisible()

  const lines = await journalLines(folders.profile)
  expect(lines.flatMap(({ fields }) => fields.body ?? []).at(-1)).toBe(body)
  expect(lines.flatMap(({ fields }) => (fields.tags === undefined ? [] : [fields.tags])).at(-1)).toEqual(kept)
  expect(lines.flatMap(({ fields }) => fields.author ?? []).at(-1)).toBe(name)

  await after.exchange.save.click()
  const annotations = JSON.parse(await readFile(await program.saveFile(() => after.exchange.saveNow.click()), 'utf8')) as {
    readonly first: { readonly items: readonly { readonly body: readonly { readonly value: string }[] }[] }
  }
  expect(annotations.first.items[0]?.body.map(({ value }) => value)).toEqual([body, ...kept])
  await after.exchange.saveDialog.getByRole('button', { name: 'Close' }).click()

  await after.notes.save.click()
  await expect(after.exporting.dialog).toContainText('2 broken characters in these words cannot be written to a file of text')
  const markdown = await readExportedMarkdown(await program.saveFile(() => after.exporting.save.click()))
  expect(markdown.text).toContain(body.replace('\ud83d|\ude00', '\ufffd|\ufffd'))
  expect(markdown.quotations[0]?.footnote).toContain('Hope')
  expect(markdown.frontMatter['author']).toBe(name)
})
