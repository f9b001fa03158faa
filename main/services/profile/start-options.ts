import { resolve } from 'node:path'
import { kindOfHanded } from '#shared/contract/handed-file.ts'
import type { DeepLink } from '#shared/links/deep-link.ts'
import { isMeantAsLink, readTypedLink } from '#shared/links/typed-link.ts'

export interface StartOptions {
  readonly host: 'desktop' | 'browser' | null
  /** Whether to open a window in the person's browser. */
  readonly open: boolean
  readonly profile: string | null
  readonly archive: string | null
  readonly port: number | null
  /** Whether to print how long each step of the start took. */
  readonly traceStartup: boolean
  /** A place to show. */
  readonly link: DeepLink | null
  /** A pack, a bundle, or a file of notes to look at. */
  readonly file: string | null
}

export type ParsedOptions =
  | { readonly ok: true; readonly options: StartOptions }
  | { readonly ok: false; readonly message: string }

const KNOWN =
  '--host=desktop|browser, --no-open, --profile=DIR, --archive=DIR, --port=N, --trace-startup, a link: campaign-archive://…, and a file: a pack (.zip), a bundle (.txt) or notes (.json, .jsonld)'

/**
 * Reads the options of a start. Folders are made absolute against `folder`. What is not known is refused by name, so that a
 * misspelt `--profile` does not write to the usual profile.
 */
export function parseStartOptions(args: readonly string[], folder: string): ParsedOptions {
  let options: StartOptions = {
    host: null,
    open: true,
    profile: null,
    archive: null,
    port: null,
    traceStartup: false,
    link: null,
    file: null,
  }
  for (const arg of args) {
    const [, name = arg, value = null] = /^(--[a-z-]+)(?:=(.*))?$/s.exec(arg) ?? []
    if (name === '--no-open' && value === null) {
      options = { ...options, open: false }
    } else if (name === '--trace-startup' && value === null) {
      options = { ...options, traceStartup: true }
    } else if (name === '--host') {
      if (value !== 'desktop' && value !== 'browser') return refuse(`--host takes "desktop" or "browser", not "${value ?? ''}"`)
      options = { ...options, host: value }
    } else if (name === '--profile' || name === '--archive') {
      if (value === null || value === '') return refuse(`${name} needs a folder: ${name}=DIR`)
      options =
        name === '--profile' ? { ...options, profile: resolve(folder, value) } : { ...options, archive: resolve(folder, value) }
    } else if (name === '--port') {
      const port = /^\d{1,5}$/.test(value ?? '') ? Number(value) : 0
      if (port < 1024 || port > 65_535) return refuse(`--port takes a number from 1024 to 65535, not "${value ?? ''}"`)
      options = { ...options, port }
    } else if (isMeantAsLink(arg)) {
      const link = readTypedLink(arg)
      if (link === null) return refuse(`"${arg}" is not a whole link`)
      options = { ...options, link }
    } else if (!arg.startsWith('-') && kindOfHanded(arg) !== null) {
      options = { ...options, file: resolve(folder, arg) }
    } else {
      return refuse(`the option "${arg}" is not known (known: ${KNOWN})`)
    }
  }
  return { ok: true, options }
}

function refuse(message: string): ParsedOptions {
  return { ok: false, message }
}
