import { getHashes } from 'node:crypto'
import { foldedName } from '../zip/safe-names.ts'
import type { BagFiles } from './bag-path.ts'
import type { BagReport } from './bag-problem.ts'
import { linesOf } from './tag-text.ts'

export interface BagManifest {
  readonly file: string
  /** As node:crypto names it. */
  readonly algorithm: string
  /** Paths as they stand on the disk, or would; digests in lower case. */
  readonly digests: ReadonlyMap<string, string>
  readonly missing: ReadonlySet<string>
}

export interface ManifestName {
  readonly file: string
  readonly tags: boolean
  readonly algorithm: string | null
}

const ALGORITHMS: ReadonlySet<string> = new Set(getHashes().map((name) => name.toLowerCase()))

/** Reads the name of a manifest; null where a file is none. `algorithm` is null where this program cannot compute it (RFC 8493, 2.4). */
export function manifestName(file: string): ManifestName | null {
  const match = /^(tag)?manifest-([^/]+)\.txt$/i.exec(file)
  if (match === null) return null
  const written = (match[2] ?? '').toLowerCase()
  const known = [written, written.replace(/[^a-z0-9]/g, ''), written.replaceAll('_', '-')].find((name) => ALGORITHMS.has(name))
  return { file, tags: match[1] !== undefined, algorithm: known ?? null }
}

interface Rules {
  readonly name: ManifestName
  readonly algorithm: string
  readonly version1: boolean
  readonly files: BagFiles
  readonly report: BagReport
}

/** Reads the lines of a manifest: a digest, white space, a path (RFC 8493, 2.1.3). */
export function readManifest(text: string, { name, algorithm, version1, files, report }: Rules): BagManifest {
  const digests = new Map<string, string>()
  const missing = new Set<string>()
  const folds = new Map<string, string>()
  for (const [index, line] of linesOf(text).entries()) {
    if (line.trim() === '') {
      report.warning('manifest-malformed', name.file, `line ${index + 1} is empty`)
      continue
    }
    const [, written = '', star = '', listed = ''] = /^([0-9a-fA-F]+)[ \t]+(\*?)(.+)$/.exec(line) ?? []
    if (listed === '') {
      report.error('manifest-malformed', name.file, `line ${index + 1} is not a digest and a path`)
      continue
    }
    if (star !== '')
      report.warning('checksum-tool-style', name.file, `line ${index + 1} marks its path with "*", as checksum tools do`)
    const found = files.find(listed, name.file, version1, report)
    if (found === null) continue
    const { path, there } = found
    const inPayload = path.startsWith('data/')
    if (!name.tags && !inPayload) {
      report.error('path-out-of-scope', name.file, `${JSON.stringify(listed)} is not in the payload`)
      continue
    }
    if (name.tags && inPayload) {
      if (version1) report.error('path-out-of-scope', name.file, `${JSON.stringify(listed)} is in the payload`)
      else report.warning('path-out-of-scope', name.file, `${JSON.stringify(listed)} is in the payload`)
    }
    const fold = foldedName(listed.replace(/^(?:\.\/)+/, ''))
    const other = folds.get(fold)
    if (other !== undefined && other !== listed)
      report.warning(
        'path-case',
        name.file,
        `${JSON.stringify(other)} and ${JSON.stringify(listed)} are one file on some computers`,
      )
    folds.set(fold, listed)
    const digest = written.toLowerCase()
    const before = digests.get(path)
    if (before !== undefined) {
      const same = before === digest
      const message = `${JSON.stringify(listed)} is listed twice${same ? '' : ', with different digests'}`
      if (same && !version1) report.warning('listed-twice', name.file, message)
      else report.error('listed-twice', name.file, message)
    }
    digests.set(path, digest)
    if (!there) missing.add(path)
  }
  return { file: name.file, algorithm, digests, missing }
}
