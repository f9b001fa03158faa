/** A standard scheme has an origin, and with it IndexedDB and 'self' in the Content-Security-Policy. */
export const APP_SCHEME = 'campaign-archive'
const APP_HOST = 'app'
export const APP_ADDRESS = `${APP_SCHEME}://${APP_HOST}/`

function parse(address: string): URL | null {
  return URL.canParse(address) ? new URL(address) : null
}

/** Whether an address is one of the program's own files. */
export function isOwnAddress(address: string): boolean {
  const url = parse(address)
  return url !== null && url.protocol === `${APP_SCHEME}:` && url.host === APP_HOST && url.username === '' && url.password === ''
}

/** Whether an address is the window's page, at whatever place in it. */
export function isOwnPage(address: string): boolean {
  const url = parse(address)
  return url !== null && isOwnAddress(address) && url.pathname === '/' && url.search === ''
}
