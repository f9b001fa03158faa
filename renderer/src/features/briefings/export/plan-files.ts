import { beginExport, canMerge, type MergedExport, type MergeOutcome, mergeExport } from '#shared/briefing/merge/merge-export.ts'
import { readExported, valueOfKey } from '#shared/briefing/merge/read-exported.ts'
import type { CallOutput } from '#shared/contract/contract.ts'

/** A file that was made of a briefing. Only Markdown is merged with what people made of it since. */
export type MadeFile =
  | { readonly kind: 'markdown'; readonly name: string; readonly text: string }
  | { readonly kind: 'bytes'; readonly name: string; readonly bytes: Uint8Array; readonly mediaType: string }

type Looked = CallOutput<'export.look'>
type NotMerged = Exclude<MergeOutcome, { readonly state: 'merged' }>

/** Why a file is not written over. */
export type WhyNot = NotMerged | { readonly state: 'not-text' } | { readonly state: 'refused'; readonly message: string }

interface About {
  /** Under which it is written: that of an earlier export where a person has given that another name. */
  readonly name: string
  readonly made: MadeFile
}

/** What would happen to one file. */
export type PlannedFile =
  | (About & { readonly action: 'new' })
  | (About & { readonly action: 'merge'; readonly merged: MergedExport; readonly expected: string })
  /** It is the same already. */
  | (About & { readonly action: 'same' })
  /** What stands there is kept beside it under another name, and not read. */
  | (About & { readonly action: 'replace'; readonly expected: string })
  | (About & { readonly action: 'refuse'; readonly why: WhyNot })

export interface ExportPlan {
  readonly files: readonly PlannedFile[]
  /** Other Markdown files in the folder that are of the same briefing. */
  readonly others: readonly string[]
}

/** What is put beside a new file when it replaces an earlier one. */
const EARLIER = / \(before \d{1,2} \p{L}+ \d{4} \d\d\.\d\d(?:, \d+)?\)\.md$/u

type Found = Pick<Looked['files'][number], 'state'> & Looked['files'][number]

function planMarkdown(about: About, text: string, found: Found, leaveOut: ReadonlySet<string>): PlannedFile {
  switch (found.state) {
    case 'absent':
      return { ...about, action: 'new' }
    case 'bytes':
      return { ...about, action: 'refuse', why: { state: 'not-text' } }
    case 'refused':
      return { ...about, action: 'refuse', why: { state: 'refused', message: found.message } }
    case 'text': {
      // What a template makes without marks cannot be merged, and is replaced like any other file.
      if (!canMerge(text)) return { ...about, action: found.text === text ? 'same' : 'replace', expected: found.sha256 }
      const outcome = mergeExport(found.text, text, leaveOut)
      if (outcome.state !== 'merged') return { ...about, action: 'refuse', why: outcome }
      const { merged } = outcome
      return merged.changes ? { ...about, action: 'merge', merged, expected: found.sha256 } : { ...about, action: 'same' }
    }
  }
}

function planBytes(about: About, found: Found): PlannedFile {
  switch (found.state) {
    case 'absent':
      return { ...about, action: 'new' }
    case 'refused':
      return { ...about, action: 'refuse', why: { state: 'refused', message: found.message } }
    case 'bytes':
    case 'text':
      return { ...about, action: 'replace', expected: found.sha256 }
  }
}

interface Shape {
  readonly ids: ReadonlySet<string>
  /** Of a file of one note; null for one of the briefing as a whole. */
  readonly source: string | null
}

function shapeOf(text: string): Shape {
  const read = readExported(text)
  if (read.state !== 'read') return { ids: new Set(), source: null }
  const { parts, frontMatter } = read.file
  return { ids: new Set(parts.map(({ id }) => id)), source: valueOfKey(frontMatter, 'source') }
}

/** Whether two texts are of the same note, or of the same briefing: the file of a whole briefing has the ids of its notes too. */
function isAlike(one: Shape, other: Shape): boolean {
  return one.source === other.source && [...one.ids].some((id) => other.ids.has(id))
}

/**
 * Says what an export would do to each file in a folder that was looked at. Of several files (one for each note), one that has another name by now is known by its
 * parts. Files that are of the briefing and of none of its notes are named, and left.
 */
export function planFiles(made: readonly MadeFile[], looked: Looked, leaveOut: ReadonlySet<string>): ExportPlan {
  const found = new Map(looked.files.map((file) => [file.name, file]))
  const others = new Map(
    looked.others.filter(({ name }) => !EARLIER.test(name)).map((file) => [file.name, { file, shape: shapeOf(file.text) }]),
  )
  const renamed = (text: string) => {
    const shape = shapeOf(text)
    return [...others.values()].find((other) => isAlike(other.shape, shape))?.file ?? null
  }
  const several = made.filter(({ kind }) => kind === 'markdown').length > 1
  const files = made.map((one): PlannedFile => {
    const stands = found.get(one.name) ?? { name: one.name, state: 'absent' as const }
    if (one.kind === 'bytes') return planBytes({ name: one.name, made: one }, stands)
    const other = several && stands.state === 'absent' ? renamed(one.text) : null
    if (other === null) return planMarkdown({ name: one.name, made: one }, one.text, stands, leaveOut)
    others.delete(other.name)
    return planMarkdown({ name: other.name, made: one }, one.text, { ...other, state: 'text' }, leaveOut)
  })
  return { files, others: [...others.keys()] }
}

/** What is written for a file that is not merged. */
export function newText(text: string): string {
  return canMerge(text) ? beginExport(text) : text
}

/** The text of the plan for a file as it would be written; null for one that is no text, or is not written. */
export function plannedText(file: PlannedFile): string | null {
  if (file.made.kind !== 'markdown' || file.action === 'refuse' || file.action === 'same') return null
  return file.action === 'merge' ? file.merged.text : newText(file.made.text)
}

/** A name that stands in none of the files looked at: `Title (2).md`. */
export function otherName(name: string, taken: ReadonlySet<string>): string {
  const dot = name.lastIndexOf('.')
  const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, '']
  const plain = stem.replace(/ \(\d+\)$/, '')
  for (let count = 2; ; count++) {
    const other = `${plain} (${count})${extension}`
    if (!taken.has(other)) return other
  }
}
