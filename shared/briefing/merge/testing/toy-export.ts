import { renderFrontMatter } from '../../front-matter.ts'
import { type MarkSyntax, markPart, type PartName } from '../../part-marks.ts'

export interface ToyPart {
  readonly id: string
  readonly content: string
  readonly what?: PartName
  /** What the program writes after it, outside of its marks. */
  readonly after?: string
}

export interface ToyBriefing {
  readonly title: string
  readonly parts: readonly ToyPart[]
  readonly date?: string
  readonly internal?: boolean
  readonly briefing?: string
  readonly archive?: string
  readonly author?: string
  readonly syntax?: MarkSyntax
}

export function partId(letter: string): string {
  return `${letter.charCodeAt(0).toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`
}

export const BRIEFING = '00000000-0000-4000-9000-000000000001'

/** An export as short as it can be: the shape of what the program writes, without sources. */
export function toyExport({ title, parts, date, internal, briefing, archive, author, syntax = 'html' }: ToyBriefing): string {
  const frontMatter = renderFrontMatter([
    ['title', title],
    ...(internal === true ? [['distribution', 'INTERNAL'] as const] : []),
    ['date', date ?? '2026-11-30T12:00:00.000Z'],
    ...(author === undefined ? [] : [['author', author] as const]),
    ['archive_id', archive ?? 'info:example'],
    ['briefing', briefing ?? BRIEFING],
    ['format', 'campaign-archive-briefing/1'],
  ])
  const body = parts.flatMap(({ id, content, what = 'text', after }) => [
    markPart(id, what, content, syntax),
    ...(after === undefined || after === '' ? [] : [after]),
  ])
  return `${frontMatter}\n${[`# ${title}`, ...body].join('\n\n')}\n`
}
