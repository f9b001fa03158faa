import { posix, win32 } from 'node:path'
import { fileURLToPath } from 'node:url'
import { kindOfHanded } from '#shared/contract/handed-file.ts'
import { isMeantAsLink } from '#shared/links/typed-link.ts'

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u001f\u007f]/
/** UTF-16 units. */
const LONGEST = 4_096
/** Names of devices and of streams beside a file, which Windows gives in place of a path. */
const DEVICE_PATH = /^[\\/]{2}[.?][\\/]|:.*:/

/** Desktops of Linux may give the address of a file in place of its path (Desktop Entry Specification, `%U`). */
function pathIn(arg: string, windows: boolean): string {
  if (!/^file:\/\//i.test(arg)) return arg
  try {
    return fileURLToPath(arg, { windows })
  } catch {
    return ''
  }
}

/**
 * The path that an argument of a start gives for a file to be opened, or null: it must be absolute, and its name must be of a kind that the program
 * opens. What begins like an option, or is only part of a path, is none. Whether such a file is there is not looked at.
 */
export function fileInArgument(arg: unknown, platform: NodeJS.Platform): string | null {
  if (typeof arg !== 'string' || arg.length > LONGEST) return null
  const windows = platform === 'win32'
  const path = pathIn(arg, windows)
  if (CONTROL.test(path) || kindOfHanded(path) === null) return null
  if (windows) return win32.isAbsolute(path) && !DEVICE_PATH.test(path) ? win32.normalize(path) : null
  return posix.isAbsolute(path) ? posix.normalize(path) : null
}

/** The last file among the arguments of a start. What stands behind a link was not given by the person, and is none. */
export function fileAmong(args: readonly string[], platform: NodeJS.Platform): string | null {
  const link = args.findIndex(isMeantAsLink)
  const own = link === -1 ? args : args.slice(0, link)
  return own.map((arg) => fileInArgument(arg, platform)).findLast((path) => path !== null) ?? null
}
