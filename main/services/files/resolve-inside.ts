import { lstat, readlink, realpath } from 'node:fs/promises'
import { isAbsolute, join, relative as relativePath, sep } from 'node:path'
import { faultOfName } from './portable-name.ts'

export type PathInside = { readonly ok: true; readonly path: string } | { readonly ok: false; readonly reason: string }

function refuse(relative: string, reason: string): PathInside {
  return { ok: false, reason: `the path "${relative.slice(0, 200)}" is refused: ${reason}` }
}

/** Whether `path` is `root` or lies under it. Both absolute and without links. */
function isWithin(root: string, path: string): boolean {
  const way = relativePath(root, path)
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way))
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

/**
 * Turns a path that came from outside (an inventory, a request) into one on this disk, or says why it may not be used.
 * `relative` uses "/" on every platform, and each part must be a name that every file system allows. What is not there
 * yet may be named. A link on the way is followed, and refused when it leads out of `root`, or nowhere.
 * Throws only what node:fs throws for other reasons (no permission to look, a `root` that does not exist).
 */
export async function resolveInside(root: string, relative: string): Promise<PathInside> {
  if (relative.startsWith('/') || isAbsolute(relative)) return refuse(relative, 'it is absolute')
  const parts = relative.split('/')
  for (const part of parts) {
    const fault = faultOfName(part)
    if (fault !== null) return refuse(relative, fault)
  }
  const realRoot = await realpath(root)
  let place = realRoot
  for (const part of parts) {
    place = join(place, part)
    try {
      const entry = await lstat(place)
      if (!entry.isSymbolicLink()) continue
    } catch (error) {
      // Nothing stands here, so nothing under it can be a link.
      if (isMissing(error)) break
      throw error
    }
    try {
      if (!isWithin(realRoot, await realpath(place))) return refuse(relative, `"${part}" is a link that leads out of the folder`)
    } catch (error) {
      if (isMissing(error)) return refuse(relative, `"${part}" is a link to "${await readlink(place)}", which does not exist`)
      throw error
    }
  }
  return { ok: true, path: join(realRoot, ...parts) }
}
