// What electron-builder calls while it packs: see electron-builder.yml.
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** @import { AfterPackContext } from 'electron-builder' */

/** Says that nothing of node_modules is to be looked at: the bundles hold all that the program needs. */
export async function beforeBuild() {
  return false
}

const LOADS_ANYTHING = /(<key>NSAllowsArbitraryLoads<\/key>\s*)<true\s*\/>/

/**
 * Takes out what a distribution of Electron brings and the program does not need, before the fuses are set and everything is signed. On macOS
 * electron-builder also lets each program load anything from anywhere, for an updater that this program does not have.
 * @param {AfterPackContext} context
 */
export async function afterPack({ appOutDir, electronPlatformName, packager }) {
  const isMac = electronPlatformName === 'darwin'
  const contents = join(appOutDir, `${packager.appInfo.productFilename}.app`, 'Contents')
  rmSync(join(isMac ? join(contents, 'Resources') : join(appOutDir, 'resources'), 'default_app.asar'), { force: true })
  rmSync(join(appOutDir, 'version'), { force: true })
  if (!isMac) return
  const list = join(contents, 'Info.plist')
  const text = readFileSync(list, 'utf8')
  if (!LOADS_ANYTHING.test(text))
    throw new Error(`${list} does not allow to load anything any more: look at scripts/package/hooks.mjs`)
  writeFileSync(list, text.replace(LOADS_ANYTHING, '$1<false/>'))
}
