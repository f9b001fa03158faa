import { createHash } from 'node:crypto'
import { appendFile, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './fixtures.ts'
import { cardOn } from './pages/note-card.ts'
import { NoteVersions } from './pages/note-versions.ts'
import { pagesOf } from './pages/pages.ts'
import { expectAccessible } from './support/axe.ts'
import { passages, statement } from './support/sources.ts'

interface Line {
  readonly clock: string
  readonly note?: string
  readonly fields: { readonly body?: string }
}

/** Puts a line of another computer into the record: other words of the only note, written upon those that were saved first. */
async function writeApart(profile: string, upon: string, body: string): Promise<void> {
  const folder = join(profile, 'journal')
  const names = (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).sort()
  const last = join(folder, names.at(-1) ?? '')
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
  const lines = texts.flatMap((text) =>
    text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Line),
  )
  const parent = lines.find(({ fields }) => fields.body === upon)
  if (parent === undefined) throw new Error(`no line of the record sets the words "${upon}"`)
  const change = {
    format: 1,
    id: '6f2cf7f0-6b7f-4b52-9d54-3f8a4c7a9a02',
    clock: `${Number(parent.clock.slice(0, 13)) + 1}-000000-bbbbbbbb`,
    note: parent.note,
    fields: { body },
    parents: [parent.clock],
  }
  const json = JSON.stringify(change)
  const sum = createHash('sha256').update(json, 'utf8').digest('hex')
  await appendFile(last, `${json.slice(0, -1)},"sum":"${sum}"}\n`)
}

test('the versions of a note are listed, and an older one is given back and undone', async ({ page, program }) => {
  const first = pagesOf(page)
  await first.frame.goTo(`/v3/source/${statement}`)
  await first.reader.highlight(passages.research, 'green')
  const card = cardOn(page, passages.research)
  await card.edit()
  await card.write('The first words.')
  await expect(first.frame.saved).toBeVisible()
  const versions = new NoteVersions(page)
  await versions.open(card.card)
  await expect(versions.dialog).toContainText('This note has not been changed since it was made.')
  await expect(versions.rows).toHaveCount(1)
  await page.keyboard.press('Escape')
  await program.stop()
  await writeApart(program.folders.profile, 'The first words.', 'The first words, and more.')

  const again = pagesOf(await program.start())
  await again.frame.goTo(`/v3/source/${statement}`)
  const changed = cardOn(again.page, passages.research)
  await expect(changed.card).toContainText('The first words, and more.')
  const list = new NoteVersions(again.page)
  await list.open(changed.card)
  await expect(list.rows).toHaveCount(2)
  await expect(list.rows.first()).toContainText('Somebody at another computer (bbbbbbbb)')
  await expect(list.rows.first().getByRole('insertion')).toContainText(', and more')
  await expectAccessible(again.page, 'the versions of a note')
  await list.restore(list.rows.last()).press('Enter')
  await expect(list.dialog).toBeHidden()
  await expect(changed.card).not.toContainText('and more')
  await again.page.keyboard.press('Control+z')
  await expect(changed.card).toContainText('The first words, and more.')
})

test('words that two have written apart stand side by side until somebody decides, and that can be undone', async ({
  page,
  program,
}) => {
  const first = pagesOf(page)
  await first.frame.goTo(`/v3/source/${statement}`)
  await first.reader.highlight(passages.research, 'green')
  const card = cardOn(page, passages.research)
  await card.edit()
  await card.write('Asked in May.')
  await card.edit()
  await card.write('Asked in June.')
  await expect(first.frame.saved).toBeVisible()
  await program.stop()
  await writeApart(program.folders.profile, 'Asked in May.', 'Asked in July.')

  const again = pagesOf(await program.start())
  await again.frame.goTo(`/v3/source/${statement}`)
  const both = cardOn(again.page, passages.research).card
  const { conflict, variants } = new NoteVersions(again.page)
  await expect(variants).toHaveText([/Asked in July/, /You.*Asked in June/])
  await expectAccessible(again.page, 'a paragraph to decide')
  await new NoteVersions(again.page).use('Use this: You').press('Enter')
  await expect(conflict).toBeHidden()
  await expect(both).toBeFocused()
  await expect(both).toContainText('Asked in June.')
  await expect(both).not.toContainText('Asked in July.')
  await again.page.keyboard.press('Control+z')
  await expect(both).toContainText('Asked in July.')
})
