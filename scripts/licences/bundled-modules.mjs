import { readFileSync } from 'node:fs'

/** @import { Plugin } from 'vite' */

/**
 * What stands in each file of a bundle, by the name of the file in it: the modules of node_modules that came to stand there, each by its path
 * from the folder of the repository on, and the bundlers whose own helpers are in it; and which other files of the bundle it loads.
 * @typedef {{ readonly modules: readonly string[], readonly tools: readonly string[], readonly loads: readonly string[] }} FileOrigin
 * @typedef {Readonly<Record<string, FileOrigin>>} BundleOrigin
 */

/** How the helpers of the bundlers themselves are named, which they put between the modules. */
const TOOLS = { rolldown: /^\0?rolldown\//, vite: /^\0?vite\// }

/** A library that was bundled before it was published says by such a comment from which package a part came. */
const BROUGHT_ALONG = /^\s*\/\/ ?(?:#region )?(?:\.{0,2}\/)*node_modules\/((?:@[^/\s]+\/)?[^/\s]+)\//gm

/**
 * A plugin that tells of each bundle what it is made of: what came to stand in it, not what package.json names. Of a module of which nothing is left (or no more than a number or a word that was put where it is used)
 * nothing is said; a style leaves nothing in a script and counts in any case.
 * @param {(origin: BundleOrigin) => void} report
 * @returns {Plugin}
 */
export function reportBundledModules(report) {
  return {
    name: 'report-bundled-modules',
    generateBundle(_options, bundle) {
      /** @type {Record<string, FileOrigin>} */
      const origin = {}
      for (const output of Object.values(bundle)) {
        if (output.type !== 'chunk') continue
        const ids = Object.entries(output.modules)
          .map(([id, { renderedLength }]) => ({ id, left: renderedLength > 0, path: id.replace(/^\0/, '').replace(/\?.*$/, '') }))
          .filter(({ left, path }) => left || path.endsWith('.css'))
        const tools = Object.entries(TOOLS).filter(([, pattern]) => ids.some(({ id }) => pattern.test(id)))
        origin[output.fileName] = {
          modules: ids
            .map(({ path }) => path.slice(path.indexOf('/node_modules/') + 1))
            .filter((path) => path.startsWith('node_modules/')),
          tools: tools.map(([tool]) => tool),
          loads: [...output.imports, ...output.dynamicImports].filter((name) => bundle[name] !== undefined),
        }
      }
      report(origin)
    },
  }
}

/**
 * The names of the packages that the author of a module bundled into it.
 * @param {string} file
 */
export function packagesBroughtAlong(file) {
  return [...new Set(Array.from(readFileSync(file, 'utf8').matchAll(BROUGHT_ALONG), ([, name = '']) => name))]
}
