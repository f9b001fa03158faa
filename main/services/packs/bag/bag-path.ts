import { faultOfName } from '../../files/portable-name.ts'
import { foldedName } from '../zip/safe-names.ts'
import type { BagReport } from './bag-problem.ts'

/** Writes a path as manifests have it: line ends and the percent sign are encoded (RFC 8493, 2.1.3). */
export function encodeBagPath(path: string): string {
  return path.replaceAll('%', '%25').replaceAll('\n', '%0A').replaceAll('\r', '%0D')
}

/** Before 1.0 the percent sign itself was not encoded. */
function decodeBagPath(path: string, percent: boolean): string {
  const decoded = path.replace(/%0A/gi, '\n').replace(/%0D/gi, '\r')
  return percent ? decoded.replaceAll('%25', '%') : decoded
}

/** Why a listed path lies outside the bag, or null. A home folder, a drive and a variable are what a shell would make of it. */
function scopeFault(path: string): string | null {
  if (/^[/\\]/.test(path) || /^[A-Za-z]:/.test(path)) return 'it is absolute'
  if (/^~/.test(path)) return 'it names a home folder'
  if (/^%[^%/]+%\\/.test(path)) return 'it names a folder of the system'
  if (path.split(/[/\\]/).includes('..')) return 'it leaves the folder'
  return null
}

const SYSTEM_FILE = /^(?:\.ds_store|\._.*|thumbs\.db|desktop\.ini|\.trashes|\.spotlight-v100|\.fseventsd)$/i

/** The files of a bag by the paths that its manifests may give them. */
export class BagFiles {
  readonly #paths: ReadonlySet<string>
  readonly #byForm = new Map<string, string>()
  readonly #byFold = new Map<string, string>()

  constructor(paths: readonly string[]) {
    this.#paths = new Set(paths)
    for (const path of paths) {
      this.#byForm.set(path.normalize('NFC'), path)
      this.#byFold.set(foldedName(path), path)
    }
  }

  /**
   * The path of a listed file as it stands on the disk, or null where the listed path may not be used or there is no such file; what is
   * wrong, and what is only inadvisable, is reported against `list`. Forms of Unicode are not told apart, as file systems do not
   * (RFC 8493, 5.2 and 6.1.3).
   */
  find(
    listed: string,
    list: string,
    percent: boolean,
    report: BagReport,
  ): { readonly path: string; readonly there: boolean } | null {
    const decoded = decodeBagPath(listed, percent)
    const fault = scopeFault(decoded)
    const shown = JSON.stringify(listed.slice(0, 300))
    if (fault !== null) {
      report.error('path-out-of-scope', list, `${shown} lies outside the bag: ${fault}`)
      return null
    }
    const plain = plainPath(decoded)
    if (plain !== decoded) report.warning('path-relative', list, `${shown} is written with "." or empty parts`)
    const name = plain.slice(plain.lastIndexOf('/') + 1)
    if (SYSTEM_FILE.test(name)) report.warning('path-system-file', list, `${shown} is a file that a system makes for itself`)
    const portable = faultOfName(name)
    if (portable !== null) report.warning('path-system-file', list, `${shown} cannot stand on every computer: ${portable}`)
    if (this.#paths.has(plain)) return { path: plain, there: true }
    // Tools before 1.0 disagreed about what to encode: the one reading that names a file is meant.
    const other = [listed, decodeBagPath(listed, true)].map(plainPath).find((path) => this.#paths.has(path))
    if (other !== undefined && scopeFault(other) === null) return { path: other, there: true }
    const sameForm = this.#byForm.get(plain.normalize('NFC'))
    if (sameForm !== undefined) {
      report.warning('path-normalisation', list, `${shown} stands on the disk in another Unicode form`)
      return { path: sameForm, there: true }
    }
    const sameFold = this.#byFold.get(foldedName(plain))
    if (sameFold !== undefined) {
      report.warning('path-case', list, `${shown} stands on the disk as ${JSON.stringify(sameFold)}`)
      return { path: sameFold, there: true }
    }
    return { path: plain, there: false }
  }
}

function plainPath(path: string): string {
  return path
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/')
}
