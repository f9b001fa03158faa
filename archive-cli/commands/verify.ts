import { stat } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { isWarning } from '../../main/services/archive/ocfl/problem.ts'
import { validateObject } from '../../main/services/archive/ocfl/validate-object.ts'
import { type VerifyProgress, verifyArchive } from '../../main/services/archive/verify-archive.ts'
import { type Command, EXIT_MISSING, EXIT_REFUSED, expectArguments, printProblems, type Terminal } from '../command.ts'
import { kindOf, verifyBag, verifyPack } from './verify-pack.ts'

/** At most five lines a second: more than an eye follows. */
const SAY_EVERY = 200

function progressTo(terminal: Terminal) {
  let last = 0
  return ({ filesDone, filesTotal, bytesDone, bytesTotal, stage, editionsDone, editionsTotal }: VerifyProgress) => {
    const now = performance.now()
    if (now - last < SAY_EVERY) return
    last = now
    const part = bytesTotal === 0 ? 100 : Math.floor((bytesDone / bytesTotal) * 100)
    terminal.progress(
      stage === 'files'
        ? `reading the files: ${filesDone} of ${filesTotal} files, ${part} % of ${bytesTotal} bytes`
        : `checking what the editions say: ${editionsDone} of ${editionsTotal} editions`,
    )
  }
}

export const verify: Command = {
  name: 'verify',
  summary: 'check every file and every statement of an archive, or a pack',
  help: `archive verify DIR|PACK [--ocfl]

Checks the archive in DIR: the folder against OCFL 1.1 or 1.0, every file against its digest, and what each edition says
against its sources. Prints all problems, with the codes of the OCFL specification; a code that begins with W is advice.
A PACK is checked in the same way, with its bag and its signature. A folder that is a BagIt bag is held against BagIt 0.93 to 1.0.

  --ocfl   check DIR as an OCFL object only, whatever it holds: for objects that are no archives of this program`,
  async run(args, terminal) {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { ocfl: { type: 'boolean' } },
    })
    const { DIR } = expectArguments(positionals, ['DIR'])
    const kind = await kindOf(DIR)
    if (kind === 'pack') return verifyPack(DIR, terminal)
    if (kind === 'bag') return verifyBag(DIR, terminal)
    const folder = await stat(DIR).catch(() => null)
    if (folder?.isDirectory() !== true) {
      terminal.error(`there is no folder ${DIR}`)
      return EXIT_MISSING
    }
    const onProgress = progressTo(terminal)
    const { files, bytes, problems } =
      values.ocfl === true
        ? await validateObject(DIR, {
            onProgress: (progress) => onProgress({ ...progress, stage: 'files', editionsDone: 0, editionsTotal: 0 }),
          })
        : await verifyArchive(DIR, { onProgress })
    terminal.progress(null)
    printProblems(problems, terminal)
    const errors = problems.filter((problem) => !isWarning(problem))
    const advice = problems.length - errors.length
    terminal.data({ files, bytes, errorCount: errors.length, adviceCount: advice })
    terminal.out(`${files} files, ${bytes} bytes; problems: ${errors.length}; advice: ${advice}`)
    return errors.length === 0 ? 0 : EXIT_REFUSED
  },
}
