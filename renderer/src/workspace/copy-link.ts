import { useCallback } from 'react'
import { type LinkTarget, writeDeepLink } from '#shared/links/deep-link.ts'
import { words } from '../words/words.ts'
import { announce } from './announcements.ts'
import { useEdition } from './workspace.tsx'

/**
 * Gives a link to a place of the archive being read to `copy`, which puts a text on the clipboard, and says what was copied. `what` names the place
 * in a sentence: "paragraph 4".
 */
export function useCopyLink(copy: (text: string) => boolean): (to: LinkTarget, what: string) => void {
  const { archive } = useEdition()
  return useCallback(
    (to, what) => {
      const copied = copy(writeDeepLink({ archive, to }))
      announce({ kind: 'text', text: copied ? words.links.copied(what) : words.links.copyFailed(what) })
    },
    [archive, copy],
  )
}
