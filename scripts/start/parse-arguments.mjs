import { resolve } from 'node:path'

const KNOWN = /^--(?:no-open$|trace-startup$|profile=|archive=|port=)/
/** A file to look at. */
const FILE = /^(?!-|[a-z][a-z+.-]+:)[\s\S]*\.(?:zip|txt|json|jsonld)$/i
/** A link is read by the host. */
const LINK = /^(?:campaign-archive:|http:\/\/127\.0\.0\.1:)/i
const NAMES =
  '--host=desktop|browser, --no-open, --profile=DIR, --archive=DIR, --port=N, --trace-startup, a link: campaign-archive://…, and a file: a pack (.zip), a bundle (.txt) or notes (.json, .jsonld)'

/**
 * Takes `--host` out of the options and refuses what is not known, before anything is fetched or built. Values are checked by the host.
 * @param {readonly string[]} args
 * @returns {{ ok: true, host: import('./host-choice.mjs').Host | null, rest: string[] } | { ok: false, message: string }}
 */
export function parseArguments(args) {
  /** @type {import('./host-choice.mjs').Host | null} */
  let host = null
  const rest = []
  const links = []
  for (const arg of args) {
    if (arg.startsWith('--host=')) {
      const name = arg.slice('--host='.length)
      if (name !== 'desktop' && name !== 'browser')
        return { ok: false, message: `--host takes "desktop" or "browser", not "${name}"` }
      host = name
    } else if (KNOWN.test(arg)) {
      rest.push(arg)
    } else if (LINK.test(arg)) {
      links.push(arg)
    } else if (FILE.test(arg)) {
      // Electron's own folder is another one.
      rest.push(resolve(arg))
    } else {
      return { ok: false, message: `the option "${arg}" is not known (known: ${NAMES})` }
    }
  }
  // Last: Electron takes no option after something that looks like an address.
  return { ok: true, host, rest: [...rest, ...links] }
}
