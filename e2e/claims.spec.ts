import { expect, test } from './fixtures.ts'
import { pagesOf } from './pages/pages.ts'
import { expectAccessible } from './support/axe.ts'

test('a writer sees that the figures of the sources and the count of the archive disagree, and where each is said', async ({
  page,
}) => {
  const { frame, reader } = pagesOf(page)
  await page.getByRole('link', { name: /^Claims/ }).click()
  const signed = page.getByRole('region', { name: 'How many signed the letter', exact: true })
  await expect(signed).toContainText(
    'This archive counts 51 rows in the list of signatories. 2 of 3 figures do not fit the count.',
  )
  const row = signed.getByRole('row', { name: /59 signatories/ })
  await expect(row).toContainText('Does not fit: 8 more than counted')
  await expect(signed.getByRole('row', { name: /more than 50/ })).toContainText('Fits')
  await expect(signed.getByRole('row', { name: /around 60/ })).toContainText('Does not fit: 9 more than counted')
  const recommended = page.getByRole('region', { name: 'How many recommendations the coalition makes', exact: true })
  await expect(recommended).toContainText('This archive holds 5 recommendations. All figures fit the count.')
  const removed = page.getByRole('region', { name: /^How much child sexual exploitation content Facebook removed$/ })
  await expect(removed).toContainText('25,700,000 items of child sexual exploitation content')
  await expect(removed).toContainText('Time named: Quarter 2 of 2020/21')
  await expectAccessible(page, 'claims')

  await row.getByRole('link').click()
  await expect
    .poll(() => reader.painted('passage'))
    .toEqual(['A full list of the 59 signatories to the letter to Mark Zuckerberg is as follows:'])
  await frame.goTo('/v2/claims')
  await expect(page.getByText('Claims were not recorded in this edition')).toBeVisible()
})
