import { accessSync, constants, statSync } from 'node:fs'
import path from 'node:path'

/**
 * What decides where a browser may be: handed in, so that every platform can be tested on any.
 * @typedef {{ platform: NodeJS.Platform, env: NodeJS.ProcessEnv, isProgram: (path: string) => boolean }} Machine
 */

/** @type {Machine} */
export const thisMachine = {
  platform: process.platform,
  env: process.env,
  isProgram(file) {
    try {
      accessSync(file, constants.X_OK)
      return statSync(file).isFile()
    } catch {
      return false
    }
  },
}

const LINUX_NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
]
const MAC_APPS = ['Google Chrome', 'Chromium', 'Microsoft Edge']
const WINDOWS_PROGRAMS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
]

/**
 * @param {Machine} machine
 * @returns {string[]}
 */
function usualPlaces({ platform, env }) {
  if (platform === 'darwin') {
    const folders = ['/Applications', ...(env.HOME === undefined ? [] : [`${env.HOME}/Applications`])]
    return folders.flatMap((folder) => MAC_APPS.map((app) => `${folder}/${app}.app/Contents/MacOS/${app}`))
  }
  if (platform === 'win32') {
    const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter((folder) => folder !== undefined)
    return WINDOWS_PROGRAMS.flatMap((program) => folders.map((folder) => path.win32.join(folder, program)))
  }
  const folders = [...(env.PATH ?? '').split(':').filter(Boolean), '/usr/bin', '/usr/local/bin', '/snap/bin']
  return [...LINUX_NAMES.flatMap((name) => folders.map((folder) => path.posix.join(folder, name))), '/opt/google/chrome/chrome']
}

/**
 * The Chromium, Chrome or Edge of this machine. `CAMPAIGN_ARCHIVE_BROWSER` comes before every other, and one that is
 * named there and does not exist is an error: another browser than the one asked for would prove something else.
 * @param {Machine} [machine]
 * @returns {string | undefined}
 */
export function findBrowser(machine = thisMachine) {
  const named = machine.env.CAMPAIGN_ARCHIVE_BROWSER
  if (named !== undefined && named !== '') {
    if (machine.isProgram(named)) return named
    throw new Error(`CAMPAIGN_ARCHIVE_BROWSER names ${named}, and there is no program of that name`)
  }
  return usualPlaces(machine).find(machine.isProgram)
}

/**
 * The command with which a person gets a browser on this platform.
 * @param {NodeJS.Platform} platform
 */
export function commandToInstallBrowser(platform) {
  switch (platform) {
    case 'darwin':
      return 'brew install --cask chromium'
    case 'win32':
      return 'winget install Google.Chrome'
    default:
      return 'sudo apt-get update && sudo apt-get install --no-install-recommends chromium'
  }
}
