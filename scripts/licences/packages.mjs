import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { packagesBroughtAlong } from './bundled-modules.mjs'

/** @import { BundleOrigin } from './bundled-modules.mjs' */

/** @typedef {{ name: string, version: string, licence: string, text: string, source: string | null }} BundledPackage */

/** Where a package tells, behind its own licence, of what is bundled into other files of it than those that are used here. */
const OF_OTHERS = /\n# Licenses of bundled dependencies\n[\s\S]*$/

const LICENCE_FILE = /^(?:licen[cs]e|copying|notice)(?:[-.](?:md|txt|mit|apache|apache2|apache-2\.0|bsd))?$/i

/** @param {string} path of a module, with slashes */
function folderOf(path) {
  const [folder] = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? []
  if (folder === undefined) throw new Error(`${path} is in no package`)
  return folder
}

/**
 * Where Node finds a package from the folder of another.
 * @param {string} name
 * @param {string} from
 */
function findPackage(name, from) {
  for (let folder = from; ; folder = dirname(folder)) {
    const place = join(folder, 'node_modules', name)
    if (existsSync(join(place, 'package.json'))) return place.replaceAll('\\', '/')
    if (folder === dirname(folder)) throw new Error(`the package ${name}, which ${from} has in it, is not installed`)
  }
}

/** @param {{ license?: unknown, licenses?: unknown }} manifest */
function licenceOf({ license, licenses }) {
  if (typeof license === 'string') return license
  if (Array.isArray(licenses)) return `(${licenses.map(({ type }) => type).join(' OR ')})`
  return ''
}

/** @param {unknown} repository */
function addressOf(repository) {
  const url = typeof repository === 'string' ? repository : /** @type {{ url?: string } | undefined} */ (repository)?.url
  if (url === undefined) return null
  const [, owner, name] =
    /^(?:github:|(?:git\+)?(?:https|ssh|git):\/\/(?:git@)?github\.com\/)?([\w.-]+)\/([\w.-]+?)(?:\.git)?(?:\/.*)?$/.exec(url) ??
    []
  return owner === undefined ? null : `https://github.com/${owner}/${name}`
}

/**
 * Reads what an installed package says of itself, and the texts of its licence. Where it brings none, `ours` gives it.
 * @param {string} folder
 * @param {string} ours folder of texts for packages that are published without one, by name: `snowball-stemmers.txt`
 * @returns {BundledPackage}
 */
function readPackage(folder, ours) {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const files = readdirSync(folder)
    .filter((name) => LICENCE_FILE.test(name))
    .sort()
  const added = join(ours, `${manifest.name.replace('/', '__')}.txt`)
  const texts = (files.length > 0 ? files.map((name) => join(folder, name)) : existsSync(added) ? [added] : []).map((file) =>
    readFileSync(file, 'utf8').replaceAll('\r\n', '\n').replace(OF_OTHERS, '').trim(),
  )
  return {
    name: manifest.name,
    version: manifest.version,
    licence: licenceOf(manifest),
    text: texts.join('\n\n'),
    source: addressOf(manifest.repository),
  }
}

/**
 * The packages that stand in the files of a bundle, with their licences, in the order of their names.
 * @param {BundleOrigin} origin
 * @param {string} root
 * @returns {BundledPackage[]}
 */
export function packagesOf(origin, root) {
  const ours = join(root, 'scripts', 'licences', 'texts')
  /** @type {Set<string>} */
  const folders = new Set()
  for (const { modules, tools } of Object.values(origin)) {
    for (const path of modules.map((module) => join(root, module).replaceAll('\\', '/'))) {
      const folder = folderOf(path)
      folders.add(folder)
      for (const name of packagesBroughtAlong(path)) folders.add(findPackage(name, folder))
    }
    for (const tool of tools) folders.add(findPackage(tool, root))
  }
  const packages = [...folders].map((folder) => readPackage(folder, ours))
  const byName = new Map(packages.map((found) => [`${found.name}@${found.version}`, found]))
  return [...byName.values()].sort((a, b) => compare(a.name, b.name) || compare(a.version, b.version))
}

/** @param {string} a @param {string} b */
function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0
}
