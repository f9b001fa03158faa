import type { EditionComparison, SignatoryField } from '#shared/archive/compare-editions.ts'
import { editionsWords } from '../../words/editions-words.ts'
import { sourceTitle } from '../../workspace/source-words.ts'

const say = editionsWords.changes
/** A line names so many things and says how many more there are. */
const MOST_NAMED = 5

/** What was corrected, in words: where a part of the row differs, that the row does goes without saying. */
function correctedFields(fields: readonly SignatoryField[]): string {
  const telling = fields.length > 1 ? fields.filter((field) => field !== 'row' && field !== 'countryAsStated') : fields
  return telling.map((field) => say.signatoryFields[field]).join(', ')
}

function names<T>(list: readonly T[], name: (item: T) => string): string {
  return say.names(list.slice(0, MOST_NAMED).map(name), Math.max(0, list.length - MOST_NAMED))
}

/** What differs between two editions, a sentence for each kind of thing; empty where nothing does. */
export function describeChanges(comparison: EditionComparison): readonly string[] {
  const { sources, signatories, recommendations, claims, campaign } = comparison
  const title = (source: Parameters<typeof sourceTitle>[0]) => sourceTitle(source).text
  const texts = sources.changed.filter(({ fields }) => fields.includes('text'))
  const described = sources.changed.filter(({ fields }) => !fields.includes('text'))
  const gaining = recommendations.changed.filter(({ gained }) => gained.length > 0)
  const losing = recommendations.changed.filter(({ lost }) => lost.length > 0)
  const otherwise = recommendations.changed.filter(({ gained, lost }) => gained.length + lost.length === 0)
  const total = (lists: readonly (readonly unknown[])[]) => lists.reduce((sum, list) => sum + list.length, 0)
  const both = claims.recorded === 'both'
  const lines: readonly (string | null)[] = [
    sources.added.length === 0 ? null : say.sourcesAdded(sources.added.length, names(sources.added, title)),
    sources.removed.length === 0 ? null : say.sourcesRemoved(sources.removed.length, names(sources.removed, title)),
    texts.length === 0
      ? null
      : say.textsChanged(
          texts.length,
          names(texts, ({ after }) => title(after)),
        ),
    described.length === 0
      ? null
      : say.describedAnew(
          described.length,
          names(described, ({ after, fields }) =>
            say.named(title(after), fields.map((field) => say.sourceFields[field]).join(', ')),
          ),
        ),
    signatories.joined.length === 0
      ? null
      : say.joined(
          signatories.joined.length,
          names(signatories.joined, ({ name }) => name),
        ),
    signatories.left.length === 0
      ? null
      : say.left(
          signatories.left.length,
          names(signatories.left, ({ name }) => name),
        ),
    signatories.corrected.length === 0
      ? null
      : say.corrected(
          signatories.corrected.length,
          names(signatories.corrected, ({ after, fields }) => say.named(after.name, correctedFields(fields))),
        ),
    signatories.totals ? say.totals : null,
    recommendations.added.length === 0 ? null : say.recommendationsAdded(recommendations.added.length),
    recommendations.removed.length === 0 ? null : say.recommendationsRemoved(recommendations.removed.length),
    gaining.length === 0 ? null : say.gained(gaining.length, total(gaining.map(({ gained }) => gained))),
    losing.length === 0 ? null : say.lost(losing.length, total(losing.map(({ lost }) => lost))),
    otherwise.length === 0 ? null : say.recommendationsChanged(otherwise.length),
    claims.recorded === 'after-only' ? say.claimsBegin(claims.added.length) : null,
    claims.recorded === 'before-only' ? say.claimsEnd : null,
    both && claims.added.length > 0 ? say.claimsAdded(claims.added.length) : null,
    both && claims.removed.length > 0 ? say.claimsRemoved(claims.removed.length) : null,
    both && claims.changed.length > 0 ? say.claimsChanged(claims.changed.length) : null,
    campaign.length === 0 ? null : say.campaign(campaign.map((field) => say.campaignFields[field]).join(', ')),
  ]
  return lines.filter((line) => line !== null)
}
