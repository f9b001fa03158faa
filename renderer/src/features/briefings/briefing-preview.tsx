import { memo, useEffect } from 'react'
import type { BriefingDocument, DocumentPart } from '#shared/briefing/briefing-document.ts'
import { sayLeftOut } from '#shared/briefing/document-facts.ts'
import { footnotesOf, isQuoted, sayPlace, sayRecord } from '#shared/briefing/footnote-text.ts'
import type { CitationStyle } from '#shared/briefing/outline/briefing.ts'
import { titleOfExport } from '#shared/notes/may-leave.ts'
import { briefingWords } from '../../words/briefings-words.ts'
import styles from './briefing-preview.module.css'
import { markPreviewed } from './mark-previewed.ts'
import { OwnMarkdown } from './own-markdown.tsx'
import { useGroups } from './use-groups.ts'

const say = briefingWords

type NotePart = Extract<DocumentPart, { readonly type: 'note' }>

interface PreviewGroupProps {
  readonly parts: readonly DocumentPart[]
  /** How many footnotes stand before it. */
  readonly before: number
}

const PreviewGroup = memo(function PreviewGroup({ parts, before }: PreviewGroupProps) {
  let number = before
  return (
    <div className={styles['group']}>
      {parts.map((part) => {
        if (part.type === 'note') number += 1
        return <PreviewPart key={part.id} part={part} number={part.type === 'note' ? number : 0} />
      })}
    </div>
  )
})

/** The document as a reader will see it. Only parts that changed are drawn anew, and what is out of sight is not laid out. */
export function BriefingPreview({ document: briefing }: { readonly document: BriefingDocument }) {
  useEffect(() => markPreviewed(briefing.id), [briefing])
  const groups = useGroups(briefing.parts)
  let before = 0
  return (
    <article className={styles['document']}>
      <h3 className={styles['title']}>
        {titleOfExport(briefing.title === '' ? say.untitled : briefing.title, briefing.internal)}
      </h3>
      {briefing.author === null ? null : <p className={styles['author']}>{briefing.author}</p>}
      {groups.map((parts) => {
        const group = <PreviewGroup key={parts[0]?.id} parts={parts} before={before} />
        before += parts.filter(({ type }) => type === 'note').length
        return group
      })}
      {before === 0 ? null : <Footnotes groups={groups} style={briefing.citations} archive={briefing.archive} />}
    </article>
  )
}

interface FootnotesProps {
  readonly groups: readonly (readonly DocumentPart[])[]
  readonly style: CitationStyle
  readonly archive: Pick<BriefingDocument['archive'], 'id' | 'title'>
}

function Footnotes({ groups, style, archive: { id, title } }: FootnotesProps) {
  return (
    <>
      <h4 className={styles['footnotesTitle']}>{say.footnotes}</h4>
      <ol className={styles['footnotes']}>
        {groups.map((parts) => (
          <FootnotesOfGroup key={parts[0]?.id} parts={parts} style={style} id={id} title={title} />
        ))}
      </ol>
    </>
  )
}

interface FootnotesOfGroupProps {
  readonly parts: readonly DocumentPart[]
  readonly style: CitationStyle
  /** Of the archive. */
  readonly id: string
  readonly title: string
}

const FootnotesOfGroup = memo(function FootnotesOfGroup({ parts, ...props }: FootnotesOfGroupProps) {
  return parts.map((part) => (part.type === 'note' ? <Footnote key={part.id} part={part} {...props} /> : null))
})

interface PreviewPartProps {
  readonly part: DocumentPart
  /** Of its footnote; 0 where it has none. */
  readonly number: number
}

const PreviewPart = memo(function PreviewPart({ part, number }: PreviewPartProps) {
  switch (part.type) {
    case 'heading': {
      const Level = part.level === 1 ? 'h4' : part.level === 2 ? 'h5' : 'h6'
      return <Level className={styles[`level${part.level}`]}>{part.text}</Level>
    }
    case 'text':
      return <OwnMarkdown>{part.markdown}</OwnMarkdown>
    case 'left-out':
      return <p className={styles['leftOut']}>{sayLeftOut(part.why)}</p>
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

interface FootnoteProps extends Omit<FootnotesOfGroupProps, 'parts'> {
  readonly part: NotePart
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
