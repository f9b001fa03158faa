import { describe, expect, test } from 'vitest'
import { commandToInstallBrowser, findBrowser } from './find-browser.mjs'

function machine(platform: NodeJS.Platform, env: NodeJS.ProcessEnv, ...programs: readonly string[]) {
  return { platform, env, isProgram: (path: string) => programs.includes(path) }
}

describe('findBrowser', () => {
  test('takes the browser that the environment names before any other', () => {
    const env = { PATH: '/usr/bin', CAMPAIGN_ARCHIVE_BROWSER: '/own/chrome' }
    expect(findBrowser(machine('linux', env, '/usr/bin/chromium', '/own/chrome'))).toBe('/own/chrome')
  })

  test('does not fall back to another browser when the named one is not there', () => {
    const env = { PATH: '/usr/bin', CAMPAIGN_ARCHIVE_BROWSER: '/own/chrome' }
    expect(() => findBrowser(machine('linux', env, '/usr/bin/chromium'))).toThrow('names /own/chrome')
  })

  test.each([
    ['linux', { PATH: '/a:/b' }, '/b/google-chrome'],
    ['linux', {}, '/snap/bin/chromium'],
    ['darwin', { HOME: '/Users/x' }, '/Users/x/Applications/Chromium.app/Contents/MacOS/Chromium'],
    ['darwin', {}, '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
    ['win32', { PROGRAMFILES: 'C:\\Programs' }, 'C:\\Programs\\Google\\Chrome\\Application\\chrome.exe'],
    ['win32', { 'PROGRAMFILES(X86)': 'C:\\Programs (x86)' }, 'C:\\Programs (x86)\\Microsoft\\Edge\\Application\\msedge.exe'],
  ] as const)('finds one in the usual places of %s', (platform, env, place) => {
    expect(findBrowser(machine(platform, env, place))).toBe(place)
  })

  test('finds none where there is none', () => {
    expect(findBrowser(machine('linux', { PATH: '/usr/bin' }, '/usr/bin/firefox'))).toBeUndefined()
  })
})

test.each([
  ['linux', 'chromium'],
  ['darwin', 'brew'],
  ['win32', 'winget'],
] as const)('names a command to install a browser on %s', (platform, command) => {
  expect(commandToInstallBrowser(platform)).toContain(command)
})
