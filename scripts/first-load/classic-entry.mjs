import { createHash } from 'node:crypto'

/** @import { Plugin, Rollup } from 'vite' */

/** Where the program leaves for later scripts what they import from it. */
const HANDED_ON = 'globalThis.campaignArchiveProgram'
/** The helpers that the bundler puts into a file of their own. They keep nothing, so that there may be two of each. */
const BUNDLER_HELPERS = /^\0?rolldown\/runtime/

/** @typedef {{ readonly type: string, readonly start: number, readonly end: number, readonly [key: string]: any }} Node */
/** @typedef {(code: string) => { readonly body: readonly any[] }} Parse */

/** What runs later, or not at all, when a script is read. */
const LATER = /Function|StaticBlock|PropertyDefinition/

/**
 * Tells of each node of a tree, and whether it stands in a function.
 * @param {any} node
 * @param {(node: Node, inFunction: boolean) => void} tell
 * @param {boolean} [inFunction]
 */
function walk(node, tell, inFunction = false) {
  if (Array.isArray(node)) {
    for (const child of node) walk(child, tell, inFunction)
  } else if (typeof node?.type === 'string') {
    tell(node, inFunction)
    const inside = inFunction || LATER.test(node.type)
    for (const key in node) {
      const child = node[key]
      if (typeof child === 'object' && child !== null && key !== 'parent') walk(child, tell, inside)
    }
  }
}

/**
 * @param {string} code
 * @param {readonly { readonly start: number, readonly end: number, readonly by: string }[]} edits
 */
function edit(code, edits) {
  const inOrder = [...edits].sort((a, b) => a.start - b.start)
  let at = 0
  let edited = ''
  for (const { start, end, by } of inOrder) {
    edited += code.slice(at, start) + by
    at = end
  }
  return edited + code.slice(at)
}

/** @param {any} name an identifier, or a name in quotation marks */
const nameOf = (name) => /** @type {string} */ (name.name ?? name.value)

/**
 * Takes a module apart: its text without what only a module may say, and what it imports and exports.
 * @param {string} code
 * @param {Parse} parse
 */
function takeApart(code, parse) {
  const tree = parse(code)
  /** @type {{ from: string, names: readonly { theirs: string, ours: string }[] }[]} */
  const imports = []
  /** @type {{ ours: string, name: string }[]} */
  const exports = []
  const edits = []
  for (const node of tree.body) {
    if (node.type === 'ImportDeclaration') {
      const names = node.specifiers.map((/** @type {any} */ { imported, local }) => ({
        theirs: nameOf(imported),
        ours: local.name,
      }))
      imports.push({ from: node.source.value, names })
    } else if (node.type === 'ExportNamedDeclaration' && node.source === null && node.declaration === null) {
      for (const { local, exported } of node.specifiers) exports.push({ ours: nameOf(local), name: nameOf(exported) })
    } else if (node.type.startsWith('Export')) {
      throw new Error(
        `the bundler wrote an export of a kind that is not known here: ${code.slice(node.start, node.end).slice(0, 80)}`,
      )
    } else continue
    edits.push({ start: node.start, end: node.end, by: '' })
  }
  walk(tree.body, (node, inFunction) => {
    if (!inFunction && (node.type === 'AwaitExpression' || (node.type === 'ForOfStatement' && node['await'])))
      throw new Error('the first script waits at its top, which only a module may do')
    if (node.type !== 'MetaProperty' || nameOf(node['meta']) !== 'import') return
    // `import.meta` by itself has nothing in a script; libraries look whether something is there.
    const url = code.startsWith('.url', node.end)
    edits.push({ start: node.start, end: url ? node.end + '.url'.length : node.end, by: url ? 'ownAddress' : '({})' })
  })
  return { imports, exports, text: edit(code, edits) }
}

/**
 * The entry of a page as a script of the old kind, and the module that hands on what other modules import from it. A browser keeps the compiled code of such a script for the
 * next time; of a module that it reads while it comes in, Chromium does not (bench/code-cache.mjs).
 * @param {string} code of the entry, a module
 * @param {ReadonlyMap<string, string>} helpers the modules that it may import, by the name in the import; they import nothing
 * @param {Parse} parse
 * @returns {{ script: string, module: string }}
 */
export function splitEntry(code, helpers, parse) {
  const { imports, exports, text } = takeApart(code, parse)
  const brought = imports.map(({ from, names }) => {
    const helper = helpers.get(from)
    if (helper === undefined) throw new Error(`the first script imports ${from}, and a script of the old kind cannot`)
    const { imports: further, exports: given, text: body } = takeApart(helper, parse)
    if (further.length > 0) throw new Error(`${from} imports something itself`)
    const own = given.map(({ ours, name }) => `${JSON.stringify(name)}:${ours}`)
    const taken = names.map(({ theirs, ours }) => `${JSON.stringify(theirs)}:${ours}`)
    return `const{${taken}}=(()=>{${body};return{${own}}})();`
  })
  const handedOn = exports.map(({ ours, name }) => `${JSON.stringify(name)}:${ours}`)
  const names = exports.map(({ name }, index) => `v${index} as ${JSON.stringify(name)}`)
  return {
    script: `(()=>{"use strict";const ownAddress=document.currentScript.src;${brought.join('')}${text}\n;${HANDED_ON}={${handedOn}}})();\n`,
    module: `const p=${HANDED_ON};${exports.map(({ name }, index) => `const v${index}=p[${JSON.stringify(name)}];`).join('')}export{${names}};\n`,
  }
}

/**
 * The names that a module exports and gives another value later: what is handed on is the value of the moment, and would become old. Names are compared, whatever they stand for in
 * an inner function, so that rather too many are found.
 * @param {string} code of a module
 * @param {Parse} parse
 * @returns {string[]}
 */
export function changingExports(code, parse) {
  const tree = parse(code)
  /** @type {Set<string>} */
  const exported = new Set()
  for (const node of tree.body) {
    if (node.type !== 'ExportNamedDeclaration' || node.source !== null) continue
    for (const { local } of node.specifiers) exported.add(nameOf(local))
    for (const { id } of node.declaration?.declarations ?? []) for (const name of namesIn(id)) exported.add(name)
  }
  if (exported.size === 0) return []
  /** @type {Set<string>} */
  const changed = new Set()
  walk(tree.body, (node, inFunction) => {
    const target =
      node.type === 'AssignmentExpression' ? node['left'] : node.type === 'UpdateExpression' ? node['argument'] : null
    if (target === null || !inFunction || target.type === 'MemberExpression') return
    for (const name of namesIn(target)) if (exported.has(name)) changed.add(name)
  })
  return [...changed].sort()
}

/**
 * @param {any} pattern
 * @returns {readonly string[]}
 */
function namesIn(pattern) {
  /** @type {string[]} */
  const names = []
  walk(pattern, (node) => {
    if (node.type === 'Identifier') names.push(nameOf(node))
  })
  return names
}

/**
 * Makes of the entry of the page a script of the old kind, and a module by the entry's name for those that import from it.
 * @returns {Plugin}
 */
export function classicEntry() {
  return {
    name: 'classic-entry',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const page = Object.values(bundle).find(({ fileName }) => fileName.endsWith('.html'))
        if (page?.type !== 'asset') return this.error('there is no page among the files')
        const html = String(page.source)
        const tag = /<script type="module" crossorigin src="\.\/([^"]+)"><\/script>/.exec(html)
        const entry = tag === null ? undefined : bundle[tag[1] ?? '']
        if (tag === null || entry?.type !== 'chunk') return this.error('the page names no module')
        /** @type {(id: string) => string} */
        const codeOf = (id) => this.getModuleInfo(id)?.code ?? ''
        const later = Object.values(bundle).flatMap((file) =>
          file.type === 'chunk' && file !== entry ? Object.keys(file.modules) : [],
        )
        for (const id of Object.keys(entry.modules)) {
          const code = codeOf(id)
          // Most modules let nothing change, and are not read a second time.
          if (!/\b(?:let|var)\b/.test(code)) continue
          for (const name of changingExports(code, (text) => this.parse(text))) {
            const user = later.find((other) => codeOf(other).includes(name))
            if (user !== undefined)
              this.error(
                `${id} exports ${name} and changes it later, and ${user} uses it: export a function that answers with it`,
              )
          }
        }
        const helpers = new Map(
          entry.imports.flatMap((name) => {
            const chunk = /** @type {Rollup.OutputChunk} */ (bundle[name])
            const own = Object.keys(chunk.modules).every((id) => BUNDLER_HELPERS.test(id))
            return own ? [[`./${name.slice(name.lastIndexOf('/') + 1)}`, chunk.code]] : []
          }),
        )
        const { script, module } = splitEntry(entry.code, helpers, (text) => this.parse(text))
        const digest = createHash('sha256').update(script).digest('base64url').slice(0, 8)
        const fileName = `assets/program-${digest}.js`
        this.emitFile({ type: 'asset', fileName, source: script })
        entry.code = module
        page.source = html
          .replace(tag[0], `<script defer src="./${fileName}"></script>`)
          .replace(/\s*<link rel="modulepreload"[^>]*>/g, '')
      },
    },
  }
}
