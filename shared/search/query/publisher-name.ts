import { foldText } from '../../text/fold-text.ts'

/**
 * A publisher's name without quotation marks of any kind, with single spaces: an organisation that puts its own name in quotation marks is typed
 * without them. A name of nothing but marks stays.
 */
export function bareName(name: string): string {
  const bare = Array.from(name, (character) => (foldText(character).folded === '"' ? '' : character))
    .join('')
    .replace(/\s+/g, ' ')
    .trim()
  return bare === '' ? name.trim() : bare
}

/** Whether two names are the same but for case, accents, spaces and quotation marks. */
export function samePublisher(a: string, b: string): boolean {
  return foldText(bareName(a)).folded === foldText(bareName(b)).folded
}
