import { expect, test } from './fixtures.ts'
import { pagesOf } from './pages/pages.ts'

const byName = new Intl.Collator('en-GB', { ignorePunctuation: true, numeric: true, sensitivity: 'base' })

test.beforeEach(async ({ page }) => {
  await pagesOf(page).frame.open('Signatories')
})

test('lists the 51 rows, and says that the source speaks of 59', async ({ page }) => {
  const { frame, reader, signatories } = pagesOf(page)
  await expect(signatories.rows).toHaveCount(51)
  await expect(signatories.count).toHaveText('51 signatories (8 people, 43 organisations)')
  const banner = frame.banner('The source says 59 signatories; the list in it has 51 rows.')
  await expect(banner).toContainText('59 signatories')
  await banner.getByRole('link', { name: 'See where it says so' }).click()
  await expect.poll(() => reader.painted('passage')).toEqual(['59 signatories'])
})

for (const column of ['Name', 'Kind', 'Country', 'Role and affiliation'] as const) {
  test(`sorts by ${column.toLowerCase()}, up and down`, async ({ page }) => {
    const { signatories } = pagesOf(page)
    await signatories.sortBy(column)
    await expect(signatories.head(column)).toHaveAttribute('aria-sort', 'ascending')
    const key = (value: string) =>
      column === 'Name' ? value.replace(/^(Professor|Dr) /, '').replace(/ (OBE|F[A-Z]).*$/, '') : value
    const up = await signatories.values(column)
    expect(up).toHaveLength(51)
    // What is not known stands last.
    const known = up.map(key).filter((value) => value !== '' && value !== 'Not stated')
    expect(known).toEqual([...known].sort(byName.compare))
    expect(up.map(key).slice(0, known.length)).toEqual(known)
    await signatories.sortBy(column)
    await expect(signatories.head(column)).toHaveAttribute('aria-sort', 'descending')
    await expect.poll(() => signatories.values(column)).toEqual([...up].reverse())
  })
}

test('filters by kind, by country and by words, and counts', async ({ page }) => {
  const { signatories } = pagesOf(page)
  await signatories.kind.selectOption('Person')
  await expect(signatories.rows).toHaveCount(8)
  await expect(signatories.count).toHaveText('8 of 51 signatories (8 people, 0 organisations)')
  await signatories.kind.selectOption('Organisation')
  await expect(signatories.rows).toHaveCount(43)
  await signatories.kind.selectOption('All kinds')

  await signatories.country.selectOption('United Kingdom (13)')
  await expect(signatories.rows).toHaveCount(13)
  await signatories.find.fill('barnardo')
  await expect(signatories.rows).toHaveCount(1)
  await expect(signatories.count).toHaveText(/^1 of 51 signatories/)

  await signatories.find.fill('no such name')
  await expect(page.getByText('No signatory fits these filters')).toBeVisible()
  await page.getByRole('button', { name: 'Clear the filters' }).click()
  await expect(signatories.rows).toHaveCount(51)
})

test('leads from a row to its line in the source, with the passage marked', async ({ page }) => {
  const { reader, signatories } = pagesOf(page)
  await signatories.linkOf('Kinderschutz Schweiz').click()
  await expect.poll(() => reader.painted('passage')).toEqual(['Kinderschutz SchweizSwitzerland'])
  await expect(reader.block('Kinderschutz Schweiz')).toBeInViewport()
  await page.goBack()
  await expect(signatories.rows).toHaveCount(51)
})
