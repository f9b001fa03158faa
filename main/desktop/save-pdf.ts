import type { BrowserWindow, PrintToPDFOptions } from 'electron'
import { fail, succeed } from '#shared/contract/failure.ts'
import type { Handlers } from '#shared/contract/handlers.ts'
import { causeOf } from '../services/profile/disk-error.ts'
import type { Dialogs } from './dialogs.ts'
import type { PrintedPages } from './printed-page.ts'
import { dialogName, writeChosenFile } from './save-file.ts'

/** Countries whose paper is Letter: ISO 3166-1, after the CLDR's supplemental data (measurementData, paperSize US). */
const LETTER = new Set(['BZ', 'CA', 'CL', 'CO', 'CR', 'GT', 'MX', 'NI', 'PA', 'PH', 'PR', 'SV', 'US', 'VE'])

/** A chosen paper, margins in inches with room for the number of the page, headings as bookmarks, and tags for those who have it read aloud. */
export function pdfOptions(country: string, numbers: 'own' | 'added'): PrintToPDFOptions {
  return {
    pageSize: LETTER.has(country.toUpperCase()) ? 'Letter' : 'A4',
    margins: { top: 0.8, bottom: 0.8, left: 0.75, right: 0.75 },
    printBackground: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
    displayHeaderFooter: numbers === 'added',
    // Without one of ours Chromium prints the date and the title.
    headerTemplate: '<span></span>',
    footerTemplate:
      '<div style="width: 100%; text-align: center; font: 8pt sans-serif; color: #000"><span class="pageNumber"></span> / <span class="totalPages"></span></div>',
  }
}

interface PdfParts {
  readonly dialogs: Pick<Dialogs, 'save'>
  readonly window: () => BrowserWindow | null
  readonly pages: Pick<PrintedPages, 'with'>
  /** Of the system's settings; ISO 3166-1, empty where it has none. */
  readonly country: () => string
}

/** Asks where, and writes the window as it is printed, or a page of its own, as a PDF: whole or not at all. */
export function createSavePdf({ dialogs, window, pages, country }: PdfParts): Handlers['pdf.save'] {
  // The style sheet of the window numbers its pages by itself.
  const print = async (of: BrowserWindow, numbers: 'own' | 'added') =>
    await of.webContents.printToPDF(pdfOptions(country(), numbers))
  return async ({ suggestedName, page }) => {
    // Before the dialog: of several windows it is the one that asked, whichever is in front afterwards.
    const asking = window()
    if (page === null && asking === null) return fail('file-not-written', 'no PDF was made: the window is gone')
    const { canceled, filePath } = await dialogs.save('save', {
      title: 'Save as PDF',
      defaultPath: dialogName(suggestedName),
      properties: ['createDirectory', 'showOverwriteConfirmation'],
      filters: [{ name: 'PDF', extensions: ['pdf'] }],
    })
    if (canceled || filePath === '') return succeed({ outcome: 'cancelled' })
    let bytes: Uint8Array
    try {
      if (page !== null) bytes = await pages.with(page, (of) => print(of, 'added'))
      else if (asking === null || asking.isDestroyed())
        return fail('file-not-written', `${filePath} was not written: its window was closed`)
      else bytes = await print(asking, 'own')
    } catch (error) {
      return fail('file-not-written', `${filePath} was not written: the pages could not be made (${causeOf(error)})`)
    }
    return await writeChosenFile(filePath, bytes)
  }
}
