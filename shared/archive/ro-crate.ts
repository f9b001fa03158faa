import {
  campaignFile,
  claimsFile,
  extensionOf,
  originalFile,
  recommendationsFile,
  signatoriesFile,
  sourceFile,
  textFile,
} from './edition-files.ts'
import type { EditionRecords } from './edition-records.ts'
import type { EditionId } from './ids.ts'
import type { Signatory } from './signatory.ts'
import type { DescribedText, Source } from './source.ts'

type Entity = Readonly<Record<string, unknown>>

/** Leaves out what is not known: a property without a value is a claim that there is none. */
function known(entity: Readonly<Record<string, unknown>>): Entity {
  return Object.fromEntries(
    Object.entries(entity).filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0)),
  )
}

function statedValue(described: DescribedText): string | null {
  return described.basis === 'not-stated' ? null : described.value
}

const reference = (id: string) => ({ '@id': id })

function sourceEntities(source: Source): readonly Entity[] {
  const original = originalFile(source.id, extensionOf(source.capture.fileName))
  const publisher = statedValue(source.publisher)
  const digest = `#sha512-${source.id}`
  return [
    known({
      '@id': original,
      '@type': ['File', source.kind === 'coverage' ? 'NewsArticle' : 'CreativeWork'],
      name: statedValue(source.title),
      alternateName: source.capture.fileName,
      publisher: publisher === null ? null : reference(`#publisher-${source.id}`),
      datePublished: statedValue(source.date),
      inLanguage: source.language,
      license: statedValue(source.rights),
      encodingFormat: source.capture.mediaType,
      contentSize: String(source.capture.bytes),
      identifier: reference(digest),
    }),
    {
      '@id': digest,
      '@type': 'PropertyValue',
      name: 'SHA-512 of the file as received',
      propertyID: 'SHA-512',
      value: source.capture.sha512,
    },
    ...(publisher === null ? [] : [{ '@id': `#publisher-${source.id}`, '@type': 'Organization', name: publisher }]),
    {
      '@id': textFile(source.id),
      '@type': 'File',
      name: 'Canonical text: UTF-8, line feeds, normalisation form C; the base of every position',
      encodingFormat: 'text/plain',
      isBasedOn: reference(original),
    },
    {
      '@id': sourceFile(source.id),
      '@type': 'File',
      name: 'What the source is, where it came from, and its blocks',
      encodingFormat: 'application/json',
      about: reference(original),
    },
  ]
}

function signatoryEntities(signatory: Signatory): readonly Entity[] {
  const id = `#signatory-${signatory.id}`
  const { name, aliases, title, honours, role, affiliation, country } = signatory
  if (signatory.kind === 'organisation') {
    const location = country === null || country === 'International' ? null : reference(`#country-${country}`)
    return [known({ '@id': id, '@type': 'Organization', name, alternateName: aliases, location })]
  }
  const person = known({
    '@id': id,
    '@type': 'Person',
    name,
    alternateName: aliases,
    honorificPrefix: title,
    honorificSuffix: honours.length === 0 ? null : honours.join(', '),
    jobTitle: role,
    affiliation: affiliation === null ? null : reference(`${id}-affiliation`),
  })
  return affiliation === null ? [person] : [person, { '@id': `${id}-affiliation`, '@type': 'Organization', name: affiliation }]
}

function countryEntities(signatories: readonly Signatory[]): readonly Entity[] {
  const names = new Map<string, string>()
  for (const { country, countryAsStated } of signatories) {
    if (country !== null && country !== 'International' && countryAsStated !== null && !names.has(country))
      names.set(country, countryAsStated)
  }
  return [...names]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, name]) => ({ '@id': `#country-${code}`, '@type': 'Country', name, identifier: code }))
}

/**
 * Describes an edition in RO-Crate 1.2 (https://w3id.org/ro/crate/1.2), for other people's tools. It repeats the records and adds nothing;
 * what is not known is left out. `created` is the time of the edition, `objectId` the identifier of the archive.
 */
export function describeAsRoCrate(records: EditionRecords, edition: EditionId, created: string, objectId: string): Entity {
  const { campaign, sources } = records
  const { signatories } = records.signatories
  const entities = sources.flatMap(sourceEntities)
  const recordFiles: readonly Entity[] = [
    { '@id': campaignFile, '@type': 'File', name: 'The campaign', encodingFormat: 'application/json' },
    {
      '@id': signatoriesFile,
      '@type': 'File',
      name: 'The signatories, each with the row that names it',
      encodingFormat: 'application/json',
    },
    {
      '@id': recommendationsFile,
      '@type': 'File',
      name: 'The recommendations, with the passages that state or relay them',
      encodingFormat: 'application/json',
    },
    ...(records.claims === null
      ? []
      : [
          {
            '@id': claimsFile,
            '@type': 'File',
            name: 'Figures and statements that the sources make, by subject, each with its passage',
            encodingFormat: 'application/json',
          },
        ]),
  ]
  const parts = [...entities, ...recordFiles].filter((entity) => entity['@type'] === 'File' || Array.isArray(entity['@type']))
  return {
    '@context': 'https://w3id.org/ro/crate/1.2/context',
    '@graph': [
      {
        '@id': 'ro-crate-metadata.json',
        '@type': 'CreativeWork',
        about: reference('./'),
        conformsTo: reference('https://w3id.org/ro/crate/1.2'),
      },
      known({
        '@id': './',
        '@type': 'Dataset',
        name: campaign.title,
        description: campaign.summary.length === 0 ? campaign.title : campaign.summary.map(({ text }) => text).join(' '),
        datePublished: created,
        license: 'See each source; where a source states no rights, none are known.',
        identifier: objectId,
        version: edition,
        temporalCoverage: campaign.date,
        hasPart: parts.map((entity) => reference(String(entity['@id']))),
        mentions: signatories.map(({ id }) => reference(`#signatory-${id}`)),
      }),
      ...entities,
      ...recordFiles,
      ...signatories.flatMap(signatoryEntities),
      ...countryEntities(signatories),
    ],
  }
}
