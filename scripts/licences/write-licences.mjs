import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { licenceProblems } from './allowed.mjs'
import { packagesOf } from './packages.mjs'

/** @import { BundleOrigin } from './bundled-modules.mjs' */
/** @import { BundledPackage } from './packages.mjs' */

/** Main files that only a copy of the repository starts; a packaged program has no Node to run them with. */
const NOT_PACKAGED = ['main/archive-cli.js', 'main/browser.js', 'main/browser-program.js']

/**
 * What each file of the build in `out` is made of, by its path there.
 * @param {string} root
 * @returns {BundleOrigin}
 */
export function readOrigin(root) {
  return JSON.parse(readFileSync(join(root, 'out', 'bundle-origin.json'), 'utf8'))
}

/**
 * The part of the build that is in a package: everything but what only those files need that are in none.
 * @param {BundleOrigin} origin
 * @returns {BundleOrigin}
 */
export function packagedPart(origin) {
  const left = Object.entries(origin).filter(([file]) => !NOT_PACKAGED.includes(file))
  return Object.fromEntries(left.filter(([file]) => !file.startsWith('main/chunks/') || isLoadedBy(left, file)))
}

/**
 * @param {readonly (readonly [string, { readonly loads: readonly string[] }])[]} files
 * @param {string} wanted
 */
function isLoadedBy(files, wanted) {
  const loads = new Map(files.map(([file, { loads }]) => [file, loads]))
  const waiting = files.map(([file]) => file).filter((file) => /^main\/[^/]+$/.test(file))
  const seen = new Set(waiting)
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    for (const next of (loads.get(file) ?? []).map((name) => `main/${name}`)) {
      if (seen.has(next)) continue
      seen.add(next)
      waiting.push(next)
    }
  }
  return seen.has(wanted)
}

/** @param {BundledPackage} found */
function section({ name, version, licence, source, text }) {
  return [`${name} ${version}`, `Licence: ${licence}`, ...(source === null ? [] : [source]), '', text].join('\n')
}

const RULE = `\n\n${'-'.repeat(80)}\n\n`

/** @param {string} root */
function ownLicence(root) {
  return readFileSync(join(root, 'LICENSE'), 'utf8').trim()
}

/**
 * The licences of what is in one script that travels alone, as a comment to be put at its end.
 * @param {string} root
 * @param {readonly BundledPackage[]} packages
 */
export function licencesComment(root, packages) {
  const head = `This file is a part of Campaign Archive and has ${packages.length} packages of others in it. Their licences:`
  const text = [head, `Campaign Archive\n\n${ownLicence(root)}`, ...packages.map(section)].join(RULE)
  return `/*\n${text.replaceAll('*/', '* /')}\n*/\n`
}

/**
 * What the program is made of and under which licences, as one text.
 * @param {string} root
 * @param {readonly BundledPackage[]} packages
 */
function licencesText(root, packages) {
  const head = `Campaign Archive is made of its own code, of ${packages.length} packages of others, and of Electron with Chromium and Node in it.
Electron and Chromium bring their licences with them: LICENSE.electron.txt and LICENSES.chromium.html, in the same package as this file.`
  return `${[head, `Campaign Archive\n\n${ownLicence(root)}`, ...packages.map(section)].join(RULE)}\n`
}

/**
 * Writes what the build that stands in `out` is made of: `out/LICENCES.txt` for people, to be packed beside the program, and
 * `out/renderer/licences.json` for the page About. Of what is not allowed, or has no text, nothing is written and it is told.
 * @param {string} root
 * @returns {string[]} what stands in the way; empty when all is well
 */
export function writeLicences(root) {
  const packages = packagesOf(packagedPart(readOrigin(root)), root)
  const problems = licenceProblems(packages)
  if (problems.length > 0) return problems
  const electron = JSON.parse(readFileSync(join(root, 'node_modules', 'electron', 'package.json'), 'utf8'))
  writeFileSync(join(root, 'out', 'LICENCES.txt'), licencesText(root, packages))
  writeFileSync(
    join(root, 'out', 'renderer', 'licences.json'),
    JSON.stringify({ program: ownLicence(root), electron: { version: electron.version, licence: electron.license }, packages }),
  )
  return []
}
