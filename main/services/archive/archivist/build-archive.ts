import { join } from 'node:path'
import { z } from 'zod'
import { fail } from '#shared/contract/failure.ts'
import type { Disk } from '../../files/disk.ts'
import { resolveInside } from '../../files/resolve-inside.ts'
import { readIfThere } from '../ocfl/read-if-there.ts'
import { parseJson } from '../parse-json.ts'
import { addSource } from './add-source.ts'
import { type ArchivistResult, refused, toResult, writing } from './archivist-result.ts'
import { type Committed, commitEdition } from './commit-edition.ts'
import { recordNames, setRecord } from './set-record.ts'
import { clearStaging, isTaken, stageObject } from './staging.ts'

const path = z.string().min(1).max(500)

/** What makes an archive anew: its editions in order, with their inputs as paths relative to the recipe. */
const recipeSchema = z.strictObject({
  object: z.string().min(1).max(500),
  editions: z
    .array(
      z.strictObject({
        created: z.iso.datetime({ offset: true }),
        user: z.strictObject({ name: z.string().min(1).max(300), address: z.string().min(1).max(300).nullable() }),
        message: z.string().min(1).max(2_000),
        add: z.array(z.strictObject({ file: path, description: path })).default([]),
        campaign: path.optional(),
        signatories: path.optional(),
        recommendations: path.optional(),
        claims: path.optional(),
      }),
    )
    .min(1),
})

type Recipe = z.infer<typeof recipeSchema>

async function play(folder: string, recipe: Recipe, site: string, disk: Disk): Promise<ArchivistResult<readonly Committed[]>> {
  const started = toResult(await stageObject(site, recipe.object, disk))
  if (!started.ok) return started
  const committed: Committed[] = []
  for (const edition of recipe.editions) {
    const place = async (relative: string): Promise<ArchivistResult<string>> => {
      const inside = await resolveInside(folder, relative)
      return inside.ok
        ? { ok: true, value: join(folder, ...relative.split('/')) }
        : refused(fail('unsupported', inside.reason).error)
    }
    for (const { file, description } of edition.add) {
      const [filePlace, descriptionPlace] = [await place(file), await place(description)]
      if (!filePlace.ok) return filePlace
      if (!descriptionPlace.ok) return descriptionPlace
      const added = await addSource(site, filePlace.value, descriptionPlace.value, disk)
      if (!added.ok) return added
    }
    for (const name of recordNames) {
      const relative = edition[name]
      if (relative === undefined) continue
      const input = await place(relative)
      if (!input.ok) return input
      const set = await setRecord(site, name, input.value, disk)
      if (!set.ok) return set
    }
    const { created, user, message } = edition
    const done = await commitEdition(site, { created, user, message }, disk)
    if (!done.ok) return done
    committed.push(done.value)
  }
  return { ok: true, value: committed }
}

/**
 * Makes an archive in `root`, which must be empty or not there, from the `recipe.json` of a folder. The same folder gives the same bytes on
 * every machine: nothing is taken from a clock or from the disk. Does what `init`, `add`, `set` and `commit` do, beside `root`, and
 * puts the whole archive in its place at the end: where anything is refused, nothing is left behind.
 */
export function buildArchive(folder: string, root: string, disk: Disk): Promise<ArchivistResult<readonly Committed[]>> {
  return writing(`the archive in ${root}`, async () => {
    const recipeFile = join(folder, 'recipe.json')
    const bytes = await readIfThere(recipeFile)
    if (bytes === null) return refused(fail('source-unknown', `there is no file ${recipeFile}`).error)
    const recipe = parseJson(bytes, recipeSchema)
    if (!recipe.ok) return { ok: false, problems: [{ code: 'input-malformed', path: recipeFile, message: recipe.reason }] }
    if (await isTaken(root)) return refused(fail('file-not-written', `${root} is not empty`).error)

    const site = `${root}.building`
    await disk.remove(site)
    await clearStaging(site, disk)
    try {
      const played = await play(folder, recipe.value, site, disk)
      if (!played.ok) return played
      await disk.removeEmptyFolder(root)
      await disk.rename(site, root)
      return played
    } finally {
      await disk.remove(site)
      await clearStaging(site, disk)
    }
  })
}
