/** @import { IConfiguration, IForbiddenRuleType } from 'dependency-cruiser' */
/** @import { Layer } from './scripts/layers/layers.cjs' */
const { layers, packages, anyPackage } = require('./scripts/layers/layers.cjs')

// The rules of `npm run check:layers`, which also shows that each of them can fail: see scripts/check-layers.mjs.

const program = '^(shared|main|preload|renderer|archive-cli|verify-cli)/'
const tests = '([.]test[.]tsx?$|/testing/)'

/**
 * @param {Layer} layer
 * @returns {IForbiddenRuleType[]}
 */
function rulesOf({ name, path, may, node = false, but = [] }) {
  const itself = may.some((other) => other.includes('$1')) ? [] : [path]
  /** @type {IForbiddenRuleType[]} */
  const rules = [
    {
      name,
      severity: 'error',
      from: { path, pathNot: tests },
      to: { pathNot: [...itself, ...may], ...(node ? { dependencyTypesNot: ['core'] } : {}) },
    },
  ]
  if (!path.endsWith('$')) {
    // A row that names files by their whole path has no tests.
    rules.push({
      name: `${name}-tests`,
      comment: 'A test may also use Node, and any package.',
      severity: 'error',
      from: { path: `${path}(.*[.]test[.]tsx?|testing/.*|.*/testing/.*)$` },
      to: { pathNot: [...itself, ...may, anyPackage], dependencyTypesNot: ['core'] },
    })
  }
  if (but.length > 0) {
    rules.push({ name: `${name}-keeps-out`, severity: 'error', from: { path, pathNot: tests }, to: { path: [...but] } })
  }
  return rules
}

/** @type {IForbiddenRuleType[]} */
const everywhere = [
  { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
  { name: 'resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
  {
    name: 'no-undeclared-package',
    severity: 'error',
    comment: 'A package that only another package brings along may be gone tomorrow.',
    from: {},
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
  {
    name: 'program-runs-without-development-packages',
    severity: 'error',
    comment: 'electron is what the program runs in: it is never bundled; types leave nothing behind.',
    from: { path: program, pathNot: tests },
    to: { dependencyTypes: ['npm-dev'], pathNot: [packages('electron', '@types/[^/]+')] },
  },
  { name: 'program-imports-no-test', severity: 'error', from: { path: program, pathNot: tests }, to: { path: tests } },
]

/** @type {IConfiguration} */
module.exports = {
  forbidden: [...everywhere, ...layers.flatMap(rulesOf)],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^(out|dist|resources|docs|test-results|playwright-report|coverage)/', '(^|/)layers-fixture/'] },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json', '.d.ts'],
    },
  },
}
