/**
 * Licences under which others may hand on what they made inside this program, with their notices, and that ask nothing of the program's own
 * licence (MPL-2.0 asks only that changes to its own files stay open). Names of https://spdx.org/licenses/
 */
const ALLOWED = new Set([
  ...['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'CC0-1.0', 'ISC', 'MIT', 'MIT-0', 'MPL-2.0'],
  ...['Unlicense', 'Zlib'],
])

/**
 * Whether an SPDX expression can be met with allowed licences: one side of each `OR`, both sides of each `AND`. What cannot be read is not allowed.
 * @param {string} expression
 * @returns {boolean}
 */
export function isAllowed(expression) {
  const words = expression.match(/[()]|[^()\s]+/g) ?? []
  let at = 0
  /** @returns {boolean} */
  const one = () => {
    const word = words[at]
    at += 1
    if (word !== '(') return word !== undefined && ALLOWED.has(word)
    const inner = any()
    if (words[at] !== ')') return false
    at += 1
    return inner
  }
  const all = () => {
    let met = one()
    while (words[at] === 'AND') {
      at += 1
      met = one() && met
    }
    return met
  }
  const any = () => {
    let met = all()
    while (words[at] === 'OR') {
      at += 1
      met = all() || met
    }
    return met
  }
  const met = any()
  return met && at === words.length
}

/**
 * What stands in the way of handing these packages on, a sentence for each.
 * @param {readonly import('./packages.mjs').BundledPackage[]} packages
 */
export function licenceProblems(packages) {
  if (packages.length === 0) return ['no package was found in the program: the list proves nothing']
  return packages.flatMap(({ name, version, licence, text }) => {
    const problems = []
    if (!isAllowed(licence)) {
      problems.push(`${name} ${version} is under "${licence}", which is not on the list of scripts/licences/allowed.mjs`)
    }
    if (text === '') {
      problems.push(
        `${name} ${version} comes without the text of its licence: put it into scripts/licences/texts/${name.replace('/', '__')}.txt`,
      )
    }
    return problems
  })
}
