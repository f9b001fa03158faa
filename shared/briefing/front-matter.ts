/** What YAML 1.2 does not allow unescaped in a double-quoted text though JSON does (5.1, 5.4), and the byte order mark. */
const UNPRINTABLE = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g

/** Every text in quotes, so that none is taken for a number, a date, a truth value or a comment. JSON strings are YAML (1.2, 1.3). */
function quote(text: string): string {
  return JSON.stringify(text).replace(UNPRINTABLE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** What a file that may hold private notes says of itself. */
export const INTERNAL = 'INTERNAL: this file may hold private notes and is not to be handed on'

/** The same in its front matter; nothing in any other file. */
export function distributionEntry(internal: boolean): readonly (readonly [name: string, text: string])[] {
  return internal ? [['distribution', INTERNAL]] : []
}

/** YAML front matter of texts, in the order given, with its two fences; ends with a line feed. */
export function renderFrontMatter(fields: readonly (readonly [name: string, text: string])[]): string {
  return `---\n${fields.map(([name, text]) => `${name}: ${quote(text)}\n`).join('')}---\n`
}
