import type { WebContents } from 'electron'
import { isOwnPage } from './app-address.ts'

interface Navigation {
  readonly url: string
  preventDefault(): void
}

/** Going to the page where the window is already is a reload; everything else would leave the program. */
function denyLeaving(navigation: Navigation): void {
  if (!isOwnPage(navigation.url)) navigation.preventDefault()
}

/** Keeps a page where it is: no navigation, no redirect, no frame, no new window, no embedded page. */
export function hardenContents(contents: WebContents): void {
  contents.on('will-navigate', denyLeaving)
  contents.on('will-redirect', denyLeaving)
  contents.on('will-frame-navigate', denyLeaving)
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}
