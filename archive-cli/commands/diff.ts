import { parseArgs } from 'node:util'
import { type EditionId, editionIdSchema } from '#shared/archive/ids.ts'
import { refused } from '../../main/services/archive/archivist/archivist-result.ts'
import { diffEditions } from '../../main/services/archive/diff-editions.ts'
import { openArchive } from '../../main/services/archive/open-archive.ts'
import { type Command, exitOf, expectArguments, printProblems, UsageError } from '../command.ts'
import { diffJson } from '../diff-json.ts'
import { diffLines } from '../diff-lines.ts'

function editionOf(name: string): EditionId {
  const id = editionIdSchema.safeParse(name)
  if (!id.success) throw new UsageError(`"${name}" is no edition: they are called v1, v2, ...`)
  return id.data
}

export const diff: Command = {
  name: 'diff',
  summary: 'say what changed between two editions',
  help: `archive diff DIR FROM TO

Says what changed between the editions FROM and TO (v1, v2, ...) of the archive in DIR: sources, signatories, recommendations,
claims, and each text that changed word by word, as "the [-59-]{+60+} signatories" with what kind of words a change touches.
"+" came, "-" went, "~" changed. The exit code is 0 whether or not they differ.
With --json, positions count Unicode code points.`,
  async run(args, terminal) {
    const { positionals } = parseArgs({ args: [...args], allowPositionals: true })
    const { DIR, FROM, TO } = expectArguments(positionals, ['DIR', 'FROM', 'TO'])
    const [from, to] = [editionOf(FROM), editionOf(TO)]
    const archive = await openArchive(DIR)
    const found = archive.ok ? await diffEditions(archive.value, from, to) : archive
    if (!found.ok) {
      printProblems(refused(found.error).problems, terminal)
      return exitOf(found.error.code)
    }
    terminal.data(diffJson(found.value))
    for (const line of diffLines(found.value)) terminal.out(line)
    return 0
  },
}
