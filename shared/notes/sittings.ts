import type { Clock, NoteChange } from './change.ts'
import { type MergedWords, mergeWords } from './merge-words.ts'
import { asText } from './newest-fields.ts'
import type { NoteFields } from './note.ts'
import { noteFromChanges } from './note-from-changes.ts'
import { mergeVersions, versionGraph } from './version-graph.ts'

/** After so long without a change by the same device a new sitting begins; milliseconds. */
const REST = 10 * 60_000

type Told = Pick<NoteFields, 'tags' | 'colour' | 'status' | 'author' | 'trashedAt' | 'target' | 'private'>

/** What was done to a note in one go at one device. */
export interface Sitting {
  /** The clocks of its first and of its last change. */
  readonly from: Clock
  readonly to: Clock
  readonly made: boolean
  /** The words it was written upon, and those it left; null where it set none, or the same. */
  readonly words: { readonly before: string; readonly after: string } | null
  /** Other fields that it left other than they had been, with both values; none in the sitting in which the note was made. */
  readonly fields: { readonly [K in keyof Told]?: { readonly before: Told[K]; readonly after: Told[K] } }
}

/** The device that wrote a clock, and its moment in milliseconds since 1970. */
export function readClock(clock: Clock): { readonly device: string; readonly at: number } {
  return { device: clock.slice(-8), at: Number(clock.slice(0, 13)) }
}

function inSittings(changes: readonly NoteChange[]): readonly (readonly NoteChange[])[] {
  const sittings: NoteChange[][] = []
  for (const change of changes) {
    const last = sittings.at(-1)?.at(-1)
    const [now, before] = [readClock(change.clock), last === undefined ? null : readClock(last.clock)]
    if (before === null || before.device !== now.device || now.at - before.at > REST) sittings.push([change])
    else sittings.at(-1)?.push(change)
  }
  return sittings
}

/** What a note is as long as no change says otherwise. */
const UNTOUCHED: Partial<NoteFields> = {
  tags: [],
  colour: 'yellow',
  status: 'open',
  author: null,
  trashedAt: null,
  private: false,
}

const TOLD = ['tags', 'colour', 'status', 'author', 'trashedAt', 'target', 'private'] as const satisfies readonly (keyof Told)[]

/**
 * The history of a note from all its changes, oldest first: changes that follow one another at one device without a long rest are one sitting. Words are
 * compared with the versions that the sitting began upon, merged where these were several; a sitting in which nothing came out different is left out.
 */
export function sittingsOf(changes: Iterable<NoteChange>): readonly Sitting[] {
  const inOrder = [...new Map([...changes].map((change) => [change.clock, change])).values()].sort((a, b) =>
    a.clock < b.clock ? -1 : 1,
  )
  const graph = versionGraph(inOrder, ({ body }) => body)
  const wordsAt = (clocks: readonly Clock[]): string =>
    clocks.length === 0
      ? ''
      : mergeVersions<string, MergedWords>(graph, clocks, (base, versions) => mergeWords(base, versions)).text
  let state: Partial<NoteFields> = UNTOUCHED
  const sittings: Sitting[] = []
  for (const group of inSittings(inOrder)) {
    const [first, last] = [group[0], group.at(-1)]
    if (first === undefined || last === undefined) continue
    const made = state.createdAt === undefined && group.some(({ fields }) => fields.createdAt !== undefined)
    const own = group.filter(({ fields }) => fields.body !== undefined)
    const [begun, left] = [own[0], own.at(-1)]
    const before = begun === undefined ? '' : wordsAt(graph.get(begun.clock)?.parents ?? [])
    const after = left?.fields.body ?? before
    const next: Partial<NoteFields> = { ...state }
    for (const { fields } of group) Object.assign(next, fields)
    const told = TOLD.filter((name) => asText(state[name] ?? null) !== asText(next[name] ?? null))
    const fields = Object.fromEntries(told.map((name) => [name, { before: state[name], after: next[name] }])) as Sitting['fields']
    state = next
    if (!made && before === after && told.length === 0) continue
    sittings.push({
      from: first.clock,
      to: last.clock,
      made,
      words: before === after ? null : { before, after },
      fields: made ? {} : fields,
    })
  }
  return sittings
}

/** What can be given back of an older version. */
export type RestoredFields = Partial<Pick<NoteFields, 'body' | 'tags' | 'colour' | 'status'>>

/** What of a note was otherwise right after the change with this clock: the fields to be set so that it is so again. Empty where nothing was. */
export function fieldsAt(changes: readonly NoteChange[], clock: Clock, now: NoteFields): RestoredFields {
  const then = noteFromChanges(changes.filter((change) => change.clock <= clock))?.fields ?? {}
  const names = (['body', 'tags', 'colour', 'status'] as const).filter(
    (name) => then[name] !== undefined && asText(then[name]) !== asText(now[name]),
  )
  return Object.fromEntries(names.map((name) => [name, then[name]])) as RestoredFields
}
