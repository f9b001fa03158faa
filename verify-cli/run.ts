import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { editionIdSchema } from '#shared/archive/ids.ts'
import { renderReportHtml } from '#shared/briefing/verify/report-html.ts'
import { reportLines } from '#shared/briefing/verify/report-lines.ts'
import { renderReportMarkdown } from '#shared/briefing/verify/report-markdown.ts'
import { openArchive } from '../main/services/archive/open-archive.ts'
import { LARGEST_BRIEFING } from '../main/services/briefings/read-briefing.ts'
import { prepareArchive, verifyBriefing } from '../main/services/briefings/verify-briefing.ts'
import { causeOf } from '../main/services/profile/disk-error.ts'

/** Where the command writes, so that a test can read it. */
export interface Streams {
  out(text: string): void
  error(text: string): void
}

export const EXIT_FAILS = 1
export const EXIT_UNUSABLE = 2

const HELP = `verify-briefing FILE --archive DIR [--edition v2] [--json | --markdown | --html]

Holds every quotation in FILE (Markdown, plain text, HTML or DOCX) against the archive in DIR, word for word, and says of each
whether it is exact, where it stands, and what differs. Checks citations and figures too. Nothing is sent anywhere, and nothing is changed.

  --archive DIR   the folder of the archive (that holds 0=ocfl_object_1.1)
  --edition v2    the edition to hold against; the newest where none is named
  --json          print the report as JSON (format campaign-archive-verification/1)
  --markdown      print the report as Markdown
  --html          print the report as one HTML file

Exit codes: 0 every quotation is exact, or marks what it changed; 1 something fails; 2 called wrongly, or something cannot be read.`

interface Call {
  readonly file: string
  readonly archive: string
  readonly edition: string | null
  readonly form: 'lines' | 'json' | 'markdown' | 'html'
}

function readCall(args: readonly string[]): Call | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        archive: { type: 'string' },
        edition: { type: 'string' },
        json: { type: 'boolean' },
        markdown: { type: 'boolean' },
        html: { type: 'boolean' },
      },
    })
    const [file, extra] = positionals
    if (file === undefined) return 'FILE is missing'
    if (extra !== undefined) return `"${extra}" is too much: one file is verified at a time`
    if (values.archive === undefined) return '--archive DIR is missing'
    const forms = (['json', 'markdown', 'html'] as const).filter((form) => values[form] === true)
    if (forms.length > 1) return `--${forms.join(' and --')} exclude each other`
    return { file, archive: values.archive, edition: values.edition ?? null, form: forms[0] ?? 'lines' }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

async function readFileWhole(path: string): Promise<Uint8Array | string> {
  try {
    const { size } = await stat(path)
    if (size > LARGEST_BRIEFING) return `${path} has ${size} bytes; at most ${LARGEST_BRIEFING} are read (50 MB)`
    return await readFile(path)
  } catch (error) {
    return `${path} cannot be read: ${causeOf(error)}`
  }
}

/** Runs one command line, and answers with its exit code. `now` goes into reports that are saved. */
export async function run(args: readonly string[], streams: Streams, now: Date): Promise<number> {
  const unusable = (message: string) => {
    streams.error(`verify-briefing: ${message}\n`)
    return EXIT_UNUSABLE
  }
  if (args.includes('--help') || args.includes('-h')) {
    streams.out(`${HELP}\n`)
    return 0
  }
  const call = readCall(args)
  if (typeof call === 'string') return unusable(`${call}\n${HELP.split('\n')[0] ?? ''}`)
  const edition = call.edition === null ? null : editionIdSchema.safeParse(call.edition)
  if (edition !== null && !edition.success) return unusable(`"${call.edition}" is no edition; editions are called v1, v2, ...`)
  const bytes = await readFileWhole(call.file)
  if (typeof bytes === 'string') return unusable(bytes)
  const archive = await openArchive(call.archive, { cache: null, withoutThreads: true })
  if (!archive.ok) return unusable(archive.error.message)
  const prepared = await prepareArchive(archive.value, edition?.data ?? null)
  if (!prepared.ok) return unusable(prepared.error.message)
  const report = await verifyBriefing({ name: basename(call.file), bytes }, prepared.value)
  if (!report.ok) return unusable(report.error.message)
  switch (call.form) {
    case 'json':
      streams.out(`${JSON.stringify(report.value, null, 2)}\n`)
      break
    case 'markdown':
      streams.out(renderReportMarkdown(report.value, now))
      break
    case 'html':
      streams.out(renderReportHtml(report.value, now))
      break
    case 'lines':
      streams.out(`${reportLines(report.value).join('\n')}\n`)
      break
  }
  return report.value.ok ? 0 : EXIT_FAILS
}
