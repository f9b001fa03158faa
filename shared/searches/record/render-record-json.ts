import type { SearchRecordExport } from './search-record.ts'

/** A record of searches as JSON, for other programs: everything that is on record, under the names of the log. Ends with a line feed. */
export function renderRecordJson(record: SearchRecordExport, now: Date): string {
  const { archive, program, author, searches } = record
  return `${JSON.stringify(
    {
      format: 'campaign-archive-searches',
      version: 1,
      written: now.toISOString(),
      program,
      author,
      archive,
      searches: searches.map(
        ({
          query,
          understood,
          asTyped,
          beyond,
          edition,
          editionDigest,
          at,
          total,
          exactTotal,
          inNotes,
          complete,
          leftOut,
          opened,
          program,
        }) => ({
          time: at,
          query,
          understood,
          asTyped,
          beyond,
          edition,
          editionSha512: editionDigest,
          hits: total,
          exactHits: exactTotal,
          hitsInNotes: inNotes,
          complete,
          sourcesNotSearched: leftOut,
          opened,
          program,
        }),
      ),
    },
    null,
    2,
  )}\n`
}
