import { useEffect, useState } from 'react'
import type { BriefingDocument } from '#shared/briefing/briefing-document.ts'
import type { BriefingTemplate } from '#shared/briefing/outline/briefing-template.ts'
import { type FormatChoice, type MadeFiles, makeByTemplate, makeFiles } from './make-files.ts'

export type Making =
  | { readonly state: 'making' }
  | { readonly state: 'made'; readonly made: MadeFiles }
  | { readonly state: 'failed'; readonly message: string }

const MAKING: Making = { state: 'making' }

/** The files of a briefing in a format or by a template, made anew whenever one of these is another. */
export function useMadeFiles(choice: FormatChoice | BriefingTemplate, document: BriefingDocument, name: string): Making {
  const [making, setMaking] = useState(MAKING)
  useEffect(() => {
    let wanted = true
    const done = (next: Making) => {
      if (wanted) setMaking(next)
    }
    setMaking(MAKING)
    const making = typeof choice === 'string' ? makeFiles(choice, document, name) : makeByTemplate(choice, document, name)
    making.then(
      (made) => done({ state: 'made', made }),
      (error: unknown) => done({ state: 'failed', message: error instanceof Error ? error.message : String(error) }),
    )
    return () => {
      wanted = false
    }
  }, [choice, document, name])
  return making
}
