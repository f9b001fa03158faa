/** A block of lines of a note's words, as it is written. */
export interface Paragraph {
  readonly text: string
  /** The line breaks and empty lines after it. */
  readonly gap: string
  /** Equal for two paragraphs that differ in nothing but the kind of line breaks and in spaces at the ends of lines. */
  readonly key: string
}

/** The blocks of a text that empty lines keep apart. Empty lines before the first one belong to none. */
export function splitParagraphs(text: string): readonly Paragraph[] {
  const paragraphs: Paragraph[] = []
  let lines: string[] = []
  let gap = ''
  const close = () => {
    const written = lines.join('')
    const ending = /(?:\r\n|\r|\n)$/.exec(written)?.[0] ?? ''
    const block = written.slice(0, written.length - ending.length)
    const key = block
      .split(/\r\n|\r|\n/)
      .map((line) => line.trimEnd())
      .join('\n')
    if (lines.length > 0) paragraphs.push({ text: block, gap: ending + gap, key })
    lines = []
    gap = ''
  }
  for (const [line] of text.matchAll(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+/g)) {
    if (line.trim() === '') gap += line
    else {
      if (gap !== '') close()
      lines.push(line)
    }
  }
  close()
  return paragraphs
}
