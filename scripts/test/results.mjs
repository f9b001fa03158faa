import { stripVTControlCharacters } from 'node:util'

/**
 * What the two runners report, brought to one shape.
 * `failures` name each test that failed, with the first lines of the reason and its place: of a long run only the end may be kept.
 * `troubles` are reasons to fail that no count shows: a runner that ended badly, that ran nothing, a project that is missing.
 * @typedef {{ passed: number, failed: number, skipped: number, failures: readonly string[], troubles: readonly string[] }} Results
 */

/**
 * @typedef {{
 *   numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number,
 *   testResults: readonly { name: string, status: string, message: string, assertionResults: readonly VitestTest[] }[]
 * }} VitestReport
 * @typedef {{ fullName: string, status: string, failureMessages: readonly string[] }} VitestTest
 * @typedef {{
 *   status: 'expected' | 'unexpected' | 'flaky' | 'skipped', projectName: string,
 *   results: readonly { errors: readonly PlaywrightError[] }[]
 * }} PlaywrightTest
 * @typedef {{ message?: string, location?: { file: string, line: number } }} PlaywrightError
 * @typedef {{ title: string, file: string, line: number, tests: readonly PlaywrightTest[] }} PlaywrightSpec
 * @typedef {{ suites?: readonly PlaywrightSuite[], specs: readonly PlaywrightSpec[] }} PlaywrightSuite
 * @typedef {{ suites: readonly PlaywrightSuite[], errors: readonly { message?: string }[] }} PlaywrightReport
 */

/**
 * A file that could not be loaded holds no test that could fail: it counts as one failure.
 * @param {VitestReport | undefined} report
 * @param {number | null} exitCode
 * @returns {Results}
 */
export function readVitest(report, exitCode) {
  if (report === undefined) return nothing(`vitest wrote no report (it ended with ${exitCode})`)
  const broken = report.testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0)
  const failed = report.numFailedTests + broken.length
  const troubles = []
  if (report.numPassedTests + failed === 0) troubles.push('vitest ran no test')
  if (exitCode !== 0 && failed === 0) troubles.push(`vitest ended with ${exitCode} although no test failed`)
  const failures = [
    ...broken.map(({ name, message }) => describe(name, [message])),
    ...report.testResults.flatMap(({ name, assertionResults }) =>
      assertionResults
        .filter(({ status }) => status === 'failed')
        .map(({ fullName, failureMessages }) => describe(`${name} > ${fullName}`, failureMessages)),
    ),
  ]
  return { passed: report.numPassedTests, failed, skipped: report.numPendingTests + report.numTodoTests, failures, troubles }
}

/**
 * A test that passed only when tried again counts as failed.
 * @param {PlaywrightReport | undefined} report
 * @param {number | null} exitCode
 * @param {readonly string[]} projects that must have run
 * @returns {Results}
 */
export function readPlaywright(report, exitCode, projects) {
  if (report === undefined) return nothing(`Playwright wrote no report (it ended with ${exitCode})`)
  const specs = report.suites.flatMap(specsOf)
  const tests = specs.flatMap((spec) => spec.tests)
  const count = (/** @type {readonly string[]} */ ...statuses) => tests.filter(({ status }) => statuses.includes(status)).length
  const [passed, failed] = [count('expected'), count('unexpected', 'flaky')]
  const troubles = report.errors.map(({ message }) => `Playwright: ${message ?? 'an error without a message'}`)
  if (passed + failed === 0) troubles.push('Playwright ran no test')
  for (const project of projects) {
    const ran = tests.some(({ projectName, status }) => projectName === project && status !== 'skipped')
    if (!ran) troubles.push(`the ${project} project ran no test`)
  }
  if (exitCode !== 0 && failed === 0 && troubles.length === 0) {
    troubles.push(`Playwright ended with ${exitCode} although no test failed`)
  }
  const failures = specs.flatMap(({ title, file, line, tests: ran }) =>
    ran
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ projectName, results }) =>
        describe(
          `[${projectName}] ${file}:${line} > ${title}`,
          results.flatMap(({ errors }) => errors.map(readError)),
        ),
      ),
  )
  return { passed, failed, skipped: count('skipped'), failures, troubles }
}

/** How much of a reason is told: what was awaited and what came stand in its first lines. */
const REASON_LINES = 6
const REASON_CHARACTERS = 600

/**
 * @param {string} test
 * @param {readonly string[]} reasons
 */
function describe(test, reasons) {
  const lines = stripVTControlCharacters(reasons.join('\n'))
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  if (lines.length === 0) return test
  return `${test}: ${lines.slice(0, REASON_LINES).join(' | ').slice(0, REASON_CHARACTERS)}`
}

/** @param {PlaywrightError} error */
function readError({ message = '', location }) {
  return location === undefined ? message : `line ${location.line}: ${message}`
}

/**
 * @param {PlaywrightSuite} suite
 * @returns {PlaywrightSpec[]}
 */
function specsOf(suite) {
  return [...suite.specs, ...(suite.suites ?? []).flatMap(specsOf)]
}

/**
 * @param {string} trouble
 * @returns {Results}
 */
function nothing(trouble) {
  return { passed: 0, failed: 0, skipped: 0, failures: [], troubles: [trouble] }
}

/**
 * The last line of a run, and whether the run passed. The sums are true sums of the two runners.
 * @param {readonly Results[]} all
 */
export function summarise(all) {
  const sum = (/** @type {'passed' | 'failed' | 'skipped'} */ key) => all.reduce((total, results) => total + results[key], 0)
  const skipped = sum('skipped')
  return {
    line: `${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
    ok: sum('failed') === 0 && all.every(({ troubles }) => troubles.length === 0),
    failures: all.flatMap(({ failures }) => failures),
    troubles: all.flatMap(({ troubles }) => troubles),
  }
}
