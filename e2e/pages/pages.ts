import type { Page } from '@playwright/test'
import { ExportDialog } from './export-dialog.ts'
import { Frame } from './frame.ts'
import { NotesList } from './notes-list.ts'
import { Reader } from './reader.ts'
import { SearchResults } from './search-results.ts'
import { SignatoriesTable } from './signatories-table.ts'

/** Every part of one window. A restart opens another window, and with it another set. */
export function pagesOf(page: Page) {
  return {
    page,
    frame: new Frame(page),
    search: new SearchResults(page),
    reader: new Reader(page),
    notes: new NotesList(page),
    exporting: new ExportDialog(page),
    signatories: new SignatoriesTable(page),
  }
}

export type Pages = ReturnType<typeof pagesOf>
