/**
 * @typedef {{ version?: string, dev?: boolean, optional?: boolean, os?: string[], cpu?: string[], libc?: string[],
 *   optionalDependencies?: { [name: string]: string } }} LockEntry
 * @typedef {{ [path: string]: LockEntry }} LockEntries
 */

const OPERATING_SYSTEMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32']
const PROCESSORS = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64']

/**
 * Where Node finds `name` from the package at `path`: beside it or in a folder above.
 * @param {LockEntries} packages
 * @param {string} path
 * @param {string} name
 */
function isLocked(packages, path, name) {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`] !== undefined) return true
    if (folder === '') return false
  }
}

/**
 * The platform that a package of one binary is for, which its name tells: `@biomejs/cli-linux-x64-musl`.
 * @param {string} name
 * @returns {LockEntry}
 */
function platformOf(name) {
  const words = name.split(/[-/]/)
  const os = OPERATING_SYSTEMS.filter((system) => words.includes(system))
  const cpu = PROCESSORS.filter((processor) => words.includes(processor))
  const libc = words.some((word) => word.startsWith('musl'))
    ? ['musl']
    : words.some((word) => word.startsWith('gnu'))
      ? ['glibc']
      : []
  return {
    ...(os.length > 0 ? { os } : {}),
    ...(cpu.length > 0 ? { cpu } : {}),
    ...(libc.length > 0 && os.includes('linux') ? { libc } : {}),
  }
}

/**
 * The entries that a lock file lacks: optional packages that an installed one names by an exact version.
 * @param {LockEntries} packages
 * @returns {LockEntries}
 */
export function missingEntries(packages) {
  /** @type {LockEntries} */
  const missing = {}
  for (const [path, { dev, optionalDependencies = {} }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      if (isLocked(packages, path, name) || !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version)) continue
      missing[`node_modules/${name}`] = { version, ...(dev === true ? { dev } : {}), optional: true, ...platformOf(name) }
    }
  }
  return missing
}
