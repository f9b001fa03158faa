import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { build } from 'vite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type BundleOrigin, reportBundledModules } from './bundled-modules.mjs'
import { packagesOf } from './packages.mjs'
import { packagedPart } from './write-licences.mjs'

let root = ''

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'licences-')))
})
afterEach(() => rmSync(root, { recursive: true }))

function put(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true })
    writeFileSync(join(root, name), text)
  }
}

function putPackage(name: string, version: string, more: Readonly<Record<string, string>> = {}): void {
  const manifest = {
    name,
    version,
    license: 'MIT',
    main: 'index.js',
    sideEffects: ['*.css'],
    type: 'module',
    repository: `git+https://github.com/o/${version}.git`,
  }
  const files = {
    'package.json': JSON.stringify(manifest),
    LICENSE: `the text of ${name}`,
    'index.js': 'export const value = () => document.title',
    ...more,
  }
  put(Object.fromEntries(Object.entries(files).map(([file, text]) => [`node_modules/${name}/${file}`, text])))
}

async function bundle(): Promise<BundleOrigin> {
  let origin: BundleOrigin = {}
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [
      reportBundledModules((files) => {
        origin = files
      }),
    ],
    build: {
      write: false,
      minify: false,
      rolldownOptions: { input: join(root, 'main.js'), output: { entryFileNames: '[name].js' } },
    },
  })
  return origin
}

test('lists what came to stand in the bundle: not what was left out of it, and what was asked for later too', async () => {
  putPackage('used', '1.0.0')
  putPackage('@scope/later', '2.0.0')
  putPackage('unused', '3.0.0')
  putPackage('styles', '4.0.0', { 'sheet.css': 'p { margin: 0 }' })
  put({
    'main.js': `import { value } from 'used'; import { value as other } from 'unused'; import 'styles/sheet.css'
console.log(value); import('@scope/later').then(console.log)`,
  })
  put({ 'node_modules/vite/package.json': '{ "name": "vite", "version": "8.0.0", "license": "MIT" }' })
  put({ 'node_modules/rolldown/package.json': '{ "name": "rolldown", "version": "1.0.0", "license": "MIT" }' })
  const origin = await bundle()
  expect(origin['main.js']?.loads).toHaveLength(1)
  const packages = packagesOf(origin, root).filter(({ name }) => name !== 'vite' && name !== 'rolldown')
  expect(packages.map(({ name, version }) => `${name} ${version}`)).toEqual(['@scope/later 2.0.0', 'styles 4.0.0', 'used 1.0.0'])
  expect(packages[2]).toEqual({
    name: 'used',
    version: '1.0.0',
    licence: 'MIT',
    text: 'the text of used',
    source: 'https://github.com/o/1.0.0',
  })
})

test('lists the bundlers whose helpers stand in the bundle', () => {
  putPackage('vite', '8.0.0', { LICENSE: 'of vite\n\n# Licenses of bundled dependencies\nof others' })
  const packages = packagesOf({ 'main.js': { modules: [], tools: ['vite'], loads: [] } }, root)
  expect(packages.map(({ name, text }) => ({ name, text }))).toEqual([{ name: 'vite', text: 'of vite' }])
})

test('lists what an author bundled before publishing, in the version that lies beside it', () => {
  putPackage('writer', '1.0.0', {
    'index.js': '// node_modules/nano/index.js\n//#region node_modules/@z/ip/esm/a.js\nexport const value = 1',
  })
  putPackage('nano', '1.0.0')
  putPackage('writer/node_modules/nano', '6.0.0')
  putPackage('@z/ip', '2.0.0')
  const packages = packagesOf({ 'main.js': { modules: ['node_modules/writer/index.js'], tools: [], loads: [] } }, root)
  expect(packages.map(({ name, version }) => `${name} ${version}`)).toEqual([
    '@z/ip 2.0.0',
    'writer 1.0.0',
    'writer/node_modules/nano 6.0.0',
  ])
})

test('takes the text that is kept here where a package brings none', () => {
  putPackage('@a/bare', '1.0.0')
  rmSync(join(root, 'node_modules/@a/bare/LICENSE'))
  const origin = { 'main.js': { modules: ['node_modules/@a/bare/index.js'], tools: [], loads: [] } }
  expect(packagesOf(origin, root)[0]?.text).toBe('')
  put({ 'scripts/licences/texts/@a__bare.txt': 'kept here\n' })
  expect(packagesOf(origin, root)[0]?.text).toBe('kept here')
})

test('leaves out what only the commands that are in no package load', () => {
  const of = (...loads: string[]) => ({ modules: [], tools: [], loads })
  const origin = {
    'main/browser.js': of('chunks/open.js', 'chunks/both.js'),
    'main/chunks/both.js': of('chunks/deep.js'),
    'main/chunks/deep.js': of('chunks/both.js'),
    'main/chunks/open.js': of(),
    'main/desktop.js': of('chunks/both.js'),
    'renderer/assets/index.js': of(),
  }
  expect(Object.keys(packagedPart(origin))).toEqual([
    'main/chunks/both.js',
    'main/chunks/deep.js',
    'main/desktop.js',
    'renderer/assets/index.js',
  ])
})
