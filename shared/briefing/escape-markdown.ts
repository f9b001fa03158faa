import type { MarkdownProfile } from './outline/briefing-choices.ts'

/** Signs that can begin markup anywhere: emphasis, code, links, HTML, tables, strikethrough, and with other readers mathematics and mentions. */
const ANYWHERE = /[\\`*_[\]<|~$@]/g
/** An ampersand only where a character reference could follow. */
const REFERENCE = /&(?=#|[a-z0-9]+;)/gi
/** Addresses that GFM turns into links by themselves (GFM 0.29, 6.9). */
const ADDRESS = /(www)\.|:(?=\/\/)/gi
/** Names of pictures between colons, which GitHub and readers of its Markdown show instead (":smile:"). */
const PICTURE = /:(?=[a-z+-][\w+-]*:)/gi
/** At the start of a line: quotes, lists, rules, tables. */
const LINE_START = /^[>+\-=:]/
const LIST_NUMBER = /^(\d+)([.)])/
/** A final ! would make an image of a bracket that is put after it. */
const FINAL_IMAGE = /!$/

/** What a reader takes for markup beyond CommonMark and GFM. All of it is punctuation, which CommonMark lets be escaped (0.31, 2.4). */
const OF_READER: Readonly<Record<MarkdownProfile, RegExp | null>> = {
  plain: null,
  // Quotes, dashes and dots that `smart` makes typographic, superscripts and attributes (Pandoc's Markdown).
  pandoc: /["'^{}]|-(?=-)|\.(?=\.\.)/g,
  // Highlights, block ids, comments and tags.
  obsidian: /[=^%]|#(?=[^\s#])/g,
}
/** The signs of a list that Pandoc knows beside numbers (`fancy_lists`): "a." , "(iv)", "B)". */
const FANCY_LIST = /^(\(?(?:[a-z]|[ivxlcdm]+|\d+))([.)])(?=\s|$)/i

/** After these Pandoc makes the space one that does not break, which is another character (its list: `pandoc --print-default-data-file=abbreviations`). */
const ABBREVIATIONS = [
  'aet aetat al Apr Aug bk Bros c Capt cf ch chap chs Co col Corp cp d Dec Dr e.g ed eds esp f fasc Feb ff fig fl fol fols Fr Gen Gov Hon',
  'i.e ill Inc incl Jan Jr Jul Jun Ltd M.A M.D Mar Mr Mrs Ms n n.b nn No Nov Oct p Ph.D pp Pres Prof pt q.v Rep Rev s.v s.vv saec sec Sen',
  'Sep Sept Sgt Sr St univ viz vol vs',
].flatMap((line) => line.split(' '))
const ABBREVIATED = new RegExp(`(?<![\\p{L}\\p{N}])(${ABBREVIATIONS.join('|').replaceAll('.', '\\.')})\\.(?=[ \\t])`, 'gu')

/** Composed to one sign with the stroke after it (Unicode's form C, in which Pandoc reads), which the backslash before it then no longer escapes. */
const STRUCK = /\\([<=>])(?=\u0338)/g

/** Pandoc makes pairs of these into quotation marks of the language of a document. Only ASCII can be escaped everywhere: they are written as references. */
const OPENING_QUOTE = /[“‘]/g

/**
 * Markdown drops spaces and tabs at the edges of a line, a parser the byte order mark, and some (Marked 18) end a heading or a table at U+2028: they are written as
 * references.
 */
function reference(characters: string): string {
  return Array.from(characters, (character) => `&#${character.codePointAt(0)};`).join('')
}

function isSpace(line: string, at: number): boolean {
  return line[at] === ' ' || line[at] === '\t'
}

function escapeForReader(words: string, reader: MarkdownProfile): string {
  const signs = OF_READER[reader]
  const escaped = signs === null ? words : words.replace(signs, '\\$&')
  if (reader !== 'pandoc') return escaped
  return escaped.replace(FANCY_LIST, '$1\\$2').replace(ABBREVIATED, '$1\\.').replace(OPENING_QUOTE, reference)
}

/**
 * A row of # begins a heading at the start of a line, and closes it at the end. By hand: looking from each of a long row whether only such signs follow takes quadratic
 * time where something else does.
 */
function escapeHashes(line: string): string {
  let end = line.length
  while (end > 0 && line[end - 1] === '#') end -= 1
  const begun = end > 0 && line.startsWith('#') ? `\\${line.slice(0, end)}` : line.slice(0, end)
  return begun + '\\#'.repeat(line.length - end)
}

function escapeLine(line: string, reader: MarkdownProfile): string {
  let [start, end] = [0, line.length]
  while (end > 0 && isSpace(line, end - 1)) end -= 1
  while (start < end && isSpace(line, start)) start += 1
  const [before, words, after] = [line.slice(0, start), line.slice(start, end), line.slice(end)]
  const marked = escapeForReader(words.replace(ANYWHERE, '\\$&').replace(REFERENCE, '\\&').replace(PICTURE, '\\:'), reader)
    .replace(ADDRESS, (sign, www: string | undefined) => (www === undefined ? `\\${sign}` : `${www}\\.`))
    .replace(LINE_START, '\\$&')
    .replace(LIST_NUMBER, '$1\\$2')
  const escaped = escapeHashes(marked)
    .replace(FINAL_IMAGE, '\\!')
    .replace(/[\r\ufeff\u2028\u2029]/g, reference)
    .replace(STRUCK, (_, sign: string) => reference(sign))
  // Only the outermost space needs a reference; the others then stand between characters.
  const lead = before === '' ? '' : reference(before.charAt(0)) + before.slice(1)
  const tail = after === '' ? '' : after.slice(0, -1) + reference(after.slice(-1))
  return words === '' ? reference(before + after) : lead + escaped + tail
}

/**
 * Writes literal text as one paragraph of Markdown (CommonMark 0.31 with GFM): a parser gives back the same text. Line feeds stay line
 * feeds, which a parser keeps as soft breaks; those that would end the paragraph (beside a blank line, at either end) become references.
 * U+0000, which Markdown cannot hold, reads back as U+FFFD; lone surrogates, which UTF-8 cannot hold, must not occur.
 * For `reader` also what only that program takes for markup is escaped.
 */
export function escapeMarkdown(text: string, reader: MarkdownProfile = 'plain'): string {
  const lines = text.split('\n')
  const isBlank = (line: string | undefined) => line === undefined || /^[ \t]*$/u.test(line)
  let escaped = ''
  for (const [index, line] of lines.entries()) {
    if (index > 0) escaped += isBlank(line) || isBlank(lines[index - 1]) ? '&#10;' : '\n'
    escaped += escapeLine(line, reader)
  }
  return escaped
}
