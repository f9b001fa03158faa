import { readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { expect, test } from './fixtures.ts'
import { cardOn } from './pages/note-card.ts'
import { pagesOf } from './pages/pages.ts'
import { expectAccessible } from './support/axe.ts'
import { passages, statement } from './support/sources.ts'

const CANARY = 'zanzibarcanary'

test('the page about the program names versions, edition and digest, and lists the licences of what is in it', async ({
  page,
}) => {
  const { frame } = pagesOf(page)
  await frame.open('Settings')
  await page.getByRole('link', { name: 'Versions, licences, and diagnostics for support' }).click()
  await expect(frame.heading).toHaveText('About this program')
  await expect(page.getByText(/Node\.js \d+\.\d+/)).toBeVisible()
  await expect(page.getByText(/^[0-9a-f]{128}$/)).toBeVisible()
  await page.getByRole('button', { name: 'Copy versions' }).click()
  await expect(page.getByText('The versions are on the clipboard.')).toBeVisible()
  await page.getByRole('button', { name: 'Show the licences' }).click()
  await expect(page.getByText(/^\d+ packages by other people are part of the program\.$/)).toBeVisible()
  await page.getByText(/^react-dom \d.*: MIT$/).click()
  await expect(page.getByText(/Permission is hereby granted/).filter({ visible: true })).toBeVisible()
  await expectAccessible(page, 'the page about the program')
})

test('a diagnostics file is shown whole before it is saved, and holds nothing that a person wrote', async ({ page, program }) => {
  const pages = pagesOf(page)
  const { frame, reader } = pages
  await frame.open('Settings')
  await page.getByRole('textbox', { name: 'Your name' }).fill(`Anna ${CANARY}`)
  await frame.goTo(`/v3/source/${statement}`)
  await reader.highlight(passages.research, 'green')
  const card = cardOn(page, passages.research)
  await card.edit()
  await card.write(`Why ${CANARY}?`)
  await frame.searchBox.fill(CANARY)
  await expect(page).toHaveURL(new RegExp(CANARY))
  await expect(frame.saved).toBeVisible()
  await frame.open('Briefings')
  await page.getByRole('button', { name: 'Make the first briefing' }).click()
  await page.getByRole('dialog').getByRole('textbox').first().fill(`Plan ${CANARY}`)
  await page.getByRole('dialog').getByRole('textbox').first().press('Enter')
  await expect(frame.saved).toBeVisible()

  await frame.goTo('/v3/about')
  await page.getByRole('button', { name: 'Show what the file would hold' }).click()
  const content = page.getByRole('region', { name: 'Everything that the file holds' })
  await expect(content).toContainText('"made"')
  await expectAccessible(page, 'the content of a diagnostics file')
  const shownText = await content.locator('pre').textContent()
  const path = await program.saveFile(() => page.getByRole('button', { name: 'Save the file…' }).click())
  const saved = await readFile(path, 'utf8')
  expect(saved).toBe(shownText)
  for (const secret of [CANARY, 'Anna', passages.research, program.folders.profile, homedir()])
    expect(saved).not.toContain(secret)
  expect(JSON.parse(saved)).toMatchObject({
    notes: { live: 1, withTags: 0, beside: { briefing: 1 } },
    edition: { id: 'v3', check: { problems: {} } },
  })
})
