// Makes the icons of the packages from resources/package/icon.svg: `npm run icons`. The results are kept in the repository.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'
import { findBrowser } from './find-browser.mjs'
import { icns, ico } from './icons/containers.mjs'

const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), 'resources', 'package')
const svg = readFileSync(join(folder, 'icon.svg'), 'utf8')
const LINUX = [16, 24, 32, 48, 64, 128, 256, 512]
const WINDOWS = [16, 24, 32, 48, 64, 256]
const MAC = [16, 32, 64, 128, 256, 512, 1024]

const executablePath = findBrowser()
if (executablePath === undefined) throw new Error('drawing the icons needs Chromium, Chrome or Edge')
const browser = await chromium.launch({ executablePath })
try {
  const page = await browser.newPage({ deviceScaleFactor: 1 })
  /** @param {number} size @returns {Promise<Buffer>} */
  const draw = async (size) => {
    await page.setViewportSize({ width: size, height: size })
    await page.setContent(`<style>* { margin: 0 } svg { display: block; width: ${size}px; height: ${size}px }</style>${svg}`)
    return page.screenshot({ omitBackground: true })
  }
  /** @type {Map<number, Buffer>} */
  const pictures = new Map()
  for (const size of new Set([...LINUX, ...WINDOWS, ...MAC])) pictures.set(size, await draw(size))
  /** @param {readonly number[]} sizes */
  const some = (sizes) => sizes.map((size) => ({ size, png: pictures.get(size) ?? Buffer.alloc(0) }))
  rmSync(join(folder, 'icons'), { recursive: true, force: true })
  mkdirSync(join(folder, 'icons'))
  for (const { size, png } of some(LINUX)) writeFileSync(join(folder, 'icons', `${size}x${size}.png`), png)
  writeFileSync(join(folder, 'icon.ico'), ico(some(WINDOWS)))
  writeFileSync(join(folder, 'icon.icns'), icns(some(MAC)))
} finally {
  await browser.close()
}
