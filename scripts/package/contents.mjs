import { createHash } from 'node:crypto'
import { existsSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { extractAll, getRawHeader, uncache } from '@electron/asar'
import { NtExecutable, NtExecutableResource } from 'resedit'
import { judgeFirstLoad, measureFirstLoad } from '../first-load/measure.mjs'
import { packagesOf } from '../licences/packages.mjs'
import { packagedPart, readOrigin } from '../licences/write-licences.mjs'
import { layoutOf } from './layout.mjs'

/** @import { Layout } from './layout.mjs' */

/** Bytes of the asar, without the archive, which stands beside it. */
const ASAR_LIMIT = 8_000_000
/** What may stand in the folder of resources besides what is named: on macOS the icon, and the languages of the system's own words. */
const MAC_RESOURCES = /^(?:electron|icon)\.icns$|^en(?:[-_]\w+)?\.lproj$|^LICENSE\.electron\.txt$|^LICENSES\.chromium\.html$/
/** Files of the window that no list of the bundler names; each must be named by one that does. */
const ASSET = /^out\/renderer\/assets\/(?:[^/]+\.(?:css|svg|png|woff2)|program-[\w-]{8}\.js)$/

/**
 * The paths of all files under a folder, with slashes, in order; links are named and not followed.
 * @param {string} folder
 * @param {string} [below]
 * @returns {string[]}
 */
function filesUnder(folder, below = '') {
  const entries = readdirSync(join(folder, below), { withFileTypes: true })
  const files = entries.flatMap((entry) => {
    const path = below === '' ? entry.name : `${below}/${entry.name}`
    return entry.isDirectory() ? filesUnder(folder, path) : [path]
  })
  return files.sort()
}

/**
 * Tells each file by which two folders differ.
 * @param {string} expected
 * @param {string} found
 */
export function differences(expected, found) {
  const [wanted, there] = [filesUnder(expected), filesUnder(found)]
  return [
    ...wanted.filter((file) => !there.includes(file)).map((file) => `${file} is missing`),
    ...there.filter((file) => !wanted.includes(file)).map((file) => `${file} does not belong there`),
    ...wanted
      .filter((file) => there.includes(file))
      .filter((file) => {
        const place = join(found, file)
        return !lstatSync(place).isFile() || !readFileSync(place).equals(readFileSync(join(expected, file)))
      })
      .map((file) => `${file} is not the same, byte for byte`),
  ]
}

/**
 * What must stand in the asar, and nothing else: what the bundler says that it made for a package, the page, its styles, the licences and the
 * search indexes of the bundled archive.
 * @param {string} asar the folder of what was in it
 * @param {string} root
 */
function listProblems(asar, root) {
  const scripts = Object.keys(packagedPart(readOrigin(root))).map((file) => `out/${file}`)
  const manifest = JSON.parse(readFileSync(join(root, 'out', 'search-index', 'manifest.json'), 'utf8'))
  const indexes = ['manifest.json', ...namesIn(manifest)].map((name) => `out/search-index/${name}`)
  const named = new Set(['package.json', 'out/renderer/index.html', 'out/renderer/licences.json', ...scripts, ...indexes])
  const found = filesUnder(asar)
  const text = found
    .filter((file) => /^out\/renderer\/.*\.(?:js|html|css)$/.test(file))
    .map((file) => readFileSync(join(asar, file), 'utf8'))
  const isNamed = (/** @type {string} */ file) =>
    ASSET.test(file) && text.some((words) => words.includes(file.slice(file.lastIndexOf('/') + 1)))
  return [
    ...[...named].filter((file) => !found.includes(file)).map((file) => `${file} is missing in app.asar`),
    ...found.filter((file) => !named.has(file) && !isNamed(file)).map((file) => `${file} does not belong in app.asar`),
  ]
}

/**
 * The files that a manifest of search indexes names.
 * @param {unknown} value
 * @returns {string[]}
 */
function namesIn(value) {
  if (typeof value === 'string') return /^[\w.-]+\.search$/.test(value) ? [value] : []
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(namesIn) : []
}

/**
 * What no file of the program may hold: a map to sources, and a path of the machine on which it was built.
 * @param {string} asar
 * @param {string} root
 */
function wordProblems(asar, root) {
  const roots = [root, root.replaceAll('\\', '/'), root.replaceAll('\\', '\\\\')]
  return filesUnder(asar).flatMap((file) => {
    const bytes = readFileSync(join(asar, file))
    return [
      ...(/\.[cm]?js$|\.css$/.test(file) && /^\/[/*]# sourceMappingURL=/m.test(bytes.toString('utf8'))
        ? [`${file} names a map to its sources`]
        : []),
      ...(roots.some((path) => bytes.includes(path)) ? [`${file} names the folder in which it was built`] : []),
    ]
  })
}

/** @param {string} asar @param {string} root @param {boolean} twin */
function manifestProblems(asar, root, twin) {
  const packed = JSON.parse(readFileSync(join(asar, 'package.json'), 'utf8'))
  const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const unwanted = ['devDependencies', 'scripts', 'optionalDependencies'].filter(
    (key) => Object.keys(packed[key] ?? {}).length > 0,
  )
  return [
    ...unwanted.map((key) => `package.json in app.asar has ${key}`),
    ...(packed.productName === (twin ? 'Campaign Archive test twin' : undefined)
      ? []
      : [`app.asar calls itself ${packed.productName}, by which it ${twin ? 'cannot' : 'can'} be driven by others`]),
    ...(packed.version === own.version ? [] : [`app.asar is of version ${packed.version}, and this is ${own.version}`]),
    ...(existsSync(join(asar, packed.main)) ? [] : [`app.asar begins with ${packed.main}, which is not in it`]),
  ]
}

/**
 * Whether the program holds the digest of its asar, by which Electron refuses to start one that was changed (on macOS and Windows).
 * @param {Layout} layout
 */
function integrityProblems({ platform, program, resources }) {
  if (platform === 'linux') return []
  const { headerString } = getRawHeader(join(resources, 'app.asar'))
  const digest = createHash('sha256').update(headerString).digest('hex')
  const held = platform === 'mac' ? readFileSync(join(program, 'Contents', 'Info.plist'), 'utf8') : windowsIntegrity(program)
  return held.includes(digest) ? [] : ['the program does not hold the digest of its app.asar, and would not start']
}

/** @param {string} program */
function windowsIntegrity(program) {
  const { entries } = NtExecutableResource.from(NtExecutable.from(readFileSync(program), { ignoreCert: true }))
  const [entry] = entries.filter(({ type, id }) => type === 'INTEGRITY' && id === 'ELECTRONASAR')
  return entry === undefined ? '' : Buffer.from(entry.bin).toString('utf8')
}

/**
 * What stands beside the asar: the archive as it is in the repository, the licences of everything, and nothing else.
 * @param {Layout} layout
 * @param {string} root
 */
function besideProblems({ platform, resources, notices }, root) {
  const expected = ['LICENCES.txt', 'app.asar', 'archive']
  const found = readdirSync(resources)
  const licences = join(resources, 'LICENCES.txt')
  const packages = packagesOf(packagedPart(readOrigin(root)), root)
  const text = existsSync(licences) ? readFileSync(licences, 'utf8') : ''
  return [
    ...expected.filter((name) => !found.includes(name)).map((name) => `${name} is missing among the resources`),
    ...found
      .filter((name) => !expected.includes(name) && !(platform === 'mac' && MAC_RESOURCES.test(name)))
      .map((name) => `${name} does not belong among the resources`),
    ...(found.includes('archive') ? differences(join(root, 'resources', 'archive'), join(resources, 'archive')) : []).map(
      (difference) => `in the archive: ${difference}`,
    ),
    ...packages
      .filter(({ name, version }) => !text.includes(`\n${name} ${version}\n`))
      .map(({ name }) => `LICENCES.txt does not name ${name}`),
    ...['LICENSE.electron.txt', 'LICENSES.chromium.html']
      .filter((name) => !existsSync(join(notices, name)) || statSync(join(notices, name)).size === 0)
      .map((name) => `${name} is missing beside the program`),
  ]
}

/**
 * Holds an unpacked program against what must be in it, and tells what is not as it must be. The build in `out` must be the one that was packed.
 * @param {string} folder made by `electron-builder --dir`
 * @param {string} root
 * @param {{ readonly twin?: boolean }} [options] `twin`: it is the one for Playwright
 * @returns {{ problems: string[], lines: string[] }} `lines`: the sizes
 */
export function checkContents(folder, root, { twin = false } = {}) {
  const layout = layoutOf(folder)
  const asar = join(layout.resources, 'app.asar')
  const { size } = statSync(asar)
  // It may have been read before, and packed anew since.
  uncache(asar)
  const temporary = mkdtempSync(join(tmpdir(), 'campaign-archive-asar-'))
  try {
    extractAll(asar, temporary)
    const firstLoad = judgeFirstLoad(measureFirstLoad(join(temporary, 'out', 'renderer', 'index.html')).bytes)
    const megabytes = `app.asar has ${(size / 1e6).toFixed(2)} MB (limit ${(ASAR_LIMIT / 1e6).toFixed(0)} MB)`
    return {
      problems: [
        ...listProblems(temporary, root),
        ...wordProblems(temporary, root),
        ...manifestProblems(temporary, root, twin),
        ...integrityProblems(layout),
        ...besideProblems(layout, root),
        ...(size < ASAR_LIMIT ? [] : [megabytes]),
        ...(firstLoad.ok ? [] : [firstLoad.line]),
      ],
      lines: [megabytes, firstLoad.line],
    }
  } finally {
    rmSync(temporary, { recursive: true })
  }
}
