/** The part of the Trusted Types API that is needed; browsers that do not have it enforce nothing. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { readonly createHTML?: (text: string) => string | null; readonly createScriptURL?: (text: string) => string | null },
  ): { createHTML(text: string): unknown }
}

function trustedTypes(): TrustedTypes | undefined {
  return (globalThis as { readonly trustedTypes?: TrustedTypes }).trustedTypes
}

/** Nothing, or one character by its name: libraries empty an element so, and look up `&eacute;`. */
const HARMLESS_MARKUP = /^(?:&[A-Za-z0-9]{1,40};)?$/
/** Where the build puts the code of workers. */
const OWN_CODE = /^\/assets\/[A-Za-z0-9._-]+\.js$/

function isOwnCode(address: string, page: string): boolean {
  const base = new URL(page)
  if (!URL.canParse(address, page)) return false
  const { protocol, host, pathname, search } = new URL(address, page)
  return protocol === base.protocol && host === base.host && search === '' && OWN_CODE.test(pathname)
}

/**
 * What may become markup or code by a string alone: nothing but what the libraries of the window need. `page` is the address of the window.
 * Null refuses. W3C Trusted Types, 2.3.4 "default policy".
 */
export function rulesFor(page: string) {
  return {
    createHTML: (text: string) => (HARMLESS_MARKUP.test(text) ? text : null),
    createScriptURL: (address: string) => (isOwnCode(address, page) ? address : null),
  }
}

/** To be called before anything else runs: the Content-Security-Policy refuses every string until then. */
export function guardSinks(): void {
  // Zod would otherwise try out, once, whether a string may become a function; it looks here when it is first loaded.
  Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })
  trustedTypes()?.createPolicy('default', rulesFor(window.location.href))
}

let printPolicy: ReturnType<TrustedTypes['createPolicy']> | undefined

/**
 * Marks a page that the program has made itself, element by element, as one that may be shown in the frame from which it is printed, where nothing runs.
 * A string to the eye of TypeScript, because that is what the DOM's own types still ask for.
 */
export function trustPrintPage(html: string): string {
  printPolicy ??= trustedTypes()?.createPolicy('print-page', { createHTML: (text) => text })
  return printPolicy === undefined ? html : (printPolicy.createHTML(html) as string)
}
