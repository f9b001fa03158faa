import type { EditionCatalogue } from '#shared/archive/edition.ts'
import type { ArchiveId, EditionId, NoteId } from '#shared/archive/ids.ts'
import { type DeepLink, writeDeepLink } from '#shared/links/deep-link.ts'
import type { Note } from '#shared/notes/note.ts'
import { targetWords } from '#shared/notes/note-target.ts'
import { foldText } from '#shared/text/fold-text.ts'
import { words } from '../../words/words.ts'
import { describedWords, sourceTitle, writeDate } from '../../workspace/source-words.ts'
import { cutLine, noteName } from './note-name.ts'

type ChoiceKind = 'recommendation' | 'claim' | 'note' | 'source' | 'signatory'

/** A place that a note can link to. */
export interface LinkChoice {
  readonly kind: ChoiceKind
  /** What the link is called in the note. */
  readonly name: string
  /** What tells it apart in the list. */
  readonly detail: string
  readonly address: string
}

interface Sought {
  readonly choice: LinkChoice
  readonly name: string
  readonly all: string
}

/** How many are offered at a time: a person types on rather than reads on. */
const OFFERED = 8

function sought(kind: ChoiceKind, name: string, detail: string, link: DeepLink): Sought {
  const choice = { kind, name, detail, address: writeDeepLink(link) }
  const folded = foldText(name).folded
  return { choice, name: folded, all: `${folded} ${foldText(detail).folded} ${foldText(words.writing.linkKinds[kind]).folded}` }
}

interface OpenArchive {
  readonly catalogue: EditionCatalogue
  readonly archive: ArchiveId
  readonly id: EditionId
}

function inEdition({ catalogue, archive, id: edition }: OpenArchive): readonly Sought[] {
  const to = (target: DeepLink['to']): DeepLink => ({ archive, to: target })
  const subjects = new Map((catalogue.claims?.subjects ?? []).map(({ id, label }) => [id, label]))
  return [
    ...catalogue.recommendations.map(({ id, number, heading }) =>
      sought('recommendation', words.recommendations.number(number), heading.exact, to({ kind: 'recommendation', edition, id })),
    ),
    ...(catalogue.claims?.claims ?? []).map(({ id, subject, value, spans }) => {
      const said = value.kind === 'text' ? value.text : [value.qualifier, value.asStated, value.unit].filter(Boolean).join(' ')
      const name = words.writing.claimNamed(subjects.get(subject) ?? subject, said)
      return sought('claim', cutLine(name, 80), spans[0]?.exact ?? '', to({ kind: 'claim', edition, id }))
    }),
    ...catalogue.sources.map((source) =>
      sought(
        'source',
        sourceTitle(source).text,
        [describedWords(source.publisher), writeDate(source.date)].filter(Boolean).join(', '),
        to({ kind: 'source', edition, source: source.id }),
      ),
    ),
    ...catalogue.signatories.signatories.map(({ id, name, role, affiliation }) =>
      sought('signatory', name, [role, affiliation].filter(Boolean).join(', '), to({ kind: 'signatory', edition, id })),
    ),
  ]
}

function ofNotes(notes: readonly Note[], self: NoteId): readonly Sought[] {
  return notes
    .filter(({ id }) => id !== self)
    .toSorted((a, b) => b.modifiedAt.localeCompare(a.modifiedAt))
    .map((note) => {
      const { archive } = note.target
      return sought('note', noteName(note), cutLine(targetWords(note.target), 200), {
        archive,
        to: { kind: 'note', note: note.id },
      })
    })
}

const editions = new WeakMap<EditionCatalogue, readonly Sought[]>()

/** Everything that a note can link to; that of an edition is put together once. */
export function allChoices(edition: OpenArchive | null, notes: readonly Note[], self: NoteId): readonly Sought[] {
  const of = edition === null ? [] : (editions.get(edition.catalogue) ?? inEdition(edition))
  if (edition !== null) editions.set(edition.catalogue, of)
  const [first, rest] = [of.filter(isDemand), of.filter((item) => !isDemand(item))]
  return [...first, ...ofNotes(notes, self), ...rest]
}

/** What a campaign asks for and what is claimed comes before anything else. */
function isDemand({ choice }: Sought): boolean {
  return choice.kind === 'recommendation' || choice.kind === 'claim'
}

/** Lower is nearer. Null where a word of the query stands nowhere. */
function distance({ name, all }: Sought, query: string, parts: readonly string[]): number | null {
  if (!parts.every((part) => all.includes(part))) return null
  if (name.startsWith(query)) return 0
  if (name.includes(` ${query}`)) return 1
  return parts.every((part) => name.includes(part)) ? 2 : 3
}

/** The choices that have every word of `query`, nearest first, and how many there are in all. */
export function findChoices(
  choices: readonly Sought[],
  query: string,
): { readonly offered: readonly LinkChoice[]; readonly all: number } {
  const folded = foldText(query.trim()).folded
  const parts = folded.split(/\s+/).filter((part) => part !== '')
  const found = choices.flatMap((item) => {
    const far = distance(item, folded, parts)
    return far === null ? [] : [{ choice: item.choice, far }]
  })
  const offered = found.toSorted((a, b) => a.far - b.far).slice(0, OFFERED)
  return { offered: offered.map(({ choice }) => choice), all: found.length }
}
