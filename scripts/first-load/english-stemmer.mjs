import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** @import { Plugin } from 'vite' */

const PACKAGE = 'snowball-stemmers'
/** The module that wants no more of the package than its English part. */
const ENGLISH_ONLY = '/shared/search/words/english-stemmer.ts'
const KEPT = 'englishStemmer'

/**
 * Of the package snowball-stemmers, which is one file for all its languages, the English one: a module that exports `newStemmer`. Throws where the file is not written as it was
 * when this was made.
 * @param {string} code of the package
 * @param {(code: string) => { readonly body: readonly any[] }} parse
 * @returns {string}
 */
export function cutEnglishStemmer(code, parse) {
  // (function (global, factory) { … })(this, function (exports) { … })
  const call = parse(code).body.at(-1)?.expression
  const factory = call?.arguments?.[1]
  if (factory?.type !== 'FunctionExpression') throw new Error('snowball-stemmers is no longer made by one function')
  /** @type {Set<string>} */
  const left = new Set()
  /** @type {string[]} */
  const statements = []
  for (const statement of factory.body.body) {
    const name = languageOf(statement)
    if (name !== null && name !== KEPT) left.add(name)
    else statements.push(code.slice(statement.start, statement.end))
  }
  if (left.size === 0 || !code.includes(`english: ${KEPT}`))
    throw new Error('snowball-stemmers no longer has a part for each language')
  const text = statements.join('\n').replace(/^ +\w+: (\w+),?$/gm, (line, name) => (left.has(name) ? '' : line))
  const head = code.slice(0, call.start).replace(/\($/, '')
  return `${head}\nconst exports = {};\n${text}\nexport { newStemmer };\n`
}

/**
 * The name of the stemmer that a statement declares: `var x = function (_SnowballStemmer) { … }(SnowballStemmer)`.
 * @param {any} statement
 * @returns {string | null}
 */
function languageOf(statement) {
  const [declared] = statement.type === 'VariableDeclaration' ? statement.declarations : []
  const init = declared?.init
  const isLanguage = init?.type === 'CallExpression' && init.arguments[0]?.name === 'SnowballStemmer'
  return isLanguage ? declared.id.name : null
}

/**
 * Gives the search worker the English stemmer by itself: a worker is compiled anew each time that a window opens, and the other languages are six sevenths of it.
 * @returns {Plugin}
 */
export function englishStemmer() {
  const file = createRequire(import.meta.url).resolve(PACKAGE)
  return {
    name: 'english-stemmer',
    enforce: 'pre',
    resolveId: (name, importer) =>
      name === PACKAGE && importer?.replaceAll('\\', '/').endsWith(ENGLISH_ONLY) === true ? `${file}?english` : null,
    load(id) {
      return id === `${file}?english` ? cutEnglishStemmer(readFileSync(file, 'utf8'), (code) => this.parse(code)) : null
    },
  }
}
