import type { App, WebContents } from 'electron'
import { isOwnPage } from './app-address.ts'

interface Navigation {
  readonly url: string
  preventDefault(): void
}

/** Going to the page where the window is already is a reload; everything else would leave the program. */
function denyLeaving(navigation: Navigation): void {
  if (!isOwnPage(navigation.url)) navigation.preventDefault()
}

/** A frame in the page holds what the page itself wrote into it (a briefing to print), under the same policy, and goes nowhere. */
function denyFrames(navigation: Navigation & { readonly isMainFrame: boolean }): void {
  if (navigation.isMainFrame) denyLeaving(navigation)
  else if (navigation.url !== 'about:srcdoc') navigation.preventDefault()
}

/** Keeps a page where it is: no navigation, no redirect, no frame of another page, no new window, no embedded page, no connection past the session. */
export function hardenContents(contents: WebContents): void {
  contents.on('will-navigate', denyLeaving)
  contents.on('will-redirect', denyLeaving)
  contents.on('will-frame-navigate', denyFrames)
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.on('select-bluetooth-device', (event, _devices, choose) => {
    event.preventDefault()
    choose('')
  })
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  // What two pages say to each other by WebRTC passes no request filter: without a proxy, this leaves it no way.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
}

/** Closes every page that comes into being, and answers no server that would ask for a name, a password or a certificate. */
export function hardenApp(app: App): void {
  app.on('web-contents-created', (_event, contents) => hardenContents(contents))
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, trust) => {
    event.preventDefault()
    trust(false)
  })
  app.on('login', (event, _contents, _details, _info, answer) => {
    event.preventDefault()
    answer()
  })
  app.on('select-client-certificate', (event, _contents, _url, _certificates, choose) => {
    event.preventDefault()
    choose()
  })
}
