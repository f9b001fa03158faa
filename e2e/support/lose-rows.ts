import type { Page } from '@playwright/test'

/** Empties tables of the window's database, as damage on the disk may, and answers how many rows they had. */
export async function loseRows(page: Page, tables: readonly string[]): Promise<number> {
  return await page.evaluate(async (names) => {
    const answer = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const there = (await indexedDB.databases()).find(({ name }) => name?.startsWith('campaign-archive-'))
    const database = await answer(indexedDB.open(there?.name ?? ''))
    let rows = 0
    for (const name of names) {
      const table = database.transaction(name, 'readwrite').objectStore(name)
      rows += await answer(table.count())
      await answer(table.clear())
    }
    database.close()
    return rows
  }, tables)
}
