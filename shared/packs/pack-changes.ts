import { z } from 'zod'
import type { EditionCatalogue } from '../archive/edition.ts'

const NAMES_SHOWN = 100

/** How many records of one kind were added, removed or changed, and the names of the first hundred of them. */
const changeListSchema = z.strictObject({ count: z.int().nonnegative(), names: z.array(z.string()).max(NAMES_SHOWN) })
export type ChangeList = z.infer<typeof changeListSchema>

const recordChangesSchema = z.strictObject({ added: changeListSchema, removed: changeListSchema, changed: changeListSchema })
export type RecordChanges = z.infer<typeof recordChangesSchema>

export const packChangesSchema = z.strictObject({
  /** Whether the description of the campaign says something else; false where nothing of the archive is held. */
  campaign: z.boolean(),
  sources: recordChangesSchema,
  signatories: recordChangesSchema,
  recommendations: recordChangesSchema,
})
export type PackChanges = z.infer<typeof packChangesSchema>

interface Named {
  readonly name: string
  /** Equal where nothing that the record says has changed. */
  readonly content: string
}

function listOf(names: readonly string[]): ChangeList {
  return { count: names.length, names: names.slice(0, NAMES_SHOWN) }
}

function changesBetween(before: ReadonlyMap<string, Named>, after: ReadonlyMap<string, Named>): RecordChanges {
  const added: string[] = []
  const changed: string[] = []
  for (const [id, { name, content }] of after) {
    const old = before.get(id)
    if (old === undefined) added.push(name)
    else if (old.content !== content) changed.push(name)
  }
  const removed = [...before].filter(([id]) => !after.has(id)).map(([, { name }]) => name)
  return { added: listOf(added), removed: listOf(removed), changed: listOf(changed) }
}

type Catalogue = Pick<EditionCatalogue, 'campaign' | 'sources' | 'signatories' | 'recommendations'>

function sourcesOf(catalogue: Catalogue): ReadonlyMap<string, Named> {
  return new Map(
    catalogue.sources.map((source) => [
      source.id,
      { name: source.title.basis === 'not-stated' ? source.id : source.title.value, content: JSON.stringify(source) },
    ]),
  )
}

function signatoriesOf(catalogue: Catalogue): ReadonlyMap<string, Named> {
  return new Map(
    catalogue.signatories.signatories.map(({ span, ...signatory }) => [
      signatory.id,
      // Where the row stands moves with the text; what it says is what counts.
      { name: signatory.name, content: JSON.stringify({ ...signatory, row: span.exact }) },
    ]),
  )
}

function recommendationsOf(catalogue: Catalogue): ReadonlyMap<string, Named> {
  return new Map(
    catalogue.recommendations.map(({ id, number, heading, passages }) => [
      id,
      {
        name: heading.exact,
        content: JSON.stringify([number, passages.map(({ relation, span }) => [relation, span.source, span.exact])]),
      },
    ]),
  )
}

/** What an offered edition adds, removes and changes, by the ids of its records; `held` is null where nothing of the archive is held. */
export function packChanges(held: Catalogue | null, offered: Catalogue): PackChanges {
  const between = (of: (catalogue: Catalogue) => ReadonlyMap<string, Named>) =>
    changesBetween(held === null ? new Map() : of(held), of(offered))
  return {
    campaign: held !== null && JSON.stringify(held.campaign) !== JSON.stringify(offered.campaign),
    sources: between(sourcesOf),
    signatories: between(signatoriesOf),
    recommendations: between(recommendationsOf),
  }
}
