// Builds the program and runs every test there is: vitest, Playwright, and the short torture of what is written; and holds the page against its limit.
// The last line tells the true sums.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { commandToInstallBrowser, findBrowser } from './find-browser.mjs'
import { findElectron } from './find-electron.mjs'
import { judgeFirstLoad, measureFirstLoad } from './first-load/measure.mjs'
import { buildWhatIsStale } from './start/build.mjs'
import { readPlaywright, readVitest, summarise } from './test/results.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const reports = join(root, 'test-results')
const unitReport = join(reports, 'unit.json')
const endToEndReport = join(reports, 'end-to-end.json')

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<number | null>}
 */
function run(command, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } })
    child.on('error', reject).on('close', resolve)
  })
}

/**
 * @param {string} path in node_modules
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
function runTool(path, args, env) {
  return run(process.execPath, [join(root, 'node_modules', path), ...args], env)
}

/** @param {string} file */
function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}

function isDebianAsRoot() {
  return process.platform === 'linux' && process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0
}

async function browserOrExplain() {
  const found = findBrowser()
  if (found !== undefined) return found
  if (isDebianAsRoot()) {
    console.log('No browser on this machine: installing the chromium package')
    const env = { DEBIAN_FRONTEND: 'noninteractive' }
    await run('apt-get', ['-qq', 'update'], env)
    await run('apt-get', ['-qq', '-y', 'install', '--no-install-recommends', 'chromium'], env)
    const installed = findBrowser()
    if (installed !== undefined) return installed
  }
  console.error(
    [
      'The end-to-end tests need Chromium, Chrome or Edge, and none was found on this machine. Install one:',
      `  ${commandToInstallBrowser(process.platform)}`,
      'or name one that is somewhere else in the environment variable CAMPAIGN_ARCHIVE_BROWSER.',
    ].join('\n'),
  )
  process.exit(1)
}

/** @param {unknown} error */
function refuse(error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}

const browser = await browserOrExplain().catch(refuse)
console.log(`browser: ${browser}`)
const desktopMustRun = process.env.REQUIRE_DESKTOP === '1'
const projects = ['browser', ...(findElectron() !== undefined || desktopMustRun ? ['desktop'] : [])]

// A report of an earlier run would be taken for one of this run.
rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })

if (!(await buildWhatIsStale(root, console.log))) {
  console.error('Nothing was tested.')
  process.exit(1)
}
const firstLoad = judgeFirstLoad(measureFirstLoad(join(root, 'out', 'renderer', 'index.html')).bytes)

const unitArgs = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`]
const unitCode = await runTool('vitest/vitest.mjs', unitArgs)
const endToEndCode = await runTool('@playwright/test/cli.js', ['test'], { PLAYWRIGHT_JSON_OUTPUT_FILE: endToEndReport })
// Names its own failures as FAILED lines, and prints its figures.
const tortureCode = await runTool('tsx/dist/cli.mjs', [join('e2e', 'torture', 'run.ts'), '--short'])

const unit = readVitest(readReport(unitReport), unitCode)
const endToEnd = readPlaywright(readReport(endToEndReport), endToEndCode, projects)
const { line, ok, failures, troubles } = summarise([unit, endToEnd])
console.log('')
console.log(`unit: ${summarise([unit]).line}`)
console.log(`end to end (${projects.join(', ')}): ${summarise([endToEnd]).line}`)
if (!projects.includes('desktop')) console.log("DESKTOP PROJECT NOT RUN: Electron's binary is not installed on this machine")
console.log(firstLoad.line)
for (const failure of failures) console.error(`FAILED: ${failure}`)
for (const trouble of troubles) console.error(`FAILED: ${trouble}`)
if (!firstLoad.ok) console.error(`FAILED: ${firstLoad.line}`)
if (tortureCode !== 0) console.error(`FAILED: npm run torture -- --short ended with ${tortureCode}: see its figures above`)
process.exitCode = ok && firstLoad.ok && tortureCode === 0 ? 0 : 1
console.log(line)
