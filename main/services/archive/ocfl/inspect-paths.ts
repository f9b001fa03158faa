export type Report = (code: string, message: string) => void

export interface PathCodes {
  readonly ends: string
  readonly elements: string
  readonly conflict: string
}
export const CONTENT_PATHS: PathCodes = { ends: 'E100', elements: 'E099', conflict: 'E101' }
export const LOGICAL_PATHS: PathCodes = { ends: 'E053', elements: 'E052', conflict: 'E095' }

const ILL_FORMED = /^\/|\/$|\/\/|(?:^|\/)\.{1,2}(?:\/|$)/

function checkForm(path: string, codes: PathCodes, report: Report): void {
  if (path !== '' && !ILL_FORMED.test(path)) return
  if (path.startsWith('/') || path.endsWith('/')) report(codes.ends, `the path "${path}" begins or ends with a slash`)
  const inner = path.replace(/^\/|\/$/g, '').split('/')
  if (path === '' || inner.some((part) => part === '' || part === '.' || part === '..'))
    report(codes.elements, `the path "${path}" has an empty part, "." or ".."`)
}

/** Checks paths of one block by the rules for content paths (OCFL 1.1, 3.5.2) or for logical paths (3.5.3.1): form, uniqueness, conflicts. */
export function checkPaths(paths: readonly string[], codes: PathCodes, report: Report): void {
  const met = new Set<string>()
  const folders = new Set<string>()
  for (const path of paths) {
    checkForm(path, codes, report)
    if (met.has(path)) report(codes.conflict, `the path "${path}" is given twice`)
    met.add(path)
    let slash = path.lastIndexOf('/')
    while (slash > 0) {
      const folder = path.slice(0, slash)
      if (folders.has(folder)) break
      folders.add(folder)
      slash = path.lastIndexOf('/', slash - 1)
    }
  }
  for (const folder of folders)
    if (met.has(folder)) report(codes.conflict, `"${folder}" is a file, and a folder in another path of the same block`)
}
