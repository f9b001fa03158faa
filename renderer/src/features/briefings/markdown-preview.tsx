import { memo, useEffect } from 'react'
import type { BriefingDocument } from '#shared/briefing/briefing-document.ts'
import { createMarkdownWriter } from '#shared/briefing/markdown/markdown-writer.ts'
import type { BriefingFields } from '#shared/briefing/outline/briefing.ts'
import { markPreviewed } from './mark-previewed.ts'

interface MarkdownPreviewProps {
  readonly document: BriefingDocument
  readonly profile: BriefingFields['profile']
}

/** The file as it will be written. A part that did not change is neither written nor drawn anew. */
export function MarkdownPreview({ document: briefing, profile }: MarkdownPreviewProps) {
  useEffect(() => markPreviewed(briefing.id), [briefing])
  const writer = createMarkdownWriter(briefing, { profile })
  return (
    <pre>
      <Piece text={writer.head} />
      {briefing.parts.map((part) => (
        <Piece key={part.id} text={`\n\n${writer.part(part)}`} />
      ))}
    </pre>
  )
}

const Piece = memo(function Piece({ text }: { readonly text: string }) {
  return <span>{text}</span>
})
