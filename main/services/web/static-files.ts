import { readdir } from 'node:fs/promises'
import { extname, join } from 'node:path'

export interface StaticFile {
  readonly path: string
  readonly mediaType: string
  readonly cacheControl: string
}

/** The files of the window by the path of their address, percent-encoded as it stands in a request. */
export type StaticFiles = ReadonlyMap<string, StaticFile>

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
}

/** The build puts a digest of the content into these names: name-ABCDEFGH.ext. */
const HASHED = /^\/assets\/.+-[A-Za-z0-9_-]{8}\.[a-z0-9]+$/

/**
 * Lists the files under `folder` once, so that a request is looked up in this list and never becomes a path. Symbolic links and
 * files of a kind that the window does not use are left out. "/" is index.html. Throws the error of node:fs when `folder` is not there.
 */
export async function listStaticFiles(folder: string): Promise<StaticFiles> {
  const files = new Map<string, StaticFile>()
  async function list(relative: string): Promise<void> {
    for (const entry of await readdir(join(folder, relative), { withFileTypes: true })) {
      const name = `${relative}/${entry.name}`
      if (entry.isDirectory()) await list(name)
      const mediaType = MEDIA_TYPES[extname(name).toLowerCase()]
      if (!entry.isFile() || mediaType === undefined) continue
      const address = name.split('/').map(encodeURIComponent).join('/')
      const cacheControl = HASHED.test(name) ? 'private, max-age=31536000, immutable' : 'no-store'
      files.set(address, { path: join(folder, name), mediaType, cacheControl })
    }
  }
  await list('')
  const index = files.get('/index.html')
  if (index !== undefined) files.set('/', index)
  return files
}
