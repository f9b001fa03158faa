import { checkEdition } from '#shared/archive/check-edition.ts'
import { extensionOf, originalFile, sourceFile, sourceOfPath, textFile } from '#shared/archive/edition-files.ts'
import type { EditionProblem, EditionRecords } from '#shared/archive/edition-records.ts'
import type { SourceId } from '#shared/archive/ids.ts'
import type { SourceText } from '#shared/archive/quote.ts'
import type { Source } from '#shared/archive/source.ts'
import { canonicalText } from '#shared/text/canonical-text.ts'
import { decodeUtf8 } from '#shared/text/decode-utf8.ts'
import { createOffsetMap } from '#shared/text/offset-map.ts'
import type { LogicalFiles } from './logical-files.ts'
import { digestOf } from './ocfl/digest.ts'
import { readRecords } from './read-records.ts'

/** Holds the bytes of one source against its record: the original, and the text that must come from it. Answers with the text. */
async function checkSourceFiles(files: LogicalFiles, source: Source, problems: EditionProblem[]): Promise<string | null> {
  const report = (message: string) =>
    problems.push({ code: 'file-altered', path: sourceFile(source.id), message: `source "${source.id}": ${message}` })
  const path = originalFile(source.id, extensionOf(source.capture.fileName))
  const original = await files.read(path)
  const textBytes = await files.read(textFile(source.id))
  if (original.ok) {
    if (original.value.length !== source.capture.bytes || digestOf(original.value) !== source.capture.sha512) {
      report(`${path} is not the file that was received (${source.capture.bytes} bytes)`)
    }
  } else report(original.error.message)
  if (!textBytes.ok) {
    report(textBytes.error.message)
    return null
  }
  if (digestOf(textBytes.value) !== source.text.sha512)
    report(`${textFile(source.id)} does not have the digest that the record gives`)
  const text = decodeUtf8(textBytes.value)
  if (!text.ok) {
    report(`${textFile(source.id)} is not UTF-8 from byte ${text.offset} on`)
    return null
  }
  if (original.ok) {
    const made = canonicalText(original.value)
    if (!made.ok) report(`${path}: ${made.reason}`)
    else if (made.text !== text.text) report(`${textFile(source.id)} is not the canonical text of ${path}`)
  }
  return text.text
}

export interface EditionCheck {
  /** Null where the records could not be read. */
  readonly records: EditionRecords | null
  readonly problems: readonly EditionProblem[]
}

/** Checks everything that an edition says, against its bytes, its texts and itself. Every problem names its record. */
export async function checkFiles(files: LogicalFiles): Promise<EditionCheck> {
  const problems: EditionProblem[] = []
  const read = await readRecords(files)
  if (!read.ok) {
    const path =
      files.paths.find((each) => read.error.message.startsWith(`${each}:`) || read.error.message.startsWith(`${each} `)) ?? ''
    return {
      records: null,
      problems: [
        { code: read.error.code === 'file-altered' ? 'file-altered' : 'input-malformed', path, message: read.error.message },
      ],
    }
  }
  const records = read.value
  const ids = new Set<string>(records.sources.map(({ id }) => id))
  for (const path of files.paths) {
    const owner = sourceOfPath(path)
    if (owner !== null && !ids.has(owner)) {
      problems.push({ code: 'source-unknown', path, message: `it belongs to no source: sources/${owner}/source.json is missing` })
    }
  }
  const texts = new Map<SourceId, SourceText>()
  for (const source of records.sources) {
    const text = await checkSourceFiles(files, source, problems)
    if (text !== null) texts.set(source.id, { text, offsets: createOffsetMap(text) })
  }
  problems.push(...checkEdition(records, texts))
  return { records, problems }
}
