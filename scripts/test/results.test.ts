import { describe, expect, test } from 'vitest'
import { readPlaywright, readVitest, summarise } from './results.mjs'

type VitestReport = NonNullable<Parameters<typeof readVitest>[0]>
type PlaywrightReport = NonNullable<Parameters<typeof readPlaywright>[0]>
type Status = PlaywrightReport['suites'][number]['specs'][number]['tests'][number]['status']

function vitestReport(counts: Partial<VitestReport>): VitestReport {
  return { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [], ...counts }
}

function playwrightReport(
  projects: Readonly<Record<string, readonly Status[]>>,
  errors: PlaywrightReport['errors'] = [],
): PlaywrightReport {
  const tests = Object.entries(projects).flatMap(([projectName, statuses]) =>
    statuses.map((status) => ({
      projectName,
      status,
      results: [{ errors: status === 'expected' ? [] : [{ message: '\n\u001b[31mError: not there\u001b[39m\nmore' }] }],
    })),
  )
  return {
    suites: [
      { specs: [], suites: [{ specs: tests.map((one) => ({ title: 'opens', file: 'a.spec.ts', line: 7, tests: [one] })) }] },
    ],
    errors,
  }
}

describe('readVitest', () => {
  test('takes the numbers as they are', () => {
    const results = readVitest(vitestReport({ numPassedTests: 5, numFailedTests: 2, numPendingTests: 1, numTodoTests: 1 }), 1)
    expect(results).toEqual({ passed: 5, failed: 2, skipped: 2, failures: [], troubles: [] })
  })

  test('names what failed, with the first lines of the reason', () => {
    const assertionResults = [
      { fullName: 'adds', status: 'passed', failureMessages: [] },
      { fullName: 'takes away', status: 'failed', failureMessages: ['AssertionError: 1 is not 2\n    at a.test.ts:7'] },
    ]
    const testResults = [
      { name: 'a.test.ts', status: 'failed', message: '', assertionResults },
      { name: 'b.test.ts', status: 'failed', message: 'no such module', assertionResults: [] },
    ]
    expect(readVitest(vitestReport({ numPassedTests: 1, numFailedTests: 1, testResults }), 1).failures).toEqual([
      'b.test.ts: no such module',
      'a.test.ts > takes away: AssertionError: 1 is not 2 | at a.test.ts:7',
    ])
  })

  test('counts a file that could not be loaded as a failure', () => {
    const testResults = [{ name: 'a.test.ts', status: 'failed', message: 'no such module', assertionResults: [] }]
    expect(readVitest(vitestReport({ numPassedTests: 5, testResults }), 1)).toMatchObject({ passed: 5, failed: 1 })
  })

  test.each([
    ['no report', undefined, 1, 'wrote no report'],
    ['no test', vitestReport({}), 0, 'ran no test'],
    ['only skipped tests', vitestReport({ numPendingTests: 3 }), 0, 'ran no test'],
    ['a bad end without a failure', vitestReport({ numPassedTests: 5 }), 1, 'ended with 1'],
  ] as const)('is in trouble with %s', (_, report, exitCode, trouble) => {
    const results = readVitest(report, exitCode)
    expect(results.troubles.join()).toContain(trouble)
    expect(summarise([results]).ok).toBe(false)
  })
})

describe('readPlaywright', () => {
  test('adds up all projects', () => {
    const report = playwrightReport({ browser: ['expected', 'unexpected', 'skipped'], desktop: ['expected'] })
    expect(readPlaywright(report, 1, ['browser', 'desktop'])).toEqual({
      passed: 2,
      failed: 1,
      skipped: 1,
      failures: ['[browser] a.spec.ts:7 > opens: Error: not there | more'],
      troubles: [],
    })
  })

  test('says in which line a test failed, and no more than the first lines of why', () => {
    const message = Array.from({ length: 20 }, (_, line) => `reason ${line}`).join('\n\n')
    const results = [{ errors: [{ message, location: { file: 'a.spec.ts', line: 31 } }] }]
    const tests = [{ status: 'unexpected' as const, projectName: 'browser', results }]
    const report = { suites: [{ specs: [{ title: 'opens', file: 'a.spec.ts', line: 7, tests }] }], errors: [] }
    expect(readPlaywright(report, 1, ['browser']).failures).toEqual([
      '[browser] a.spec.ts:7 > opens: line 31: reason 0 | reason 1 | reason 2 | reason 3 | reason 4 | reason 5',
    ])
  })

  test('counts a test that passed at the second try as failed', () => {
    expect(readPlaywright(playwrightReport({ browser: ['expected', 'flaky'] }), 0, ['browser'])).toMatchObject({
      passed: 1,
      failed: 1,
    })
  })

  test.each([
    ['no report', undefined, 1, 'wrote no report'],
    ['no test', playwrightReport({}), 0, 'ran no test'],
    [
      'a browser project that was skipped whole',
      playwrightReport({ browser: ['skipped'], desktop: ['expected'] }),
      0,
      'browser project',
    ],
    ['a browser project that is missing', playwrightReport({ desktop: ['expected'] }), 0, 'browser project'],
    ['an error outside any test', playwrightReport({ browser: ['expected'] }, [{ message: 'no config' }]), 1, 'no config'],
    ['a bad end without a failure', playwrightReport({ browser: ['expected'] }), 1, 'ended with 1'],
  ] as const)('is in trouble with %s', (_, report, exitCode, trouble) => {
    const results = readPlaywright(report, exitCode, ['browser'])
    expect(results.troubles.join()).toContain(trouble)
    expect(summarise([results]).ok).toBe(false)
  })
})

describe('summarise', () => {
  test('gives true sums and passes when nothing failed', () => {
    const unit = readVitest(vitestReport({ numPassedTests: 5 }), 0)
    const endToEnd = readPlaywright(playwrightReport({ browser: ['expected'] }), 0, ['browser'])
    expect(summarise([unit, endToEnd])).toEqual({ line: '6 passed, 0 failed', ok: true, failures: [], troubles: [] })
  })

  test('names what was skipped, and does not count it as passed', () => {
    expect(summarise([readVitest(vitestReport({ numPassedTests: 5, numPendingTests: 2 }), 0)]).line).toBe(
      '5 passed, 0 failed, 2 skipped',
    )
  })

  test('fails on a failure of either runner', () => {
    const unit = readVitest(vitestReport({ numPassedTests: 5 }), 0)
    const endToEnd = readPlaywright(playwrightReport({ browser: ['unexpected'] }), 1, ['browser'])
    expect(summarise([unit, endToEnd])).toMatchObject({ line: '5 passed, 1 failed', ok: false })
  })
})
