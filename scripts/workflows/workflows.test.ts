import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { parse } from 'yaml'

interface Step {
  readonly uses?: string
  readonly run?: string
  readonly with?: Readonly<Record<string, unknown>>
}

interface Job {
  readonly permissions?: Readonly<Record<string, string>>
  readonly 'timeout-minutes'?: number
  readonly strategy?: { readonly matrix: { readonly include?: readonly { readonly packages?: string }[] } }
  readonly steps: readonly Step[]
}

interface Workflow {
  readonly permissions: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
  readonly jobs: Readonly<Record<string, Job>>
}

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const folder = join(root, '.github', 'workflows')
const names = readdirSync(folder)
const manifest: {
  readonly scripts: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

function read(name: string): {
  readonly text: string
  readonly workflow: Workflow
  readonly jobs: readonly Job[]
  readonly steps: readonly Step[]
} {
  const text = readFileSync(join(folder, name), 'utf8')
  const workflow = parse(text) as Workflow
  const jobs = Object.values(workflow.jobs)
  return { text, workflow, jobs, steps: jobs.flatMap(({ steps }) => steps) }
}

function all(text: string, pattern: RegExp): readonly string[] {
  return Array.from(text.matchAll(pattern), ([, found = '']) => found)
}

test('there are the two', () => {
  expect(names.toSorted()).toEqual(['ci.yml', 'release.yml'])
})

test.each(names)('%s runs only what there is', (name) => {
  const commands = read(name).steps.flatMap(({ run }) => (run === undefined ? [] : [run]))
  expect(commands.length).toBeGreaterThan(0)
  for (const command of commands) {
    for (const script of all(command, /\bnpm run ([\w:-]+)/g)) expect(manifest.scripts).toHaveProperty([script])
    for (const file of all(command, /\bnode (scripts\/[\w./-]+)/g)) expect(existsSync(join(root, file)), file).toBe(true)
    for (const file of all(command, /--config ([\w./-]+)/g)) expect(existsSync(join(root, file)), file).toBe(true)
    for (const tool of all(command, /\bnpx ([\w-]+)/g)) {
      expect(existsSync(join(root, 'node_modules', '.bin', tool)), `npx would fetch ${tool}`).toBe(true)
    }
  }
})

test.each(names)(
  '%s takes the actions of others by their commit, and installs by the lock file without install scripts',
  (name) => {
    const { text, steps } = read(name)
    for (const uses of all(text, /^\s*(?:- )?uses: (.+)$/gm))
      expect(uses).toMatch(/^actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
    for (const { run = '' } of steps) {
      for (const line of run.split('\n').filter((command) => /\bnpm (?:ci|i|install)\b/.test(command)))
        expect(line).toBe('npm ci --ignore-scripts')
    }
  },
)

test.each(names)('%s may write nothing, but where it drafts a release without running code of the repository', (name) => {
  const { workflow, jobs, steps } = read(name)
  expect(workflow.permissions).toEqual({ contents: 'read' })
  for (const { permissions, steps: own } of jobs) {
    if (permissions === undefined) continue
    expect(permissions).toEqual({ contents: 'write' })
    for (const { uses = '', run = '' } of own) {
      expect(uses).not.toContain('checkout')
      expect(run).not.toMatch(/\b(?:npm|npx|node)\b/)
    }
  }
  for (const { uses, with: inputs } of steps) {
    if (uses?.startsWith('actions/checkout@') === true) expect(inputs?.['persist-credentials']).toBe(false)
  }
  for (const job of jobs) expect(job['timeout-minutes']).toBeGreaterThan(0)
})

test.each(names)('%s puts nothing from outside into a command as text', (name) => {
  for (const { run = '' } of read(name).steps) expect(run).not.toContain('${{')
})

test('a release is made of every target, only once each was checked, and on every system', () => {
  const { jobs } = read('release.yml').workflow
  expect(jobs['draft']).toMatchObject({ needs: ['check', 'package'] })
  const commands = (jobs['package']?.steps ?? []).map(({ run = '' }) => run)
  const at = (pattern: RegExp) => commands.findIndex((command) => pattern.test(command))
  expect(at(/npm run build/)).toBeGreaterThanOrEqual(0)
  expect(at(/electron-builder \$TARGETS/)).toBeGreaterThan(at(/npm run build/))
  expect(at(/check-package\.mjs "\$folder"; done/)).toBeGreaterThan(at(/electron-builder \$TARGETS/))
  expect(at(/playwright test --project=desktop/)).toBeGreaterThan(at(/electron-builder\.twin\.yml/))
  expect(jobs['package']).toMatchObject({
    strategy: { matrix: { include: [{ name: 'Linux' }, { name: 'Windows' }, { name: 'macOS' }] } },
  })
  const config = parse(readFileSync(join(root, 'electron-builder.yml'), 'utf8'))
  expect([config.linux.target, config.win.target, config.mac.target]).toEqual([
    ['AppImage', 'deb', 'tar.gz'],
    ['nsis', 'portable', 'zip'],
    ['dmg', 'zip'],
  ])
})

test('what a release is built from is named in it, and what is missing stops it', () => {
  const { workflow } = read('release.yml')
  // Read by electron.vite.config.ts.
  expect(workflow.env?.['PROGRAM_COMMIT']).toMatch(/^\$\{\{ github\.sha \}\}$/)
  const { jobs } = workflow
  const commands = (jobs['package']?.steps ?? []).map(({ run = '' }) => run)
  const at = (pattern: RegExp) => commands.findIndex((command) => pattern.test(command))
  expect(at(/for end in \$PACKAGES/)).toBeGreaterThan(at(/electron-builder \$TARGETS/))
  expect(jobs['package']?.strategy?.matrix.include?.map(({ packages }) => packages)).toEqual([
    '.AppImage .deb .tar.gz',
    '-setup.exe -portable.exe .zip',
    '-arm64.dmg -arm64.zip -x64.dmg -x64.zip',
  ])
  const draft = (jobs['draft']?.steps ?? []).map(({ run = '' }) => run).join('\n')
  expect(draft).toContain('sha256sum')
  expect((jobs['check']?.steps ?? []).map(({ run = '' }) => run).join('\n')).toMatch(/npm run sbom -- "release\/.*\.cdx\.json"/)
})

test('no package that the program is made of asks for an install script, and of the tools only those that work without', () => {
  interface Entry {
    readonly dev?: boolean
    readonly hasInstallScript?: boolean
  }
  const lock: { readonly packages: Readonly<Record<string, Entry>> } = JSON.parse(
    readFileSync(join(root, 'package-lock.json'), 'utf8'),
  )
  const asking = Object.entries(lock.packages).filter(([, { hasInstallScript }]) => hasInstallScript === true)
  expect(asking.filter(([, { dev }]) => dev !== true)).toEqual([])
  // Each only checks that the binary for the platform has come, or fetches what packages of this program do not need.
  expect(asking.map(([path]) => path.replace('node_modules/', '')).toSorted()).toEqual([
    '@swc/core',
    'electron-winstaller',
    'esbuild',
  ])
  expect(Object.keys(manifest.scripts).filter((script) => /^(?:pre|post)?(?:install|prepare)$/.test(script))).toEqual([])
})
