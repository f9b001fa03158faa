import { useEffect, useState } from 'react'
import type { BriefingDocument } from '#shared/briefing/briefing-document.ts'
import { type ExportChoice, type MadeFiles, makeFiles } from './make-files.ts'

export type Making =
  | { readonly state: 'making' }
  | { readonly state: 'made'; readonly made: MadeFiles }
  | { readonly state: 'failed'; readonly message: string }

const MAKING: Making = { state: 'making' }

/** The files of a briefing in a format, made anew whenever one of these is another. */
export function useMadeFiles(choice: ExportChoice, document: BriefingDocument, name: string): Making {
  const [making, setMaking] = useState(MAKING)
  useEffect(() => {
    let wanted = true
    const done = (next: Making) => {
      if (wanted) setMaking(next)
    }
    setMaking(MAKING)
    makeFiles(choice, document, name).then(
      (made) => done({ state: 'made', made }),
      (error: unknown) => done({ state: 'failed', message: error instanceof Error ? error.message : String(error) }),
    )
    return () => {
      wanted = false
    }
  }, [choice, document, name])
  return making
}
