import { AsyncLocalStorage } from 'node:async_hooks'
import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron'
import { CALL_NAMES } from '#shared/contract/call-names.ts'
import { fail } from '#shared/contract/failure.ts'
import { answerCall, type Handlers } from '#shared/contract/handlers.ts'
import { SEARCH_INDEX_CHANNEL } from '#shared/contract/search-index.ts'
import type { ReadSearchIndex } from '../services/search/read-search-index.ts'
import { isOwnPage } from './app-address.ts'

const asking = new AsyncLocalStorage<WebContents>()

/** The page whose call is being answered: of several windows a dialog belongs to the one that asked. */
export function askingPage(): WebContents | undefined {
  return asking.getStore()
}

/** The frame is null once it has gone, or throws what it is asked; a page inside a page has a parent. */
export function isFromWindow(event: Pick<IpcMainInvokeEvent, 'senderFrame'>): boolean {
  try {
    const frame = event.senderFrame
    return frame !== null && frame.parent === null && !frame.detached && isOwnPage(frame.url)
  } catch {
    return false
  }
}

/** Answers the calls of the contract, each on the channel of its name, and only to our own page. */
export function serveCalls(
  ipcMain: Pick<IpcMain, 'handle'>,
  handlers: Handlers,
  report: (name: string, error: unknown) => void,
): void {
  for (const name of CALL_NAMES) {
    ipcMain.handle(name, (event, input: unknown) => {
      if (!isFromWindow(event)) return fail('call-malformed', `the call ${name} was refused: it does not come from the window`)
      return asking.run(event.sender, () => answerCall(handlers, name, input, report))
    })
  }
}

/** Answers with the bytes of search indexes, as they are, on a channel of their own, and only to our own page. */
export function serveSearchIndex(
  ipcMain: Pick<IpcMain, 'handle'>,
  read: ReadSearchIndex,
  report: (name: string, error: unknown) => void,
): void {
  ipcMain.handle(SEARCH_INDEX_CHANNEL, async (event, edition: unknown) => {
    if (!isFromWindow(event)) return fail('call-malformed', 'the search index was refused: it was not the window that asked')
    try {
      return await read(edition)
    } catch (error) {
      report(SEARCH_INDEX_CHANNEL, error)
      return fail('unexpected', `the search index could not be read: ${error instanceof Error ? error.message : String(error)}`)
    }
  })
}
