import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SaveDialogOptions } from 'electron'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { PrintedPages } from './printed-page.ts'
import { createSavePdf, pdfOptions } from './save-pdf.ts'
import { FakeElectron, FakeWindow } from './testing/fake-electron.ts'

let folder = ''
let electron: FakeElectron
let asked: SaveDialogOptions[] = []
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'save-pdf-'))
  electron = new FakeElectron(folder)
  asked = []
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const PAGE = '<!doctype html><title>x</title><style>p { color: red }</style><p>words'

function saving(filePath: string, window: FakeWindow | null = new FakeWindow({})) {
  const pages = new PrintedPages(electron.parts.createWindow)
  const save = createSavePdf({
    dialogs: {
      save: async (_kind, options) => {
        asked.push(options)
        return { canceled: filePath === '', filePath }
      },
    },
    window: () => window?.asElectron() ?? null,
    pages,
    country: () => 'GB',
  })
  return { save, pages, window }
}

test('the window that asked is written as it is printed', async () => {
  const path = join(folder, 'a.pdf')
  const { save, window } = saving(path)
  expect(await save({ suggestedName: 'a/b.pdf', page: null })).toEqual({ ok: true, value: { outcome: 'saved', path } })
  expect(await readFile(path, 'utf8')).toBe('%PDF-1.4 stand-in')
  expect(asked[0]).toMatchObject({ defaultPath: 'a-b.pdf', filters: [{ name: 'PDF', extensions: ['pdf'] }] })
  expect(window?.contents.printed).toMatchObject([{ options: { displayHeaderFooter: false } }])
  expect(electron.windows).toHaveLength(0)
})

test('a page of its own is printed in a window that nobody sees, runs nothing, and is gone afterwards, with its address', async () => {
  const path = join(folder, 'a.pdf')
  const { save, pages } = saving(path)
  expect(await save({ suggestedName: 'a.pdf', page: PAGE })).toMatchObject({ ok: true })
  const [hidden] = electron.windows
  expect(hidden?.options).toMatchObject({
    show: false,
    webPreferences: {
      javascript: false,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      devTools: false,
    },
  })
  expect(hidden?.options.webPreferences?.preload).toBeUndefined()
  expect(hidden?.done).toEqual([])
  expect(hidden?.closed).toBe(true)
  const address = hidden?.contents.printed[0]?.address ?? ''
  expect(address).toMatch(/^campaign-archive:\/\/app\/printed\/[0-9a-f-]{36}$/)
  expect(pages.answer(new Request(address))).toBeNull()
})

test('while it is printed it is answered with its one style allowed and nothing else, to GET alone', async () => {
  const pages = new PrintedPages(electron.parts.createWindow)
  await pages.with(PAGE, async () => {
    const address = electron.windows[0]?.contents.address ?? ''
    const answer = pages.answer(new Request(address))
    expect(await answer?.text()).toBe(PAGE)
    expect(answer?.headers.get('content-security-policy')).toBe(
      // By openssl dgst -sha256, of `p { color: red }`.
      "default-src 'none'; style-src 'sha256-ngewhhP73WDIbgwseeu52VAAJgKdGUsu1IUQQsAm8m4='; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    )
    expect(answer?.headers.get('x-content-type-options')).toBe('nosniff')
    expect(pages.answer(new Request(address, { method: 'POST' }))).toBeNull()
    expect(pages.answer(new Request(`${address}0`))).toBeNull()
  })
})

test('nothing is printed where the person decides otherwise', async () => {
  const { save, window } = saving('')
  expect(await save({ suggestedName: 'a.pdf', page: null })).toEqual({ ok: true, value: { outcome: 'cancelled' } })
  expect(await save({ suggestedName: 'a.pdf', page: PAGE })).toEqual({ ok: true, value: { outcome: 'cancelled' } })
  expect(window?.contents.printed).toEqual([])
  expect(electron.windows).toEqual([])
  expect(await readdir(folder)).toEqual([])
})

test('a failure names the file and the cause, and leaves nothing', async () => {
  const window = new FakeWindow({})
  window.contents.printFault = new Error('Printing failed')
  const path = join(folder, 'a.pdf')
  expect(await saving(path, window).save({ suggestedName: 'a.pdf', page: null })).toMatchObject({
    ok: false,
    error: { code: 'file-not-written', message: `${path} was not written: the pages could not be made (Printing failed)` },
  })
  expect(await saving(join(folder, 'none', 'a.pdf')).save({ suggestedName: 'a.pdf', page: PAGE })).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining('does not exist') },
  })
  expect(electron.windows[0]?.closed).toBe(true)
  const gone = new FakeWindow({})
  gone.close()
  expect(await saving(path, gone).save({ suggestedName: 'a.pdf', page: null })).toMatchObject({
    ok: false,
    error: { message: `${path} was not written: its window was closed` },
  })
  expect(await readdir(folder)).toEqual([])
})

test('paper is what the country uses; the file is tagged, has an outline, and numbers its pages', () => {
  expect(pdfOptions('US', 'added').pageSize).toBe('Letter')
  expect(pdfOptions('us', 'added').pageSize).toBe('Letter')
  for (const country of ['GB', 'DE', 'JP', '']) expect(pdfOptions(country, 'added').pageSize).toBe('A4')
  expect(pdfOptions('GB', 'added')).toMatchObject({
    generateTaggedPDF: true,
    generateDocumentOutline: true,
    displayHeaderFooter: true,
  })
  expect(pdfOptions('GB', 'added').footerTemplate).toContain('class="pageNumber"')
  expect(pdfOptions('GB', 'added').footerTemplate).not.toContain('class="url"')
})
