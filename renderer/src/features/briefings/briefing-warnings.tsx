import { memo, useEffect, useRef, useState } from 'react'
import type { BriefingPartId } from '#shared/archive/ids.ts'
import type { DocumentPart } from '#shared/briefing/briefing-document.ts'
import { isQuotation } from '#shared/briefing/warnings/find-warnings.ts'
import type { Warning } from '#shared/briefing/warnings/warning.ts'
import { briefingWords as say } from '../../words/briefings-words.ts'
import { useBriefingWarnings } from '../../workspace/briefing-warnings.ts'
import { useEdition } from '../../workspace/workspace.tsx'
import styles from './briefing-page.module.css'
import { WarningList } from './warning-list.tsx'

interface BriefingWarningsProps {
  /** Of the document of the briefing: a part in which nothing changed must stay the same object. */
  readonly parts: readonly DocumentPart[]
  /** Whether the briefing takes private notes along. */
  readonly internal: boolean
  /** Goes to the part, and to the words in it. */
  onShow(warning: Warning): void
  /** Told of what was found, so that it can be said at its place too. */
  onFound(warnings: readonly Warning[]): void
}

/** The same function for all keys: it looks among the parts as they are now. */
function useQuotationOf(parts: readonly DocumentPart[]): (part: BriefingPartId) => string {
  const latest = useRef(parts)
  latest.current = parts
  const [quotationOf] = useState(() => (id: BriefingPartId) => {
    const part = latest.current.find((each) => each.id === id)
    return part !== undefined && isQuotation(part) ? part.cited.note.target.exact : ''
  })
  return quotationOf
}

/** What to look at in a briefing that is being written: how much it is, and unfolded, what. */
export const BriefingWarnings = memo(function BriefingWarnings({ parts, internal, onShow, onFound }: BriefingWarningsProps) {
  const { catalogue } = useEdition()
  const warnings = useBriefingWarnings(parts, internal)
  const quotationOf = useQuotationOf(parts)
  const [open, setOpen] = useState(false)
  useEffect(() => onFound(warnings), [onFound, warnings])
  return (
    <details className={styles['warnings']} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say.toLookAt(warnings.length)}</summary>
      {open ? <WarningList warnings={warnings} catalogue={catalogue} quotationOf={quotationOf} onShow={onShow} /> : null}
    </details>
  )
})
