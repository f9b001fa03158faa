/**
 * What the two runners report, brought to one shape.
 * `troubles` are reasons to fail that no count shows: a runner that ended badly, that ran nothing, a project that is missing.
 * @typedef {{ passed: number, failed: number, skipped: number, troubles: readonly string[] }} Results
 */

/**
 * @typedef {{
 *   numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number,
 *   testResults: readonly { name: string, status: string, message: string, assertionResults: readonly unknown[] }[]
 * }} VitestReport
 * @typedef {{ status: 'expected' | 'unexpected' | 'flaky' | 'skipped', projectName: string }} PlaywrightTest
 * @typedef {{ suites?: readonly PlaywrightSuite[], specs: readonly { tests: readonly PlaywrightTest[] }[] }} PlaywrightSuite
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
  return { passed: report.numPassedTests, failed, skipped: report.numPendingTests + report.numTodoTests, troubles }
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
  const tests = report.suites.flatMap(testsOf)
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
  return { passed, failed, skipped: count('skipped'), troubles }
}

/**
 * @param {PlaywrightSuite} suite
 * @returns {PlaywrightTest[]}
 */
function testsOf(suite) {
  return [...suite.specs.flatMap(({ tests }) => tests), ...(suite.suites ?? []).flatMap(testsOf)]
}

/**
 * @param {string} trouble
 * @returns {Results}
 */
function nothing(trouble) {
  return { passed: 0, failed: 0, skipped: 0, troubles: [trouble] }
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
    troubles: all.flatMap(({ troubles }) => troubles),
  }
}
