import { mkdir, readFile, rm } from 'node:fs/promises'
import { expect, test } from './fixtures.ts'
import { cardOn } from './pages/note-card.ts'
import { type Pages, pagesOf } from './pages/pages.ts'
import { expectAccessible } from './support/axe.ts'
import { article, passages, statement } from './support/sources.ts'

interface SavedCollection {
  readonly total: number
  readonly first: { readonly items: readonly Record<string, unknown>[] }
}

async function readCollection(path: string): Promise<SavedCollection> {
  return JSON.parse(await readFile(path, 'utf8')) as SavedCollection
}

async function makeNotes({ page, frame, reader }: Pages): Promise<void> {
  await frame.goTo(`/v3/source/${statement}`)
  await reader.highlight(passages.research, 'green')
  const card = cardOn(page, passages.research)
  await card.edit()
  await card.write('Was it ever *shared*? 👩‍👧', ['research', 'open question'])
  await frame.goTo(`/v3/source/${article}`)
  await reader.highlight(passages.dismissed, 'pink')
  await expect(frame.saved).toBeVisible()
}

const context = 'http://www.w3.org/ns/anno.jsonld'

function annotation(id: number, more: object): object {
  return { '@context': context, id: `https://other.test/${id}`, type: 'Annotation', ...more }
}

const quoted = {
  source: 'https://paper.test/article',
  selector: { type: 'TextQuoteSelector', exact: passages.encryption, prefix: '', suffix: '' },
}

test('notes are saved whole, and come back the same on a computer that has none', async ({ page, program, folders }) => {
  const before = pagesOf(page)
  await makeNotes(before)
  await before.frame.open('Notes')
  await before.exchange.save.click()
  await expectAccessible(page, 'saving notes as Web Annotations')
  const saved = await program.saveFile(() => before.exchange.saveNow.click())
  expect(saved).toMatch(/\.jsonld$/)
  const text = await readFile(saved, 'utf8')
  expect((await readCollection(saved)).total).toBe(2)

  await program.stop()
  for (const folder of [folders.profile, folders.browserData]) {
    await rm(folder, { recursive: true })
    await mkdir(folder)
  }
  const again = pagesOf(await program.start())
  await again.frame.open('Notes')
  await again.exchange.open.click()
  await again.exchange.give({ name: 'notes.jsonld', text })
  await expect(again.exchange.dialog).toContainText('2 notes are new')
  await again.exchange.bringIn.click()
  await expect(again.page.getByText('2 notes brought in')).toBeVisible()
  await expect(cardOn(again.page, passages.research).tags).toHaveText(['#research', '#open question'])
  await expect(again.frame.saved).toBeVisible()

  await again.exchange.save.click()
  const second = await readCollection(await program.saveFile(() => again.exchange.saveNow.click()))
  expect(second.first.items).toEqual((JSON.parse(text) as SavedCollection).first.items)
})

test('a note that is here and says something else is kept beside the other, and undo takes it out again', async ({
  page,
  program,
}) => {
  const pages = pagesOf(page)
  const { frame, notes, exchange } = pages
  await makeNotes(pages)
  await frame.open('Notes')
  await exchange.save.click()
  const text = await readFile(await program.saveFile(() => exchange.saveNow.click()), 'utf8')
  await exchange.saveDialog.getByRole('button', { name: 'Close' }).click()
  const card = cardOn(page, passages.research)
  await card.edit()
  await card.write('It was not.')

  await exchange.open.click()
  await exchange.give({ name: 'notes.jsonld', text })
  await expect(exchange.dialog).toContainText('1 note is here already and says the same')
  await expect(exchange.dialog).toContainText('1 note is here already and says something else')
  await exchange.dialog.getByText('The notes that differ').click()
  await expect(exchange.dialog).toContainText('It was not.')
  await expectAccessible(page, 'a file of notes that was read')
  await exchange.dialog.getByRole('radio', { name: 'Keep mine' }).check({ force: true })
  await expect(exchange.bringIn).toBeHidden()
  await exchange.dialog.getByRole('radio', { name: 'Keep both' }).check({ force: true })
  await exchange.bringIn.click()
  await expect(notes.cards).toHaveCount(3)
  await frame.undo.click()
  await expect(notes.cards).toHaveCount(2)
  await expect(page.getByText('It was not.')).toBeVisible()
})

test('annotations of another program become notes where their words stand, and are given back with all they said', async ({
  page,
  program,
}) => {
  const { frame, notes, exchange, reader } = pagesOf(page)
  const file = [
    annotation(1, { target: quoted, bodyValue: 'See <b>this</b>', creator: { name: 'Cleo' }, rights: 'https://licence.test/by' }),
    annotation(2, { target: { id: 'https://paper.test/photo', type: 'Image' } }),
    annotation(3, { target: 'https://paper.test/page' }),
    annotation(4, { target: quoted, created: 'yesterday' }),
  ]
  await frame.open('Notes')
  await exchange.open.click()
  await expectAccessible(page, 'asking for a file of notes')
  await exchange.give({ name: 'others.json', text: JSON.stringify(file) })
  await expect(exchange.dialog).toContainText('1 note is new')
  await expect(exchange.dialog).toContainText('3 annotations cannot become notes here')
  await exchange.dialog.getByText('What cannot be brought in, and why').click()
  await expect(exchange.dialog).toContainText('It stands on an image')
  await expect(exchange.dialog).toContainText('Its source is not in this archive')
  await expect(exchange.dialog).toContainText('$[3].created is not a time in UTC')
  await exchange.bringIn.click()
  await expect(notes.cards).toHaveCount(1)
  await expect(cardOn(page, passages.encryption).card).toContainText('See <b>this</b>')
  await cardOn(page, passages.encryption).goToPassage.click()
  await expect.poll(() => reader.painted('note-yellow')).toEqual([passages.encryption])

  await frame.open('Notes')
  await exchange.save.click()
  const { first } = await readCollection(await program.saveFile(() => exchange.saveNow.click()))
  expect(first.items).toMatchObject([
    {
      id: 'https://other.test/1',
      target: quoted,
      bodyValue: 'See <b>this</b>',
      creator: { name: 'Cleo' },
      rights: 'https://licence.test/by',
    },
  ])
})

test('a file that is dropped and faulty is refused with the places of its faults, and nothing changes', async ({ page }) => {
  const { frame, exchange } = pagesOf(page)
  await expect(frame.heading).toBeVisible()
  await exchange.drop({
    name: 'broken.jsonld',
    text: JSON.stringify(annotation(1, { target: { ...quoted, source: undefined } })),
  })
  await expect(exchange.dialog).toContainText('broken.jsonld was not read')
  await expect(exchange.dialog.getByRole('alert')).toContainText('$.target')
  await expect(exchange.dialog).toContainText('your notes are as they were')
  await expectAccessible(page, 'a file of notes that was refused')
  await exchange.give({ name: 'words.jsonld', text: '{\n"a": 1,\n}' })
  await expect(exchange.dialog.getByRole('alert')).toContainText('line 3')
  await exchange.dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(exchange.dialog).toBeHidden()
})
