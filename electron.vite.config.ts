import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'
import { firstSight } from './renderer/src/first-sight/frame.ts'
import { classicEntry } from './scripts/first-load/classic-entry.mjs'
import { englishStemmer } from './scripts/first-load/english-stemmer.mjs'
import { type BundleOrigin, reportBundledModules } from './scripts/licences/bundled-modules.mjs'

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }

/**
 * The package `open` names a constant `__dirname`; electron-vite declares one too in a bundle where it sees the word, and two
 * of them do not parse.
 */
const openWithoutDirname: Plugin = {
  name: 'open-without-dirname',
  enforce: 'pre',
  transform: {
    filter: { id: /node_modules\/open\/index\.js$/ },
    handler: (code) => ({ code: code.replaceAll('__dirname', 'ownFolder'), map: null }),
  },
}

const COMPONENT_LIBRARY = /\/node_modules\/(?:react-aria|react-aria-components|react-stately)\//

/** Modules that the page cannot start without, by their ids: known once all modules have been read. */
const firstModules = new Set<string>()

const findFirstModules: Plugin = {
  name: 'find-first-modules',
  buildEnd() {
    const waiting = [...this.getModuleIds()].filter((id) => this.getModuleInfo(id)?.isEntry === true && id !== resolve(BEGIN))
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      // The component library is named as a whole by one file of it: what of it is needed first, the bundler finds out.
      if (firstModules.has(id) || COMPONENT_LIBRARY.test(id)) continue
      firstModules.add(id)
      waiting.push(...(this.getModuleInfo(id)?.importedIds ?? []))
    }
  },
}

const origin: Record<string, BundleOrigin[string]> = {}

/** Keeps of what each file of a bundle is made: the licences of the program are found by it. */
function keepOrigin(bundle: 'main' | 'preload' | 'renderer'): Plugin {
  return reportBundledModules((files) => {
    for (const [file, of] of Object.entries(files)) origin[`${bundle}/${file}`] = of
    const sorted = Object.entries(origin).sort(([a], [b]) => (a < b ? -1 : 1))
    mkdirSync('out', { recursive: true })
    writeFileSync('out/bundle-origin.json', JSON.stringify(Object.fromEntries(sorted)))
  })
}

const BEGIN = 'renderer/src/first-sight/begin.ts'

/**
 * Puts into the page what is to be seen before the program can draw, and the small script that asks ahead for what the program will want. That script imports
 * nothing, and runs at once instead of after the page has been read, as modules do.
 */
const beginWithFirstSight: Plugin = {
  name: 'begin-with-first-sight',
  buildStart() {
    this.emitFile({ type: 'chunk', id: resolve(BEGIN), name: 'begin' })
  },
  transformIndexHtml: {
    order: 'post',
    handler(html, { bundle = {} }) {
      const begin = Object.values(bundle).find((file) => file.type === 'chunk' && file.name === 'begin')
      if (begin?.type !== 'chunk') throw new Error(`${BEGIN} was not built`)
      if (begin.imports.length + begin.exports.length > 0) throw new Error(`${BEGIN} must import and export nothing`)
      return html
        .replace('<!-- begin -->', `<script src="./${begin.fileName}"></script>`)
        .replace('<!-- first sight -->', firstSight())
    },
  },
}

/**
 * Three bundles, each for its environment. Everything is bundled, so that the built program needs no node_modules: only
 * `electron` and what is in Node stay outside. Building needs no Electron binary.
 */
export default defineConfig({
  main: {
    plugins: [openWithoutDirname, keepOrigin('main')],
    define: {
      PROGRAM_VERSION: JSON.stringify(version),
      // Told by whoever builds a release: what git says here may be older than the files.
      PROGRAM_COMMIT: JSON.stringify(process.env['PROGRAM_COMMIT'] ?? null),
    },
    build: {
      // Plain Node runs the browser host and the archivist's command from this bundle too.
      target: 'node20.19',
      externalizeDeps: false,
      rolldownOptions: {
        input: {
          desktop: 'main/desktop/index.ts',
          browser: 'main/browser/index.ts',
          // Imported by the one before once it has asked for a cache of compiled code; by itself, so that a package can leave it out.
          'browser-program': 'main/browser/program.ts',
          'archive-cli': 'archive-cli/index.ts',
          // Threads, found by their names beside the others: main/services/archive/workers/start-worker.ts.
          'catalogue-worker': 'main/services/archive/workers/catalogue-worker.ts',
          'digest-worker': 'main/services/archive/workers/digest-worker.ts',
          'search-index-worker': 'main/services/search/search-index-worker.ts',
          'summaries-worker': 'main/services/archive/workers/summaries-worker.ts',
          'verify-briefing-worker': 'main/services/briefings/verify-briefing-worker.ts',
          'verify-worker': 'main/services/archive/workers/verify-worker.ts',
        },
      },
    },
  },
  preload: {
    plugins: [keepOrigin('preload')],
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: 'preload/index.ts' },
        // A sandboxed preload is CommonJS, and one file: it cannot require another.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react(), findFirstModules, beginWithFirstSight, classicEntry(), keepOrigin('renderer')],
    worker: { format: 'es', plugins: () => [englishStemmer(), keepOrigin('renderer')] },
    build: {
      // Beside Electron's Chromium, whatever current browser a person has.
      target: 'es2023',
      minify: true,
      sourcemap: false,
      // The Content-Security-Policy allows no inline script, and every file is one that the build has named.
      assetsInlineLimit: 0,
      // Where a file comes later, its styles are asked for with it, or it would be shown without; what it imports, it asks for by itself.
      modulePreload: { polyfill: false, resolveDependencies: (_, files) => files.filter((file) => file.endsWith('.css')) },
      rolldownOptions: {
        input: 'renderer/index.html',
        // What the page starts with comes in one piece, not in one for every page that uses a part of it later.
        output: { codeSplitting: { groups: [{ name: 'first', test: (id) => firstModules.has(id) }] } },
      },
    },
  },
})
