/** Signs that can begin markup anywhere: emphasis, code, links, HTML, tables, strikethrough, and with other readers mathematics and mentions. */
const ANYWHERE = /[\\`*_[\]<|~$@]/g
/** An ampersand only where a character reference could follow. */
const REFERENCE = /&(?=#|[a-z0-9]+;)/gi
/** Addresses that GFM turns into links by themselves (GFM 0.29, 6.9). */
const ADDRESS = /(www)\.|:(?=\/\/)/gi
/** At the start of a line: quotes, lists, rules, tables. */
const LINE_START = /^[>+\-=:]/
const LIST_NUMBER = /^(\d+)([.)])/
/** A row of # begins a heading at the start of a line, and closes it at the end. */
const HEADING = /^#|#(?=#*$)/g
/** A final ! would make an image of a bracket that is put after it. */
const FINAL_IMAGE = /!$/

/** Markdown drops spaces and tabs at the edges of a line, and a parser the byte order mark: they are written as references. */
function reference(characters: string): string {
  return Array.from(characters, (character) => `&#${character.codePointAt(0)};`).join('')
}

function escapeLine(line: string): string {
  const [, before = '', words = '', after = ''] = /^([ \t]*)(.*?)([ \t]*)$/su.exec(line) ?? []
  const escaped = words
    .replace(ANYWHERE, '\\$&')
    .replace(REFERENCE, '\\&')
    .replace(ADDRESS, (sign, www: string | undefined) => (www === undefined ? `\\${sign}` : `${www}\\.`))
    .replace(LINE_START, '\\$&')
    .replace(LIST_NUMBER, '$1\\$2')
    .replace(HEADING, '\\#')
    .replace(FINAL_IMAGE, '\\!')
    .replace(/[\r\ufeff]/g, reference)
  // Only the outermost space needs a reference; the others then stand between characters.
  const lead = before === '' ? '' : reference(before.charAt(0)) + before.slice(1)
  const tail = after === '' ? '' : after.slice(0, -1) + reference(after.slice(-1))
  return words === '' ? reference(before + after) : lead + escaped + tail
}

/**
 * Writes literal text as one paragraph of Markdown (CommonMark 0.31 with GFM): a parser gives back the same text. Line feeds stay line
 * feeds, which a parser keeps as soft breaks; those that would end the paragraph (beside a blank line, at either end) become references.
 * U+0000, which Markdown cannot hold, reads back as U+FFFD; lone surrogates, which UTF-8 cannot hold, must not occur.
 */
export function escapeMarkdown(text: string): string {
  const lines = text.split('\n')
  const isBlank = (line: string | undefined) => line === undefined || /^[ \t]*$/u.test(line)
  let escaped = ''
  for (const [index, line] of lines.entries()) {
    if (index > 0) escaped += isBlank(line) || isBlank(lines[index - 1]) ? '&#10;' : '\n'
    escaped += escapeLine(line)
  }
  return escaped
}
