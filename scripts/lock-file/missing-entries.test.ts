import { expect, test } from 'vitest'
import { missingEntries } from './missing-entries.mjs'

test('adds the optional packages that are named and not locked, each for its platform', () => {
  const packages = {
    'node_modules/tool': {
      version: '2.0.0',
      dev: true,
      optionalDependencies: { '@tool/linux-x64': '2.0.0', '@tool/linux-arm64-musl': '2.0.0', '@tool/win32-x64-msvc': '2.0.0' },
    },
    'node_modules/@tool/linux-x64': { version: '2.0.0' },
  }
  expect(missingEntries(packages)).toEqual({
    'node_modules/@tool/linux-arm64-musl': {
      version: '2.0.0',
      dev: true,
      optional: true,
      os: ['linux'],
      cpu: ['arm64'],
      libc: ['musl'],
    },
    'node_modules/@tool/win32-x64-msvc': { version: '2.0.0', dev: true, optional: true, os: ['win32'], cpu: ['x64'] },
  })
})

test('finds a package that is locked beside the one that names it, or above', () => {
  const packages = {
    'node_modules/a': { version: '1.0.0' },
    'node_modules/a/node_modules/b': { version: '1.0.0', optionalDependencies: { c: '1.0.0', d: '1.0.0' } },
    'node_modules/a/node_modules/b/node_modules/c': { version: '1.0.0' },
    'node_modules/d': { version: '1.0.0' },
  }
  expect(missingEntries(packages)).toEqual({})
})

test('leaves alone what is named by a range', () => {
  expect(missingEntries({ 'node_modules/a': { version: '1.0.0', optionalDependencies: { b: '^1.0.0' } } })).toEqual({})
})
