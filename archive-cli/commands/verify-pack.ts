import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { problemLine } from '../../main/services/archive/archivist/archivist-result.ts'
import { validateBag } from '../../main/services/packs/bag/validate-bag.ts'
import { readPack } from '../../main/services/packs/read-pack.ts'
import { EXIT_REFUSED, printProblems, type Terminal } from '../command.ts'
import { printRefusal } from '../print-refusal.ts'

/** What stands at a path that is to be verified: a pack is a file; a folder with a declaration of BagIt is a bag; all else is taken for an archive. */
export async function kindOf(path: string): Promise<'archive' | 'bag' | 'pack'> {
  const isFile = (place: string) =>
    stat(place).then(
      (found) => found.isFile(),
      () => false,
    )
  if (await isFile(path)) return 'pack'
  return (await isFile(join(path, 'bagit.txt'))) ? 'bag' : 'archive'
}

/** Unpacks a pack for the time of the check, and checks it completely. */
export async function verifyPack(path: string, terminal: Terminal): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'campaign-archive-verify-'))
  try {
    const read = await readPack(path, folder, { signal: new AbortController().signal, onProgress: () => undefined })
    if (!read.ok) return printRefusal(read.refusal, terminal)
    const { archive, files, bytes, signer, contact } = read.value
    const fingerprint = signer?.fingerprint ?? null
    terminal.data({ archive: archive.id, edition: archive.current, files, bytes, fingerprint, contact })
    terminal.out(`${archive.id}, editions up to ${archive.current}; ${files} files, ${bytes} bytes; problems: 0`)
    terminal.out(fingerprint === null ? 'it is not signed' : `signed by the key ${fingerprint}`)
    return 0
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Holds any bag against BagIt. Warnings are printed and do not refuse it. */
export async function verifyBag(path: string, terminal: Terminal): Promise<number> {
  const { valid, errors, warnings, version, files, bytes } = await validateBag(path)
  terminal.data({ valid, version, files, bytes, warnings })
  printProblems(errors, terminal)
  for (const problem of warnings) terminal.error(`warning: ${problemLine(problem)}`)
  terminal.out(
    `a bag of BagIt ${version ?? '?'}; ${files} files, ${bytes} bytes; problems: ${errors.length}; warnings: ${warnings.length}`,
  )
  return valid ? 0 : EXIT_REFUSED
}
