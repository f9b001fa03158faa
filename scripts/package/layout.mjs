import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Where things are in an unpacked program: what bears the fuses, the folder of resources, and the folder of Electron's own licences.
 * @typedef {{ platform: 'linux' | 'mac' | 'win', program: string, resources: string, notices: string }} Layout
 */

/**
 * Finds its way in a folder that `electron-builder --dir` has made.
 * @param {string} folder
 * @returns {Layout}
 */
export function layoutOf(folder) {
  const names = readdirSync(folder)
  const app = names.find((name) => name.endsWith('.app'))
  if (app !== undefined) {
    const resources = join(folder, app, 'Contents', 'Resources')
    return { platform: 'mac', program: join(folder, app), resources, notices: resources }
  }
  const windows = names.find((name) => name.endsWith('.exe'))
  const program = join(folder, windows ?? 'campaign-archive')
  if (!existsSync(program)) throw new Error(`${folder} holds no packaged program: make one with electron-builder --dir`)
  return { platform: windows === undefined ? 'linux' : 'win', program, resources: join(folder, 'resources'), notices: folder }
}
