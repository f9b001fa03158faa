import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { repository } from './repository.ts'

/** The id that the generator gives its first source. */
export const longSource = 'statement-000000'
/** Paragraphs after the title; the title is the first block. */
export const longLength = 1_000

/** The words of a paragraph, each of which no other has. */
export function longParagraph(number: number): string {
  return `Paragraph ${number} of the long report says that harbour ${number} kept lantern ${number} lit for the children of ward ${number}, and that nobody asked who paid for it.`
}

/** Puts an archive with one source in the place of what is in `folder`: a title, and paragraphs in a language (BCP 47). */
async function putOneSource(folder: string, lines: readonly string[], language: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  const work = await mkdtemp(join(tmpdir(), 'one-source-'))
  const text = join(work, 'text.txt')
  await writeFile(text, [...lines, ''].join('\n'))
  const command = ['--import', 'tsx', join('bench', 'generate-archive.ts'), `--language=${language}`, folder, '1', '1', text]
  await promisify(execFile)(process.execPath, command, { cwd: repository })
  await rm(work, { recursive: true, force: true })
}

/** Puts an archive with one source of 1,000 paragraphs in the place of what is in `folder`. */
export async function putLongSource(folder: string): Promise<void> {
  const lines = Array.from({ length: longLength }, (_, index) => longParagraph(index + 1))
  await putOneSource(folder, ['The long report', ...lines], 'en')
}

/** Puts an archive with one source in German in the place of what is in `folder`. */
export async function putGermanSource(folder: string): Promise<void> {
  const lines = ['Der Bericht', 'Die Verpflichtungen der Plattformen wurden geprüft.', 'Niemand fragte die Kinder.']
  await putOneSource(folder, lines, 'de')
}
