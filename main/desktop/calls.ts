import type { IpcMain, IpcMainInvokeEvent } from 'electron'
import { CALL_NAMES } from '#shared/contract/call-names.ts'
import { fail } from '#shared/contract/failure.ts'
import { answerCall, type Handlers } from '#shared/contract/handlers.ts'
import { isOwnPage } from './app-address.ts'

/** The frame is null once it has gone, and a page inside a page has a parent. */
export function isFromWindow(event: Pick<IpcMainInvokeEvent, 'senderFrame'>): boolean {
  const frame = event.senderFrame
  return frame !== null && frame.parent === null && isOwnPage(frame.url)
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
      return answerCall(handlers, name, input, report)
    })
  }
}
