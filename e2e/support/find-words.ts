import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'

/** The files below a folder whose bytes hold these words. */
export async function filesWith(folder: string, words: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const found: string[] = []
  for (const path of paths) {
    // The program may take a file away while the folder is gone through.
    const bytes = await readFile(path).catch(() => null)
    if (bytes?.includes(words)) found.push(path)
  }
  return found
}

/** The tables of the page's databases and the keys of its storage in which these words stand. */
export async function rowsWith(page: Page, words: string): Promise<string[]> {
  return await page.evaluate(async (sought) => {
    const answer = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const found: string[] = []
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await answer(indexedDB.open(name))
      for (const table of database.objectStoreNames) {
        const rows = await answer(database.transaction(table).objectStore(table).getAll())
        if (rows.some((row) => JSON.stringify(row).includes(sought))) found.push(`${name}: ${table}`)
      }
      database.close()
    }
    for (const storage of [localStorage, sessionStorage]) {
      for (const key of Object.keys(storage)) if (storage.getItem(key)?.includes(sought)) found.push(`storage: ${key}`)
    }
    return found
  }, words)
}
