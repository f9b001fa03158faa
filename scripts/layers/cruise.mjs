import { join } from 'node:path'
import { cruise } from 'dependency-cruiser'
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options'
import { importsOf } from './imports.mjs'
import { layers, typesOnly } from './layers.cjs'

/** @import { ICruiseResult, IModule } from 'dependency-cruiser' */

/**
 * @typedef {{ rule: string, from: string, to: string }} Violation
 * @typedef {{ modules: number, violations: readonly Violation[] }} Cruise
 */

const SCRIPT = /[.](tsx?|mjs|cjs|js)$/

/**
 * What the graph says of a module must be what stands in its text. dependency-cruiser has no parser for this TypeScript
 * and reads it with a tolerant one, which could pass over an import in silence.
 * @param {IModule} module
 * @param {ReturnType<typeof importsOf>} imports
 * @returns {Violation[]}
 */
function misread(module, imports) {
  const inGraph = new Set(module.dependencies.map((dependency) => dependency.module))
  const inText = new Set(imports.map(({ specifier }) => specifier.replace(/^node:/, '')))
  const specifiers = new Set([...inGraph, ...inText])
  return [...specifiers]
    .filter((specifier) => !inGraph.has(specifier) || !inText.has(specifier))
    .map((specifier) => ({ rule: 'graph-fits-text', from: module.source, to: specifier }))
}

/**
 * @param {IModule} module
 * @param {ReturnType<typeof importsOf>} imports
 * @returns {Violation[]}
 */
function valuesAcrossTypeOnlyEdges(module, imports) {
  const values = new Set(imports.filter(({ typeOnly }) => !typeOnly).map(({ specifier }) => specifier))
  return typesOnly
    .filter(({ from }) => new RegExp(from).test(module.source))
    .flatMap(({ name, to, but }) =>
      module.dependencies
        .filter(({ resolved }) => new RegExp(to).test(resolved) && !(but !== undefined && new RegExp(but).test(resolved)))
        .filter((dependency) => values.has(dependency.module))
        .map(({ resolved }) => ({ rule: name, from: module.source, to: resolved })),
    )
}

/**
 * Cruises the folders and files under `root` with the rules of the repository, and finds every violation.
 * @param {string} root
 * @param {readonly string[]} names
 * @param {string} config
 * @returns {Promise<Cruise>}
 */
export async function cruiseLayers(root, names, config) {
  const options = await extractOptions(config)
  const { output } = await cruise([...names], { ...options, baseDir: root, validate: true })
  if (typeof output === 'string') throw new Error('dependency-cruiser answered with text instead of a graph')
  return examine(root, output)
}

/**
 * @param {string} root
 * @param {ICruiseResult} graph
 * @returns {Cruise}
 */
function examine(root, graph) {
  const own = graph.modules.filter(({ source, coreModule, couldNotResolve }) => {
    return !/(^|\/)node_modules\//.test(source) && coreModule !== true && couldNotResolve !== true
  })
  /** @type {Violation[]} */
  const violations = graph.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }))
  for (const module of own) {
    if (!layers.some(({ path }) => new RegExp(path).test(module.source))) {
      violations.push({ rule: 'in-a-layer', from: module.source, to: 'no row of scripts/layers/layers.cjs' })
    }
    if (!SCRIPT.test(module.source)) continue
    const imports = importsOf(join(root, module.source))
    violations.push(...misread(module, imports), ...valuesAcrossTypeOnlyEdges(module, imports))
  }
  return { modules: own.length, violations }
}
