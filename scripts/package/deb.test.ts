import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildWhatIsStale } from '../start/build.mjs'
import { makeStandIn } from './stand-in.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/**
 * In the place of fpm, which makes the deb and cannot be had without the internet: writes down what it is told to make the package from. electron-builder
 * asks the system for it where USE_SYSTEM_FPM says so.
 */
const RECORDER = `#!/usr/bin/env node
const { readFileSync, writeFileSync } = require('node:fs')
const args = process.argv.slice(2)
const after = (name) => args.flatMap((arg, at) => (args[at - 1] === name ? [arg] : []))
const files = args.filter((arg) => arg.startsWith('/') && arg.includes('=')).map((arg) => arg.split('='))
const read = (path) => (path === undefined ? '' : readFileSync(path, 'utf8'))
const entry = files.find(([, to]) => to.endsWith('.desktop'))
writeFileSync(process.env.RECORD, JSON.stringify({
  args, files, depends: after('-d'), install: read(after('--after-install')[0]), remove: read(after('--after-remove')[0]), entry: read(entry?.[0]),
}))
writeFileSync(after('--package')[0], 'stand-in')
`

interface Recorded {
  readonly args: readonly string[]
  readonly files: readonly (readonly [string, string])[]
  readonly depends: readonly string[]
  readonly install: string
  readonly remove: string
  readonly entry: string
}

const here = process.platform === 'linux'
let folder = ''
let recorded: Recorded
beforeAll(async () => {
  if (!here) return
  folder = mkdtempSync(join(tmpdir(), 'deb-'))
  if (!(await buildWhatIsStale(root, console.log))) throw new Error('there is no build to pack')
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules', 'electron', 'package.json'), 'utf8')) as {
    version: string
  }
  const electronDist = await makeStandIn('linux', folder, version)
  const tools = join(folder, 'tools')
  mkdirSync(tools)
  writeFileSync(join(tools, 'fpm'), RECORDER)
  chmodSync(join(tools, 'fpm'), 0o755)
  const settings = [
    `electronDist=${electronDist}`,
    `directories.output=${join(folder, 'out')}`,
    'extraMetadata.homepage=https://example.org',
  ]
  const args = [join(root, 'node_modules', 'electron-builder', 'cli.js'), '--linux', 'deb', '--x64', '--publish', 'never']
  execFileSync(process.execPath, [...args, ...settings.map((setting) => `-c.${setting}`)], {
    cwd: root,
    env: {
      ...process.env,
      USE_SYSTEM_FPM: 'true',
      RECORD: join(folder, 'record.json'),
      PATH: `${tools}${delimiter}${process.env.PATH}`,
    },
  })
  recorded = JSON.parse(readFileSync(join(folder, 'record.json'), 'utf8')) as Recorded
}, 600_000)
afterAll(() => {
  if (folder !== '') rmSync(folder, { recursive: true, force: true })
})

/** Elsewhere electron-builder would have to be told of tools for Linux that it fetches. */
const onLinux = test.runIf(here)
const told = (name: string) => recorded.args[recorded.args.indexOf(name) + 1]

onLinux('the deb is made of the unpacked program, icons of each size and one desktop entry, and of nothing else', () => {
  expect(recorded.files.map(([, to]) => to).toSorted()).toEqual(
    [
      '/opt/Campaign Archive',
      ...[16, 24, 32, 48, 64, 128, 256, 512].map((size) => `/usr/share/icons/hicolor/${size}x${size}/apps/campaign-archive.png`),
      '/usr/share/applications/campaign-archive.desktop',
    ].toSorted(),
  )
  expect(told('--name')).toBe('campaign-archive')
  expect(told('--architecture')).toBe('amd64')
  expect(told('--license')).toBe('MIT')
  expect(told('--maintainer')).toBe('Campaign Archive contributors')
  expect(recorded.depends).toContain('libnss3')
  expect(recorded.args).not.toContain('--before-install')
  expect(recorded.args).not.toContain('--before-remove')
})

onLinux('the desktop hands over links and files behind what ends the options, and files are offered, not taken', () => {
  const lines = recorded.entry.trim().split('\n')
  expect(lines).toContain('Exec="/opt/Campaign Archive/campaign-archive" -- %U')
  expect(lines).toContain(
    'MimeType=application/zip;text/plain;application/json;application/ld+json;x-scheme-handler/campaign-archive;',
  )
  expect(lines).toContain('Categories=Office;')
  expect(lines).toContain('StartupWMClass=campaign-archive')
  expect(recorded.entry).not.toContain('--no-sandbox')
})

onLinux('installing it fetches nothing, starts nothing, changes no default, and lets the sandbox start', () => {
  for (const script of [recorded.install, recorded.remove]) {
    expect(script).not.toMatch(/\b(?:curl|wget|apt|apt-get|systemctl|xdg-mime|xdg-settings|crontab|useradd|--no-sandbox)\b/)
  }
  expect(recorded.install).toContain("chmod 4755 '/opt/Campaign Archive/chrome-sandbox'")
  const profile = readFileSync(join(folder, 'out', 'linux-unpacked', 'resources', 'apparmor-profile'), 'utf8')
  expect(profile).toContain('"/opt/Campaign Archive/campaign-archive"')
  expect(profile).toMatch(/^\s*userns,$/m)
})
