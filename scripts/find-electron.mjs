import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const installedPackage = join(dirname(fileURLToPath(import.meta.url)), '..', 'node_modules', 'electron')

/**
 * Electron's binary, where it is really on this machine. The package alone says nothing: it comes without the binary, and
 * asking the package where the binary is starts a download.
 * @param {string} [folder] the installed package
 * @returns {string | undefined}
 */
export function findElectron(folder = installedPackage) {
  const pathFile = join(folder, 'path.txt')
  if (!existsSync(pathFile)) return undefined
  const name = readFileSync(pathFile, 'utf8').trim()
  const binary = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), name)
  return existsSync(binary) ? binary : undefined
}
