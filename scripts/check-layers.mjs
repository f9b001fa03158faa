// Checks who imports whom, and that each rule of the check can fail.
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cruiseLayers } from './layers/cruise.mjs'
import { typesOnly } from './layers/layers.cjs'

/** @import { Violation } from './layers/cruise.mjs' */

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const fixture = join(root, 'scripts', 'layers-fixture')
const config = join(root, '.dependency-cruiser.cjs')
const folders = ['shared', 'main', 'preload', 'renderer/src', 'archive-cli', 'verify-cli', 'e2e', 'scripts']

/** Fewer than this in the whole program means that the cruise did not see it. */
const LEAST_MODULES = 250

/** @param {string} folder */
function configurationsOf(folder) {
  return readdirSync(folder).filter((name) => /[.]config[.]ts$|^[.]dependency-cruiser[.]cjs$/.test(name))
}

/** @param {Violation} violation */
const sentence = ({ rule, from, to }) => `${from} -> ${to}: breaks the rule "${rule}"`

async function checkProgram() {
  const { modules, violations } = await cruiseLayers(root, [...folders, ...configurationsOf(root)], config)
  const problems = violations.map(sentence)
  if (modules < LEAST_MODULES) {
    problems.push(`the cruise saw ${modules} modules, and the program has at least ${LEAST_MODULES}: it proves nothing`)
  }
  return { modules, problems }
}

/**
 * In the fixture the first line of a file names the rules that it breaks, as `// breaks: one, another`; a file without
 * such a line breaks none. What is reported must be exactly that.
 */
async function checkRules() {
  const { violations } = await cruiseLayers(fixture, [...folders, ...configurationsOf(fixture)], config)
  const reported = new Set(violations.map(({ rule, from }) => `${from}: ${rule}`))
  const seeded = new Set(seeds())
  const { forbidden = [] } = createRequire(import.meta.url)(config)
  const rules = [...forbidden, ...typesOnly].map(({ name }) => name).concat('in-a-layer')
  return {
    rules: rules.length,
    problems: [
      ...[...seeded].filter((seed) => !reported.has(seed)).map((seed) => `a seeded violation was not reported: ${seed}`),
      ...[...reported]
        .filter((report) => !seeded.has(report))
        .map((report) => `a violation was reported that nobody seeded: ${report}`),
      ...rules
        .filter((rule) => ![...seeded].some((seed) => seed.endsWith(`: ${rule}`)))
        .map((rule) => `no file of scripts/layers-fixture breaks the rule "${rule}"`),
    ],
  }
}

/** @param {string | Buffer} path */
function slashed(path) {
  return String(path).replaceAll('\\', '/')
}

function seeds() {
  return readdirSync(fixture, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /[.]tsx?$/.test(entry.name))
    .flatMap((entry) => {
      const path = join(entry.parentPath, entry.name)
      const [, rules = ''] = /^\/\/ breaks: (.+)/.exec(readFileSync(path, 'utf8')) ?? []
      const from = slashed(path.slice(fixture.length + 1))
      return rules
        .split(', ')
        .filter(Boolean)
        .map((rule) => `${from}: ${rule}`)
    })
}

const program = await checkProgram()
const rules = await checkRules()
for (const problem of [...program.problems, ...rules.problems]) console.error(problem)
if (program.problems.length + rules.problems.length > 0) process.exit(1)
console.log(
  `layers: ${program.modules} modules keep to ${rules.rules} rules, each of which was seen to fail on its seeded violation`,
)
