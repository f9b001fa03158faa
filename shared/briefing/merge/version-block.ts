import { digestOfPart, type MarkSyntax, withoutBlankLines } from '../part-marks.ts'

const SENTENCE =
  '**Two versions: keep one.** Above stands the text as it was changed in this file, below the text as it is in the program now. Delete the one that you do not want, and this paragraph.'

const BEGIN = /^ {0,3}(?:<!--|%%) ca:program-version sha256:([0-9a-f]{64}) (?:-->|%%)[ \t]*$/
const END = /^ {0,3}(?:<!--|%%) ca:program-version-end (?:-->|%%)[ \t]*$/

/** What the program has for a part, to stand under what a person made of it in a file. */
export function versionBlock(version: string, syntax: MarkSyntax): string {
  const [open, close] = syntax === 'html' ? ['<!--', '-->'] : ['%%', '%%']
  // A line that could be taken for the end of the block gets a second space, which makes it none.
  const inside = `${SENTENCE}\n\n${version.replace(/(<!--|%%) (?=ca:program-version)/g, '$1  ')}`
  return `${open} ca:program-version sha256:${digestOfPart(inside)} ${close}\n\n${inside}\n\n${open} ca:program-version-end ${close}`
}

interface ReadVersions {
  /** The content without the versions that the program put there and nobody changed since. A version that was changed is a person's text like any other. */
  readonly own: string
  /** How many versions were taken away. */
  readonly taken: number
}

/** Tells a person's text from the versions that the program once put beside it. Line ends are LF. */
export function readVersions(content: string): ReadVersions {
  const lines = content.split('\n')
  const stretches: string[] = []
  let own: string[] = []
  let taken = 0
  let at = 0
  while (at < lines.length) {
    const digest = BEGIN.exec(lines[at] ?? '')?.[1]
    const end = digest === undefined ? -1 : lines.findIndex((line, index) => index > at && END.test(line))
    if (end !== -1 && digestOfPart(lines.slice(at + 1, end).join('\n')) === digest) {
      stretches.push(withoutBlankLines(own.join('\n')))
      own = []
      taken += 1
      at = end + 1
      continue
    }
    own.push(lines[at] ?? '')
    at += 1
  }
  if (taken === 0) return { own: content, taken }
  stretches.push(withoutBlankLines(own.join('\n')))
  return { own: stretches.filter((stretch) => stretch !== '').join('\n\n'), taken }
}
