import type { Page } from '@playwright/test'
import { BriefingsPage } from './briefings-page.ts'
import { ExportDialog } from './export-dialog.ts'
import { Frame } from './frame.ts'
import { NotesExchange } from './notes-exchange.ts'
import { NotesList } from './notes-list.ts'
import { Reader } from './reader.ts'
import { Reading } from './reading.ts'
import { SearchResults } from './search-results.ts'
import { SearchesPage } from './searches-page.ts'
import { SignatoriesTable } from './signatories-table.ts'
import { TagsPage } from './tags-page.ts'

/** Every part of one window. A restart opens another window, and with it another set. */
export function pagesOf(page: Page) {
  return {
    page,
    frame: new Frame(page),
    search: new SearchResults(page),
    reader: new Reader(page),
    reading: new Reading(page),
    briefings: new BriefingsPage(page),
    searches: new SearchesPage(page),
    notes: new NotesList(page),
    exchange: new NotesExchange(page),
    exporting: new ExportDialog(page),
    signatories: new SignatoriesTable(page),
    tags: new TagsPage(page),
  }
}

export type Pages = ReturnType<typeof pagesOf>
