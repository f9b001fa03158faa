import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { findElectron } from './find-electron.mjs'

describe('findElectron', () => {
  let folder: string

  beforeEach(async () => {
    vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', undefined)
    folder = await mkdtemp(join(tmpdir(), 'find-electron-'))
  })

  afterEach(async () => {
    vi.unstubAllEnvs()
    await rm(folder, { recursive: true })
  })

  test('finds the binary that the installed package names', async () => {
    await mkdir(join(folder, 'dist'))
    await writeFile(join(folder, 'dist', 'electron'), '')
    await writeFile(join(folder, 'path.txt'), 'electron\n')
    expect(findElectron(folder)).toBe(join(folder, 'dist', 'electron'))
  })

  test('finds a binary that the environment puts somewhere else', async () => {
    await mkdir(join(folder, 'elsewhere'))
    await writeFile(join(folder, 'elsewhere', 'electron'), '')
    await writeFile(join(folder, 'path.txt'), 'electron')
    vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', join(folder, 'elsewhere'))
    expect(findElectron(folder)).toBe(join(folder, 'elsewhere', 'electron'))
  })

  test('does not take the package for the binary', () => {
    expect(findElectron(folder)).toBeUndefined()
  })

  test('does not believe a name without a file', async () => {
    await writeFile(join(folder, 'path.txt'), 'electron')
    expect(findElectron(folder)).toBeUndefined()
  })
})
