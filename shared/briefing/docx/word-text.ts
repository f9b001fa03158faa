import { Tab, TextRun } from 'docx'

type RunOptions = ConstructorParameters<typeof TextRun>[0]
/** How a row of words looks; what they are is given beside it. */
export type Look = Omit<RunOptions, 'text' | 'children' | 'break'>

/** What XML 1.0 cannot hold (2.2, Char): control characters, halves of characters, two non-characters; and CR, which a reader takes for LF (2.11). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const NOT_XML = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|\p{Surrogate}/gu

/** Unicode has a picture of each control character, from U+2400. */
function standIn(character: string): string {
  const code = character.charCodeAt(0)
  return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\ufffd'
}

/** Words for a Word file, and how many characters of them it cannot hold. */
export interface WordText {
  /** The text with a visible sign for each character that XML cannot hold. */
  readonly of: (text: string) => string
  /** The text as runs: its line feeds are line breaks, its tabs tabs. */
  readonly runs: (text: string, look?: Look) => TextRun[]
  readonly replaced: () => number
}

export function createWordText(): WordText {
  let replaced = 0
  const of = (text: string) =>
    text.replace(NOT_XML, (character) => {
      replaced += 1
      return standIn(character)
    })
  const runs = (text: string, look: Look = {}) =>
    of(text)
      .split(/(?<=[\n\t])|(?=[\n\t])/)
      .map((piece) => {
        if (piece === '\n') return new TextRun({ ...look, break: 1 })
        return piece === '\t' ? new TextRun({ ...look, children: [new Tab()] }) : new TextRun({ ...look, text: piece })
      })
  return { of, runs, replaced: () => replaced }
}
