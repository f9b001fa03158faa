import type { Anchor } from './anchor.ts'
import { anchorTarget } from './anchor-target.ts'
import { type Standing, targetInText } from './target-in-text.ts'

/**
 * Where a note stands in a text: `anchorTarget` of the target that counts there. A note that stays on another edition has no passage in this one,
 * and is `missing`. `madeIn` is the text in which the present target was made, null where it is not at hand. Ranges are UTF-16 offsets.
 */
export function anchorNote(text: string, textSha512: string, note: Standing, madeIn: string | null): Anchor {
  const target = targetInText(note, textSha512)
  return target === null ? { state: 'missing' } : anchorTarget(text, textSha512, target, madeIn)
}
