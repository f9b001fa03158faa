import { useEffect } from 'react'
import type { DocumentPart } from '#shared/briefing/briefing-document.ts'
import { isQuotation } from '#shared/briefing/warnings/find-warnings.ts'
import type { Warning } from '#shared/briefing/warnings/warning.ts'
import { useBriefingWarnings } from '../../workspace/briefing-warnings.ts'
import { useEdition } from '../../workspace/workspace.tsx'
import { WarningList } from './warning-list.tsx'

interface BriefingWarningsProps {
  /** Of the document of the briefing: a part in which nothing changed must stay the same object. */
  readonly parts: readonly DocumentPart[]
  /** Whether the briefing takes private notes along. */
  readonly internal: boolean
  /** Goes to the part, and to the words in it. */
  onShow(warning: Warning): void
  /** Told of what was found, so that it can be said at its place too. */
  onFound?(warnings: readonly Warning[]): void
}

/** What to look at in a briefing that is being written. */
export function BriefingWarnings({ parts, internal, onShow, onFound }: BriefingWarningsProps) {
  const { catalogue } = useEdition()
  const warnings = useBriefingWarnings(parts, internal)
  useEffect(() => onFound?.(warnings), [onFound, warnings])
  const quotationOf = ({ part: id }: Warning): string => {
    const part = parts.find((each) => each.id === id)
    return part !== undefined && isQuotation(part) ? part.cited.note.target.exact : ''
  }
  return <WarningList warnings={warnings} catalogue={catalogue} quotationOf={quotationOf} onShow={onShow} />
}
