import { readFileSync } from 'node:fs'
import { parseSync } from '@swc/core'

/**
 * @typedef {{ specifier: string, typeOnly: boolean }} Import
 * @typedef {{ [key: string]: unknown }} SyntaxNode
 */

/**
 * @param {unknown} value
 * @returns {value is SyntaxNode}
 */
function isNode(value) {
  return typeof value === 'object' && value !== null
}

/** @param {unknown} value */
function literal(value) {
  if (!isNode(value)) return undefined
  const node = isNode(value.expression) ? value.expression : value
  return node.type === 'StringLiteral' && typeof node.value === 'string' ? node.value : undefined
}

/**
 * @param {SyntaxNode} node
 * @returns {Import | undefined}
 */
function importOf(node) {
  const specifierOf = () => {
    switch (node.type) {
      case 'ImportDeclaration':
      case 'ExportAllDeclaration':
      case 'ExportNamedDeclaration':
        return literal(node.source)
      case 'TsImportType':
        return literal(node.argument)
      case 'TsExternalModuleReference':
        return literal(node.expression)
      case 'CallExpression': {
        const callee = isNode(node.callee) ? node.callee : {}
        const isImport = callee.type === 'Import' || (callee.type === 'Identifier' && callee.value === 'require')
        return isImport && Array.isArray(node.arguments) ? literal(node.arguments[0]) : undefined
      }
      default:
        return undefined
    }
  }
  const specifier = specifierOf()
  if (specifier === undefined) return undefined
  return { specifier, typeOnly: node.type === 'TsImportType' || node.typeOnly === true }
}

/**
 * Every import of a TypeScript or JavaScript file, types included, as it stands in the text.
 * Only `import type` counts as type-only: of `import { type T }` the bare import is left once types are erased.
 * @param {string} file
 * @returns {readonly Import[]}
 */
export function importsOf(file) {
  const program = parseSync(readFileSync(file, 'utf8'), { syntax: 'typescript', tsx: !/\.[cm]?ts$/.test(file), target: 'es2022' })
  /** @type {Import[]} */
  const imports = []
  /** @type {unknown[]} */
  const open = [program]
  while (open.length > 0) {
    const next = open.pop()
    if (!isNode(next)) continue
    const found = importOf(next)
    if (found !== undefined) imports.push(found)
    open.push(...Object.values(next))
  }
  return imports
}
