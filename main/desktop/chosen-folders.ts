import { readFile, realpath } from 'node:fs/promises'
import { isAbsolute, relative, sep } from 'node:path'
import { z } from 'zod'
import { fail, type Outcome, succeed } from '#shared/contract/failure.ts'
import type { Handlers } from '#shared/contract/handlers.ts'
import { writeFileAtomically } from '../services/files/write-file-atomically.ts'
import { privateDisk } from '../services/profile/private-disk.ts'

const MOST = 200
const keptSchema = z.array(z.string().min(1).max(4_096)).max(MOST)

function isIn(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way))
}

function readKept(text: string): readonly string[] {
  try {
    return keptSchema.parse(JSON.parse(text)).filter(isAbsolute)
  } catch {
    return []
  }
}

/**
 * The folders that a person chose in a dialog of the system, in one file of the profile. Only there, and in what lies in them, the window may have files
 * looked at and written. A file that cannot be read is as none: folders are chosen again.
 */
export class ChosenFolders {
  readonly #path: string
  readonly #report: (error: unknown) => void
  /** Without symbolic links, the latest last. */
  #folders: readonly string[]
  #written: Promise<void> = Promise.resolve()
  /** Those that an earlier version used, which wrote no choice down. A drive that does not answer holds up nothing else. */
  #earlier: Promise<void> = Promise.resolve()

  private constructor(path: string, folders: readonly string[], report: (error: unknown) => void) {
    this.#path = path
    this.#folders = folders
    this.#report = report
  }

  /**
   * `inUse` tells, where there is no file yet, which folders the program was set to. `report` is told where a choice could not be written down: it holds for
   * this run all the same.
   */
  static async open(
    path: string,
    inUse: () => Promise<readonly (string | null)[]>,
    report: (error: unknown) => void,
  ): Promise<ChosenFolders> {
    const text = await readFile(path, 'utf8').catch(() => null)
    const chosen = new ChosenFolders(path, readKept(text ?? '[]'), report)
    if (text === null) {
      chosen.#earlier = inUse()
        .then(async (folders) => void (await Promise.all(folders.map((folder) => (folder === null ? null : chosen.add(folder))))))
        .catch(report)
    }
    return chosen
  }

  /** Remembers a folder that was chosen; one that is gone already is passed over. */
  async add(folder: string): Promise<void> {
    const real = await realpath(folder).catch(() => null)
    if (real === null || this.#folders.at(-1) === real) return
    this.#folders = [...this.#folders.filter((other) => other !== real), real].slice(-MOST)
    const content = `${JSON.stringify(this.#folders)}\n`
    this.#written = this.#written.then(() => writeFileAtomically(this.#path, content, privateDisk)).catch(this.#report)
  }

  /** Whether `folder`, wherever its links lead, is one that was chosen or lies in one. One that is not there is refused by whoever looks into it. */
  async check(folder: string): Promise<Outcome<string>> {
    const real = await realpath(folder).catch(() => null)
    const isChosen = () => real === null || this.#folders.some((chosen) => isIn(real, chosen))
    if (isChosen()) return succeed(folder)
    await this.#earlier
    if (isChosen()) return succeed(folder)
    return fail(
      'file-not-written',
      `the folder ${folder} was not chosen in the dialog of the system, without which the program neither looks into a folder nor writes there: press “Choose a folder…”`,
    )
  }

  /** Returns once what is to be written is written. */
  written(): Promise<void> {
    return this.#written
  }
}

/** The calls that name a folder outside the profile answer for chosen folders alone; what is chosen becomes one of them. */
export function onlyChosenFolders(handlers: Handlers, chosen: ChosenFolders): Handlers {
  return {
    ...handlers,
    'folder.choose': async (input) => {
      const answer = await handlers['folder.choose'](input)
      if (answer.ok && answer.value.outcome === 'chosen') await chosen.add(answer.value.folder)
      return answer
    },
    'export.look': async (input) => {
      const may = await chosen.check(input.folder)
      return may.ok ? handlers['export.look'](input) : may
    },
    'export.write': async (input) => {
      const may = await chosen.check(input.folder)
      return may.ok ? handlers['export.write'](input) : may
    },
    'backups.copy': async (input) => {
      const may = await chosen.check(input.folder)
      return may.ok ? handlers['backups.copy'](input) : may
    },
    'backups.second': async (input) => {
      const may = input.folder === null ? succeed(null) : await chosen.check(input.folder)
      return may.ok ? handlers['backups.second'](input) : may
    },
    'sharing.set': async (input) => {
      const may = input.folder === null ? succeed(null) : await chosen.check(input.folder)
      return may.ok ? handlers['sharing.set'](input) : may
    },
  }
}
