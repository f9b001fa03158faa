import type { TextRange } from '#shared/text/text-range.ts'

/** What a press of a button does to the words in a field: `range` becomes `insert`, and `selection` is chosen afterwards. UTF-16 offsets. */
export interface FieldEdit {
  readonly range: TextRange
  readonly insert: string
  readonly selection: TextRange
}

/** Puts signs around the words chosen, or takes them off where they stand around or at the edges of the words already. */
export function toggleAround(text: string, { start, end }: TextRange, sign: string): FieldEdit {
  const size = sign.length
  const chosen = text.slice(start, end)
  const runs = (at: number, step: 1 | -1) => {
    let length = 0
    while (text.charAt(at + step * length) === sign.charAt(0)) length += 1
    return length
  }
  // One star inside two is bold, not italic: only a run that has this sign in it counts.
  const holds = (run: number) => run === size || run === 3
  if (start >= size && holds(runs(start - 1, -1)) && holds(runs(end, 1))) {
    return {
      range: { start: start - size, end: end + size },
      insert: chosen,
      selection: { start: start - size, end: end - size },
    }
  }
  if (chosen.length >= 2 * size && holds(runs(start, 1)) && holds(runs(end - 1, -1))) {
    const inner = chosen.slice(size, -size)
    return { range: { start, end }, insert: inner, selection: { start, end: start + inner.length } }
  }
  // Signs right beside white space mark nothing in Markdown.
  const lead = chosen.length - chosen.trimStart().length
  const words = chosen.trim()
  const inside = start + (words === '' ? 0 : lead)
  return {
    range: { start: inside, end: inside + words.length },
    insert: `${sign}${words}${sign}`,
    selection: { start: inside + size, end: inside + size + words.length },
  }
}

/** Begins each line that is chosen with a sign ("- ", "> "), or takes it off where every line has it. */
export function toggleLines(text: string, { start, end }: TextRange, sign: string): FieldEdit {
  const first = text.lastIndexOf('\n', start - 1) + 1
  const after = text.indexOf('\n', Math.max(end - (end > start && text.charAt(end - 1) === '\n' ? 1 : 0), start))
  const last = after === -1 ? text.length : after
  const lines = text.slice(first, last).split('\n')
  const all = lines.every((line) => line.startsWith(sign))
  const changed = lines.map((line) => (all ? line.slice(sign.length) : line.startsWith(sign) ? line : `${sign}${line}`))
  const insert = changed.join('\n')
  const alone = start === end
  const moved = Math.max(first, start + (all ? -sign.length : lines[0]?.startsWith(sign) === true ? 0 : sign.length))
  return {
    range: { start: first, end: last },
    insert,
    selection: alone ? { start: moved, end: moved } : { start: first, end: first + insert.length },
  }
}

/** The words after an open `[[` on this line, up to the caret; null where none is open. `start` is where the brackets begin. */
export function openLinkAt(text: string, caret: number): { readonly start: number; readonly query: string } | null {
  const line = text.slice(text.lastIndexOf('\n', caret - 1) + 1, caret)
  const found = /\[\[([^[\]]{0,80})$/.exec(line)
  if (found === null) return null
  return { start: caret - found[0].length, query: found[1] ?? '' }
}

/** A link in Markdown. In the name nothing may end the link or be taken for markup. */
export function writeLink(name: string, address: string): string {
  const label = name
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\[\]`*_<&~]/g, '\\$&')
  return `[${label}](${address.replace(/[()]/g, (sign) => (sign === '(' ? '%28' : '%29'))})`
}

/**
 * Changes a field as if it had been typed, so that the field's own undo takes it back: there is no other way to write into a field that
 * browsers count among what can be undone (`execCommand` is the one that Chromium keeps for editors).
 */
export function applyEdit(field: HTMLTextAreaElement, { range, insert, selection }: FieldEdit): void {
  field.focus({ preventScroll: true })
  field.setSelectionRange(range.start, range.end)
  const typed = insert === '' ? document.execCommand('delete') : document.execCommand('insertText', false, insert)
  if (!typed) {
    field.setRangeText(insert, range.start, range.end, 'end')
    field.dispatchEvent(new InputEvent('input', { bubbles: true }))
  }
  field.setSelectionRange(selection.start, selection.end)
}
