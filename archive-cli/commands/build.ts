import { parseArgs } from 'node:util'
import { buildArchive } from '../../main/services/archive/archivist/build-archive.ts'
import { nodeDisk } from '../../main/services/files/disk.ts'
import { type Command, EXIT_REFUSED, expectArguments, printProblems } from '../command.ts'

export const build: Command = {
  name: 'build',
  summary: 'make an archive from a recipe',
  help: `archive build RECIPE_DIR DIR

Makes the archive that RECIPE_DIR/recipe.json describes in DIR, which must be empty or not there.
The same inputs give the same bytes.`,
  async run(args, terminal) {
    const { positionals } = parseArgs({ args: [...args], allowPositionals: true, options: {} })
    const { RECIPE_DIR, DIR } = expectArguments(positionals, ['RECIPE_DIR', 'DIR'])
    const result = await buildArchive(RECIPE_DIR, DIR, nodeDisk)
    if (!result.ok) {
      printProblems(result.problems, terminal)
      return EXIT_REFUSED
    }
    for (const { edition, digest } of result.value) terminal.out(`made edition ${edition} (${digest})`)
    return 0
  },
}
