import { expect, test } from './fixtures.ts'
import { pagesOf } from './pages/pages.ts'
import { expectAccessible } from './support/axe.ts'
import { putEditedLetter } from './support/edited-letter.ts'
import { article, statement } from './support/sources.ts'

test.describe('the bundled archive', () => {
  test('says what each edition brought', async ({ page }) => {
    const { frame } = pagesOf(page)
    await frame.open('Editions')
    const main = page.getByRole('main')
    await expect(main).toContainText('Records claims for the first time: 7 claims')
    await expect(main).toContainText('5 recommendations gain 7 passages')
    // What changed is found out when it comes into sight.
    await page.getByRole('heading', { name: 'Edition v1' }).scrollIntoViewIfNeeded()
    await expect(main).toContainText('The first edition: 1 source, 51 signatories, 5 recommendations.')
    await page.getByRole('link', { name: 'Compare with v1' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Compare editions')
    await expect(main).toContainText('Adds 1 source: Untitled article, 14 October 2021')
    await expectAccessible(page, 'two editions compared')
  })

  test('has a text that is the same in two editions, and says so; and a source that only one of them has', async ({ page }) => {
    const { frame } = pagesOf(page)
    await frame.goTo(`/v3/source/${statement}`)
    await page.getByRole('link', { name: 'Compare with edition v2' }).click()
    await expect(page.getByText('No difference: the text is the same')).toBeVisible()
    await frame.goTo(`/v3/compare/${article}?with=v1`)
    await expect(page.getByText('This source is in edition v3 only')).toBeVisible()
    await expectAccessible(page, 'a source of one edition')
  })
})

test.describe('a letter that was edited', () => {
  test.use({ prepare: { archive: putEditedLetter } })

  test('shows its changed words in one text and side by side, and goes from one to the next by key', async ({ page }) => {
    const { frame } = pagesOf(page)
    await frame.goTo('/v2/source/letter')
    await page.getByRole('link', { name: 'Compare with edition v1' }).click()
    const status = page.getByRole('main').getByRole('status')
    const texts = page.getByRole('region', { name: 'The two texts compared' })
    await expect(texts).toBeVisible()
    await expect(status).toHaveText('11 differences')
    await expect(texts.getByRole('deletion').filter({ hasText: '4' }).first()).toBeVisible()
    await expect(texts.getByText('Moved here from para. 6')).toBeVisible()
    await expect(texts.getByText('Taken out (it was para. 7)')).toBeVisible()

    await page.keyboard.press('n')
    await expect(status).toHaveText('Difference 1 of 11')
    await page.keyboard.press('F7')
    await page.keyboard.press('n')
    await expect(status).toHaveText('Difference 3 of 11')
    await expect(page.locator(':focus')).toContainText('must or may')
    await page.keyboard.press('Shift+F7')
    await expect(status).toHaveText('Difference 2 of 11')
    await page.getByRole('button', { name: /^Previous difference/ }).click()
    await page.keyboard.press('p')
    await expect(status).toHaveText('Difference 11 of 11')
    await expectAccessible(page, 'a text compared in one text')

    await page.getByText('Side by side').click()
    await expect(texts.getByRole('heading', { name: 'Edition v1' })).toBeVisible()
    await expectAccessible(page, 'a text compared side by side')
    // Each can be gone to in this view too, also what was taken out of a paragraph that moved.
    for (let difference = 1; difference <= 11; difference++) {
      await page.keyboard.press('n')
      await expect(page.locator(':focus')).toHaveAttribute('data-difference', String(difference))
    }
    await page.reload()
    await expect(texts.getByRole('heading', { name: 'Edition v2' })).toBeVisible()
  })

  test('has its changes told in the list of editions', async ({ page }) => {
    const { frame } = pagesOf(page)
    await frame.open('Editions')
    const main = page.getByRole('main')
    for (const line of [
      'The text of 1 source changed: Keep children safe online',
      '1 signatory joined: Barnardo’s',
      '1 signatory left: Kidscape',
      '1 signatory was corrected: Ann Lee (affiliation)',
      'Adds 1 claim',
      '1 claim was changed',
    ]) {
      await expect(main).toContainText(line)
    }
  })
})
