import { spawnSync } from 'node:child_process'

/** @import { Bom } from './shipped-parts.mjs' */

/**
 * The bill of everything that is installed, by npm itself.
 * @param {string} root
 * @returns {Bom}
 */
export function npmSbom(root) {
  // Named, because where NODE_ENV is "production" npm leaves them out, and Electron is one of them.
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--include', 'dev']
  const { npm_execpath: npm } = process.env
  const options = /** @type {const} */ ({ cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26 })
  const run =
    npm?.endsWith('npm-cli.js') === true
      ? spawnSync(process.execPath, [npm, ...args], options)
      : spawnSync(['npm', ...args].join(' '), { ...options, shell: true })
  if (run.status !== 0) throw new Error(`npm sbom ended with ${run.status}: ${run.stderr}`)
  return JSON.parse(run.stdout)
}
