import { readFile, stat } from 'node:fs/promises'
import { isAbsolute } from 'node:path'
import { z } from 'zod'
import { writeFileAtomically } from '../services/files/write-file-atomically.ts'
import { privateDisk } from '../services/profile/private-disk.ts'

/** What a dialog asks for: each kind opens where the last one of its kind was answered. */
export type DialogKind = 'save' | 'bundle' | 'pack' | 'folder'

/** How the system draws its frame. More contrast is a choice within the page; the frame then follows the system, which has no other for it. */
const THEMES = ['system', 'light', 'dark'] as const
type Theme = (typeof THEMES)[number]

const choicesSchema = z.object({
  folders: z.partialRecord(z.enum(['save', 'bundle', 'pack', 'folder']), z.string().max(4_096)).catch({}),
  theme: z.enum(THEMES).catch('system'),
})
type Choices = z.infer<typeof choicesSchema>

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() ?? false
}

/** What the desktop program remembers of a person's choices, in one file of the profile. A file that cannot be read is as none. */
export class KeptChoices {
  readonly #path: string
  readonly #report: (error: unknown) => void
  #choices: Choices
  #written: Promise<void> = Promise.resolve()

  private constructor(path: string, choices: Choices, report: (error: unknown) => void) {
    this.#path = path
    this.#choices = choices
    this.#report = report
  }

  /** `report` is told where a choice could not be written down: it holds for this run all the same. */
  static async open(path: string, report: (error: unknown) => void): Promise<KeptChoices> {
    const text = await readFile(path, 'utf8').catch(() => '{}')
    let kept: unknown = {}
    try {
      kept = JSON.parse(text)
    } catch {
      // As none.
    }
    const parsed = choicesSchema.safeParse(kept)
    return new KeptChoices(path, parsed.success ? parsed.data : { folders: {}, theme: 'system' }, report)
  }

  get theme(): Theme {
    return this.#choices.theme
  }

  /** Where a dialog of this kind begins: where the last one ended, or `otherwise` where that folder is gone. */
  async folderFor(kind: DialogKind, otherwise: string): Promise<string> {
    const folder = this.#choices.folders[kind]
    return folder !== undefined && isAbsolute(folder) && (await isFolder(folder)) ? folder : otherwise
  }

  keepFolder(kind: DialogKind, folder: string): void {
    if (this.#choices.folders[kind] === folder) return
    this.#keep({ ...this.#choices, folders: { ...this.#choices.folders, [kind]: folder } })
  }

  keepTheme(theme: Theme): void {
    if (theme !== this.#choices.theme) this.#keep({ ...this.#choices, theme })
  }

  /** Returns once what is to be written is written. */
  written(): Promise<void> {
    return this.#written
  }

  #keep(choices: Choices): void {
    this.#choices = choices
    this.#written = this.#written
      .then(() => writeFileAtomically(this.#path, `${JSON.stringify(choices)}\n`, privateDisk))
      .catch(this.#report)
  }
}
