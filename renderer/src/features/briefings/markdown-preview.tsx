import { memo, useEffect } from 'react'
import type { BriefingDocument } from '#shared/briefing/briefing-document.ts'
import { createMarkdownWriter } from '#shared/briefing/markdown/markdown-writer.ts'
import type { BriefingFields } from '#shared/briefing/outline/briefing.ts'
import styles from './briefing-preview.module.css'
import { markPreviewed } from './mark-previewed.ts'
import { useGroups } from './use-groups.ts'

interface MarkdownPreviewProps {
  readonly document: BriefingDocument
  readonly profile: BriefingFields['profile']
}

/** The file as it will be written. A part that did not change is neither written nor drawn anew. */
export function MarkdownPreview({ document: briefing, profile }: MarkdownPreviewProps) {
  useEffect(() => markPreviewed(briefing.id), [briefing])
  const groups = useGroups(briefing.parts)
  const writer = createMarkdownWriter(briefing, { profile })
  return (
    <pre>
      <Piece text={writer.head} />
      {groups.map((parts) => (
        <Piece key={parts[0]?.id} text={parts.map((part) => `\n${writer.part(part)}\n`).join('')} />
      ))}
    </pre>
  )
}

const Piece = memo(function Piece({ text }: { readonly text: string }) {
  return <span className={styles['piece']}>{text}</span>
})
