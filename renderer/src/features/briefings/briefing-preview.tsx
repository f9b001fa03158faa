import { memo, useEffect } from 'react'
import type { BriefingDocument, DocumentPart } from '#shared/briefing/briefing-document.ts'
import { footnotesOf, isQuoted, sayPlace, sayRecord } from '#shared/briefing/footnote-text.ts'
import type { CitationStyle } from '#shared/briefing/outline/briefing.ts'
import { titleOfExport } from '#shared/notes/may-leave.ts'
import { briefingWords } from '../../words/briefings-words.ts'
import styles from './briefing-preview.module.css'
import { markPreviewed } from './mark-previewed.ts'
import { OwnMarkdown } from './own-markdown.tsx'

const say = briefingWords

type NotePart = Extract<DocumentPart, { readonly type: 'note' }>

/** The document as a reader will see it. Only parts that changed are drawn anew. */
export function BriefingPreview({ document: briefing }: { readonly document: BriefingDocument }) {
  useEffect(() => markPreviewed(briefing.id), [briefing])
  const cited = briefing.parts.filter((part) => part.type === 'note')
  const numbers = new Map(cited.map((part, index) => [part.id, index + 1]))
  return (
    <article className={styles['document']}>
      <h3 className={styles['title']}>
        {titleOfExport(briefing.title === '' ? say.untitled : briefing.title, briefing.internal)}
      </h3>
      {briefing.author === null ? null : <p className={styles['author']}>{briefing.author}</p>}
      {briefing.parts.map((part) => (
        <PreviewPart key={part.id} part={part} number={numbers.get(part.id) ?? 0} />
      ))}
      {cited.length === 0 ? null : (
        <>
          <h4 className={styles['footnotesTitle']}>{say.footnotes}</h4>
          <ol className={styles['footnotes']}>
            {cited.map((part) => (
              <Footnote
                key={part.id}
                part={part}
                style={briefing.citations}
                id={briefing.archive.id}
                title={briefing.archive.title}
              />
            ))}
          </ol>
        </>
      )}
    </article>
  )
}

const PreviewPart = memo(function PreviewPart({ part, number }: { readonly part: DocumentPart; readonly number: number }) {
  switch (part.type) {
    case 'heading': {
      const Level = part.level === 1 ? 'h4' : part.level === 2 ? 'h5' : 'h6'
      return <Level className={styles[`level${part.level}`]}>{part.text}</Level>
    }
    case 'text':
      return <OwnMarkdown>{part.markdown}</OwnMarkdown>
    case 'left-out':
      return <p className={styles['leftOut']}>{say.leftOut[part.why]}</p>
    case 'note':
      return <PreviewNote part={part} number={number} />
  }
})

function PreviewNote({ part: { form, cited }, number }: { readonly part: NotePart; readonly number: number }) {
  const mark = (
    <sup>
      <span aria-hidden="true">{number}</span>
      <span className={styles['unseen']}>{say.footnote(number)}</span>
    </sup>
  )
  const { note } = cited
  const quotation = isQuoted(cited) ? (
    <blockquote className={styles['quotation']} lang={cited.source.language}>
      {cited.note.target.exact}
      {mark}
    </blockquote>
  ) : (
    <p>
      <strong>{sayRecord(cited)}</strong>
      {mark}
    </p>
  )
  switch (form) {
    case 'quotation':
      return quotation
    case 'quotation-comment':
      return (
        <>
          {quotation}
          <OwnMarkdown>{note.body}</OwnMarkdown>
        </>
      )
    case 'comment':
      return (
        <div>
          <OwnMarkdown>{note.body}</OwnMarkdown>
          {mark}
        </div>
      )
    case 'reference':
      return (
        <p>
          {sayPlace(cited)}.{mark}
        </p>
      )
  }
}

interface FootnoteProps {
  readonly part: NotePart
  readonly style: CitationStyle
  /** Of the archive. */
  readonly id: string
  readonly title: string
}

const Footnote = memo(function Footnote({ part, style, id, title }: FootnoteProps) {
  // What a footnote says depends on nothing else of the document.
  const alone = { archive: { id, title }, citations: style, parts: [part] } as unknown as BriefingDocument
  const { citation, tail } = footnotesOf(alone)(part.cited)
  return (
    <li>
      {citation.map((run, index) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: the runs of a citation have no other name and are drawn anew together.
        run.italic ? <cite key={index}>{run.text}</cite> : <span key={index}>{run.text}</span>,
      )}{' '}
      <span className={styles['tail']}>
        {tail.before}
        {tail.link}
        {tail.after}
      </span>
    </li>
  )
})
