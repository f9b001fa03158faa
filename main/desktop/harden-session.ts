import type { Session } from 'electron'
import { APP_ADDRESS, isOwnAddress } from './app-address.ts'

/** Whether the window may ask for an address: the program's own files, and what the page made of its own data. */
export function mayRequest(address: string, inspectable: boolean): boolean {
  if (isOwnAddress(address)) return true
  if (address.startsWith(`blob:${APP_ADDRESS}`)) return true
  return inspectable && address.startsWith('devtools://')
}

const PROTECTED_USB = ['audio', 'audio-video', 'hid', 'mass-storage', 'smart-card', 'video', 'wireless']
/** What Chromium takes for "this certificate is not to be trusted". */
const REJECTED = -2

/** Denies every permission and every device, and chooses none where a page asks for one to be chosen. */
function denyDevices(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}))
  session.setUSBProtectedClassesHandler(() => PROTECTED_USB)
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }))
  session.on('select-hid-device', (event, _details, choose) => {
    event.preventDefault()
    choose(null)
  })
  session.on('select-serial-port', (event, _ports, _contents, choose) => {
    event.preventDefault()
    choose('')
  })
  session.on('select-usb-device', (event, _details, choose) => {
    event.preventDefault()
    choose()
  })
  session.on('select-webauthn-account', (event, _details, choose) => {
    event.preventDefault()
    choose(null)
  })
  session.on('file-system-access-restricted', (event, _details, answer) => {
    event.preventDefault()
    answer('deny')
  })
}

/**
 * Electron fetches a dictionary on Linux and Windows when a session comes into being, also where a window is made with `spellcheck: false`
 * (electron/electron#22995). Three ways closed: it is off, it has no language, and its dictionaries are said to be where nothing is.
 */
function closeSpellChecker(session: Session): void {
  session.setSpellCheckerEnabled(false)
  session.setSpellCheckerLanguages([])
  session.setSpellCheckerDictionaryDownloadURL(`${APP_ADDRESS}no-dictionaries/`)
}

export interface SessionChoices {
  /** Whether the developer tools, which are pages too, may load; never in a packaged program. */
  readonly inspectable: boolean
  /** Only macOS checks spelling by itself, without a dictionary of Chromium's. */
  readonly spelling: boolean
}

/**
 * Closes a session: every permission and device is denied, every request but to our own files is cancelled, no certificate is trusted, no proxy, no
 * download, and no dictionary is fetched.
 */
export async function hardenSession(session: Session, { inspectable, spelling }: SessionChoices): Promise<void> {
  denyDevices(session)
  if (!spelling) closeSpellChecker(session)
  session.setCertificateVerifyProc((_request, answer) => answer(REJECTED))
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !mayRequest(details.url, inspectable) }))
  session.on('will-download', (event) => event.preventDefault())
  await session.setProxy({ mode: 'direct' })
}
