import type { Session } from 'electron'
import { APP_ADDRESS, isOwnAddress } from './app-address.ts'

/** Whether the window may ask for an address: the program's own files, and what the page made of its own data. */
export function mayRequest(address: string, inspectable: boolean): boolean {
  if (isOwnAddress(address)) return true
  if (address.startsWith(`blob:${APP_ADDRESS}`)) return true
  return inspectable && address.startsWith('devtools://')
}

/**
 * Closes a session: every permission and device is denied, every request but to our own files is cancelled, no proxy, no
 * download, and no dictionary is fetched (Electron would get one from the internet on Linux and Windows).
 * `inspectable`: whether the developer tools, which are pages too, may load; never in a packaged program.
 */
export async function hardenSession(session: Session, inspectable: boolean): Promise<void> {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}))
  session.setSpellCheckerDictionaryDownloadURL(`${APP_ADDRESS}no-dictionaries/`)
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !mayRequest(details.url, inspectable) }))
  session.on('will-download', (event) => event.preventDefault())
  await session.setProxy({ mode: 'direct' })
}
