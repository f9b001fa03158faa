import { type DeepLink, LINK_SCHEME, readDeepLink, readLinkPlace } from './deep-link.ts'

/** The form that a link has in the address of a window in a browser. The port is that of the start in which it was taken. */
const IN_BROWSER = /^http:\/\/127\.0\.0\.1:\d{1,5}\/#(?:\/v\d+)?\/open\/(.+)$/i

/** A link as a person may paste it: `campaign-archive://open/…`, or as the browser shows it. Null for anything else. */
export function readTypedLink(text: string): DeepLink | null {
  const trimmed = text.trim()
  const place = IN_BROWSER.exec(trimmed)?.[1]
  return place === undefined ? readDeepLink(trimmed) : readLinkPlace(place)
}

/** Whether a text is meant as a link, be it cut off or misspelt: nobody looks for these words. */
export function isMeantAsLink(text: string): boolean {
  const trimmed = text.trim()
  return trimmed.toLowerCase().startsWith(`${LINK_SCHEME}:`) || IN_BROWSER.test(trimmed)
}
