import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { shortDigest } from '../../archive/ocfl/digest.ts'
import { readIfThere } from '../../archive/ocfl/read-if-there.ts'
import { type BagDeclaration, DECLARATION_FILE, isBagIt1, readDeclaration } from './bag-declaration.ts'
import { type BagInfoEntry, readBagInfo } from './bag-info.ts'
import { type BagManifest, type ManifestName, manifestName, readManifest } from './bag-manifest.ts'
import { BagFiles } from './bag-path.ts'
import type { BagProblem, BagReport } from './bag-problem.ts'
import { linesOf, tagText } from './tag-text.ts'

export interface BagValidation {
  /** Complete, and every digest fits: no error. */
  readonly valid: boolean
  readonly errors: readonly BagProblem[]
  readonly warnings: readonly BagProblem[]
  /** "1.0"; null where the declaration could not be read. */
  readonly version: string | null
  readonly info: readonly BagInfoEntry[]
  /** Files of the payload, and their bytes. */
  readonly files: number
  readonly bytes: number
  /** Manifests that were read, by file name. */
  readonly manifests: readonly string[]
  /** Tag files that no tag manifest vouches for; the tag manifests themselves are left out. */
  readonly unlisted: readonly string[]
}

export interface BagValidationOptions {
  /** Bytes of files that were digested, of all. May throw to end the validation. */
  readonly onProgress?: (done: number, total: number) => void
}

interface FoundFile {
  readonly path: string
  readonly bytes: number
}

/** All files under a folder, in the order of their names. Links are reported and not followed. */
async function filesUnder(root: string, folder: string, report: BagReport): Promise<FoundFile[]> {
  const found: FoundFile[] = []
  const entries = await readdir(join(root, folder), { withFileTypes: true })
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory()) found.push(...(await filesUnder(root, path, report)))
    else if (entry.isFile()) found.push({ path, bytes: (await stat(join(root, path))).size })
    else report.error('link', path, entry.isSymbolicLink() ? 'it is a link' : 'it is neither a file nor a folder')
  }
  return found
}

class Validation {
  readonly errors: BagProblem[] = []
  readonly warnings: BagProblem[] = []
  readonly report: BagReport = {
    error: (code, path, message) => this.errors.push({ code, path, message }),
    warning: (code, path, message) => this.warnings.push({ code, path, message }),
  }
}

async function readManifests(
  root: string,
  declaration: BagDeclaration,
  found: readonly FoundFile[],
  files: BagFiles,
  report: BagReport,
): Promise<{ readonly payload: readonly BagManifest[]; readonly tags: readonly BagManifest[] }> {
  const payload: BagManifest[] = []
  const tags: BagManifest[] = []
  const unknown: ManifestName[] = []
  for (const { path } of found) {
    const name = path.includes('/') ? null : manifestName(path)
    if (name === null) continue
    const { algorithm } = name
    if (algorithm === null) {
      unknown.push(name)
      continue
    }
    const text = tagText(await readFile(join(root, path)), declaration.encoding, path, report)
    if (text === null) continue
    const manifest = readManifest(text, { name, algorithm, version1: isBagIt1(declaration), files, report })
    if (name.tags) tags.push(manifest)
    else payload.push(manifest)
  }
  for (const { file, tags: ofTags } of unknown) {
    const another = (ofTags ? tags : payload).length > 0
    const message = 'its algorithm is not known, so nothing could be checked by it'
    if (another) report.warning('algorithm', file, message)
    else report.error('algorithm', file, message)
  }
  if (payload.length === 0 && !unknown.some((name) => !name.tags))
    report.error('manifest-missing', '', 'there is no payload manifest')
  return { payload, tags }
}

/** Reads fetch.txt: an address, a length or "-", a path (RFC 8493, 2.2.3). Nothing is ever fetched. Answers with the paths that it names. */
async function readFetch(
  root: string,
  declaration: BagDeclaration,
  files: BagFiles,
  payload: readonly BagManifest[],
  report: BagReport,
): Promise<ReadonlySet<string>> {
  const paths = new Set<string>()
  const list = 'fetch.txt'
  const bytes = await readIfThere(join(root, list))
  const text = bytes === null ? null : tagText(Buffer.from(bytes), declaration.encoding, list, report)
  if (text === null) return paths
  for (const [index, line] of linesOf(text).entries()) {
    if (line.trim() === '') continue
    const [, address = '', , listed = ''] = /^(\S+)[ \t]+(\d+|-)[ \t]+(.+)$/.exec(line) ?? []
    if (listed === '' || !/^[A-Za-z][A-Za-z0-9+.-]*:/.test(address)) {
      report.error('fetch-malformed', list, `line ${index + 1} is not an address, a length and a path`)
      continue
    }
    const found = files.find(listed, list, isBagIt1(declaration), report)
    if (found === null) continue
    if (!found.path.startsWith('data/')) {
      const message = `${JSON.stringify(listed)} is not in the payload`
      if (isBagIt1(declaration)) report.error('path-out-of-scope', list, message)
      else report.warning('path-out-of-scope', list, message)
      continue
    }
    if (isBagIt1(declaration) && payload.some((manifest) => !manifest.digests.has(found.path)))
      report.error('fetch-malformed', list, `${JSON.stringify(listed)} is not listed in every payload manifest`)
    paths.add(found.path)
  }
  return paths
}

function checkComplete(
  payload: readonly BagManifest[],
  tags: readonly BagManifest[],
  found: readonly FoundFile[],
  fetched: ReadonlySet<string>,
  version1: boolean,
  report: BagReport,
): void {
  for (const manifest of [...payload, ...tags]) {
    for (const path of manifest.missing) {
      if (fetched.has(path)) report.error('file-not-fetched', path, 'it stands elsewhere (fetch.txt) and was not fetched')
      else report.error('file-missing', path, `${manifest.file} lists it, and it is missing`)
    }
  }
  for (const { path } of found) {
    if (!path.startsWith('data/') || payload.length === 0) continue
    const without = payload.filter((manifest) => !manifest.digests.has(path))
    // Since 1.0 every manifest lists every file; before, one of them had to (RFC 8493, 2.1.3 and appendix A).
    if (without.length === payload.length || (version1 && without.length > 0))
      report.error('file-extra', path, `${without[0]?.file ?? 'the manifest'} does not list it`)
  }
}

async function checkDigests(
  root: string,
  manifests: readonly BagManifest[],
  found: readonly FoundFile[],
  onProgress: (done: number, total: number) => void,
  report: BagReport,
): Promise<void> {
  const wanted = found.filter(({ path }) => manifests.some((manifest) => manifest.digests.has(path)))
  const total = wanted.reduce((sum, file) => sum + file.bytes, 0)
  let done = 0
  for (const { path } of wanted) {
    const lists = manifests.filter((manifest) => manifest.digests.has(path))
    const hashes = new Map(lists.map(({ algorithm }) => [algorithm, createHash(algorithm)]))
    for await (const piece of createReadStream(join(root, path), { highWaterMark: 1 << 20 })) {
      const chunk: Buffer = piece
      for (const hash of hashes.values()) hash.update(chunk)
      done += chunk.length
      onProgress(done, total)
    }
    const actual = new Map([...hashes].map(([algorithm, hash]) => [algorithm, hash.digest('hex')]))
    for (const { file, algorithm, digests } of lists) {
      const is = actual.get(algorithm) ?? ''
      const stated = digests.get(path) ?? ''
      if (is !== stated)
        report.error('digest', path, `its ${algorithm} digest is ${shortDigest(is)}, and ${file} says ${shortDigest(stated)}`)
    }
  }
}

async function readInfo(root: string, declaration: BagDeclaration, report: BagReport): Promise<readonly BagInfoEntry[]> {
  // Until 0.95 the file had another name.
  for (const file of ['bag-info.txt', 'package-info.txt']) {
    const bytes = await readIfThere(join(root, file))
    if (bytes === null) continue
    const text = tagText(Buffer.from(bytes), declaration.encoding, file, report)
    return text === null ? [] : readBagInfo(text, file, isBagIt1(declaration), report)
  }
  return []
}

function checkOxum(info: readonly BagInfoEntry[], payload: readonly FoundFile[], bytes: number, report: BagReport): void {
  const oxums = info.filter(({ label }) => label.toLowerCase() === 'payload-oxum')
  if (oxums.length > 1) report.warning('payload-oxum', 'bag-info.txt', 'it gives Payload-Oxum more than once')
  for (const { value } of oxums) {
    if (value !== `${bytes}.${payload.length}`)
      report.error(
        'payload-oxum',
        'bag-info.txt',
        `it says ${value}, and the payload has ${bytes} bytes in ${payload.length} files`,
      )
  }
}

/**
 * Holds a folder against BagIt 0.93 to 1.0 (RFC 8493 and the drafts before it) and reports all that is wrong, not only the first. Nothing
 * is fetched: a file that fetch.txt names and that is not there is an error. A bag with warnings alone is valid. Throws what node:fs throws.
 */
export async function validateBag(root: string, options: BagValidationOptions = {}): Promise<BagValidation> {
  const validation = new Validation()
  const { report } = validation
  const found = await filesUnder(root, '', report)
  const payloadFiles = found.filter(({ path }) => path.startsWith('data/'))
  const bytes = payloadFiles.reduce((sum, file) => sum + file.bytes, 0)
  const declaration = readDeclaration(await readIfThere(join(root, DECLARATION_FILE)), report)
  const hasPayload = await stat(join(root, 'data')).then(
    (data) => data.isDirectory(),
    () => false,
  )
  if (!hasPayload) report.error('payload-missing', 'data', 'the folder of the payload is missing')

  let info: readonly BagInfoEntry[] = []
  let payload: readonly BagManifest[] = []
  let tags: readonly BagManifest[] = []
  if (declaration !== null) {
    const files = new BagFiles(found.map(({ path }) => path))
    ;({ payload, tags } = await readManifests(root, declaration, found, files, report))
    const fetched = await readFetch(root, declaration, files, payload, report)
    checkComplete(payload, tags, found, fetched, isBagIt1(declaration), report)
    info = await readInfo(root, declaration, report)
    checkOxum(info, payloadFiles, bytes, report)
    await checkDigests(root, [...payload, ...tags], found, options.onProgress ?? (() => undefined), report)
  }
  const vouched = new Set(tags.flatMap((manifest) => [...manifest.digests.keys()]))
  const unlisted = found
    .map(({ path }) => path)
    .filter((path) => !path.startsWith('data/') && !vouched.has(path) && manifestName(path)?.tags !== true)
  return {
    valid: validation.errors.length === 0,
    errors: validation.errors,
    warnings: validation.warnings,
    version: declaration === null ? null : `${declaration.major}.${declaration.minor}`,
    info,
    files: payloadFiles.length,
    bytes,
    manifests: [...payload, ...tags].map((manifest) => manifest.file),
    unlisted,
  }
}
