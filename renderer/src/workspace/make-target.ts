import { useCallback, useRef } from 'react'
import { createTarget } from '#shared/annotation/create-target.ts'
import type { PassageTarget } from '#shared/notes/note.ts'
import type { TextRange } from '#shared/text/text-range.ts'
import type { OpenText } from './archive-reader.ts'
import { useEdition, useServices } from './workspace.tsx'

/** Up to this many characters a text is looked through in a few milliseconds; a longer one would hold the window up. */
const SHORT = 60_000

export interface TargetMaker {
  /** Makes the target of a passage and hands it on: at once in a short text, a moment later in a long one. One at a time: false while another is made. */
  make(range: TextRange, made: (target: PassageTarget) => void): boolean
  /** A passage is being selected: what takes long in a long text is done now. */
  prepare(): void
}

export function useTargetMaker(open: OpenText): TargetMaker {
  const { archive } = useEdition()
  const { passages } = useServices()
  const busy = useRef(false)
  const { source, edition, text, sha512 } = open

  const askBeside = useCallback(
    (range: TextRange) => passages.makeTargets({ source, archive, edition, text: { text, sha512 }, ranges: [range] }),
    [passages, archive, source, edition, text, sha512],
  )
  const make = useCallback(
    (range: TextRange, made: (target: PassageTarget) => void) => {
      const here = () => createTarget({ source, archive, edition, text, textSha512: sha512, range })
      if (text.length <= SHORT) {
        made(here())
        return true
      }
      if (busy.current) return false
      busy.current = true
      void askBeside(range)
        // Without the worker it takes longer, but a note is not lost.
        .catch(() => [here()])
        .then(([target]) => made(target ?? here()))
        .finally(() => {
          busy.current = false
        })
      return true
    },
    [askBeside, archive, source, edition, text, sha512],
  )
  const prepare = useCallback(() => {
    const [first] = open.blocks
    if (text.length > SHORT && first !== undefined) askBeside(first).catch(() => undefined)
  }, [askBeside, open, text])
  return { make, prepare }
}
