import { faultOfName } from '../../files/portable-name.ts'
import { Refused } from '../refused.ts'

/** A name as file systems that ignore case and form compare it. */
export function foldedName(name: string): string {
  return name.normalize('NFD').toUpperCase().toLowerCase().normalize('NFC')
}

const DEVICE_FAULT = /is the name of a device/

/** Refuses a name that would not stay in the folder it is unpacked to, or that not every file system can hold. */
export function checkEntryName(name: string): void {
  const shown = JSON.stringify(name.slice(0, 200))
  if (/^[/\\]/.test(name) || /^[A-Za-z]:/.test(name)) throw new Refused('path-absolute', `the path ${shown} is absolute`)
  const parts = (name.endsWith('/') ? name.slice(0, -1) : name).split('/')
  for (const part of parts) {
    if (part === '..' || part === '.' || part.includes('\\'))
      throw new Refused('path-leaves', `the path ${shown} may leave the folder it is unpacked to`)
    const fault = faultOfName(part)
    if (fault === null) continue
    throw new Refused(
      DEVICE_FAULT.test(fault) ? 'path-device' : 'path-not-portable',
      `the path ${shown} cannot stand on every computer: ${fault}`,
    )
  }
}

/**
 * Refuses names that would be one on a file system that ignores case or Unicode normalisation, folders included, and names that are
 * a file and a folder at once. `names` end with "/" where they are folders.
 */
export function checkCollisions(names: readonly string[]): void {
  const met = new Map<string, { readonly name: string; readonly folder: boolean }>()
  const meet = (name: string, folder: boolean, again: boolean): void => {
    const key = foldedName(name)
    const other = met.get(key)
    if (other === undefined) {
      met.set(key, { name, folder })
      return
    }
    if (other.name === name && other.folder && folder && again) return
    throw new Refused(
      'path-collision',
      other.name === name
        ? `the path ${JSON.stringify(name)} is given twice`
        : `the paths ${JSON.stringify(other.name)} and ${JSON.stringify(name)} are the same on some computers`,
    )
  }
  const listed = new Set<string>()
  for (const name of names) {
    const folder = name.endsWith('/')
    const path = folder ? name.slice(0, -1) : name
    for (let slash = path.indexOf('/'); slash !== -1; slash = path.indexOf('/', slash + 1)) meet(path.slice(0, slash), true, true)
    meet(path, folder, !listed.has(path))
    listed.add(path)
  }
}
