import { fromMarkdown } from 'mdast-util-from-markdown'
import { boundMarks } from './prose/bound-marks.ts'

/** What ends a comment, an instruction, a declaration, a CDATA section or one of the four elements of CommonMark 0.31, 4.6, conditions 1 to 5. */
const HTML_ENDS = ['-->', '?>', '>', ']]>', '</script>', '</pre>', '</style>', '</textarea>'] as const

/** A paragraph that no body holds by chance, put after it to see whether it still stands by itself. */
const PROBE = 'what follows the note'

function isClosed(body: string): boolean {
  const last = fromMarkdown(boundMarks(`${body}\n\n${PROBE}\n`, 'blanked').markdown).children.at(-1)
  if (last?.type !== 'paragraph') return false
  const [text, ...others] = last.children
  return others.length === 0 && text?.type === 'text' && text.value === PROBE
}

/** The fences that a body opens, as lines that would close them, the last one first. */
function fenceEnds(body: string): string[] {
  const fences = Array.from(body.matchAll(/^[ \t]*(`{3,}|~{3,})/gmu), ([, fence = '']) => fence)
  return [...new Set(fences.reverse())]
}

/**
 * A note's Markdown, made fit to stand among other things: line ends become LF, blank lines around it go, and a code fence or piece of HTML
 * that was left open is closed on a line of its own, because it would swallow all that follows. Nothing else is changed. Empty for a body
 * without a word.
 */
export function renderNoteBody(body: string): string {
  const trimmed = body
    .replace(/\r\n?/g, '\n')
    .replace(/^(?:[ \t]*\n)+/u, '')
    // Not `trimEnd`: that takes no-break spaces, separators and byte order marks for blank too.
    .replace(/[ \t\n]+$/u, '')
  // Without a fence or a piece of HTML there is nothing that a blank line does not end.
  if (!/```|~~~|</.test(trimmed) || isClosed(trimmed)) return trimmed
  for (const end of [...fenceEnds(trimmed), ...HTML_ENDS]) {
    const closed = `${trimmed}\n${end}`
    if (isClosed(closed)) return closed
  }
  throw new Error('the Markdown of a note could not be closed')
}
