import { basename } from 'node:path'
import { sourceInputSchema } from '#shared/archive/archivist-input.ts'
import { extensionOf, originalFile, sourceFile, textFile } from '#shared/archive/edition-files.ts'
import type { SourceId } from '#shared/archive/ids.ts'
import { recordText } from '#shared/archive/record-text.ts'
import { resolveSource } from '#shared/archive/resolve-input.ts'
import { sourceSchema } from '#shared/archive/source.ts'
import { fail } from '#shared/contract/failure.ts'
import { canonicalText } from '#shared/text/canonical-text.ts'
import { createOffsetMap } from '#shared/text/offset-map.ts'
import type { Disk } from '../../files/disk.ts'
import { faultOfName } from '../../files/portable-name.ts'
import { digestOf } from '../ocfl/digest.ts'
import { readIfThere } from '../ocfl/read-if-there.ts'
import { parseJson } from '../parse-json.ts'
import { type ArchivistResult, refused, writing } from './archivist-result.ts'
import { openWorkspace, stageFile, unstageSource } from './staging.ts'

/**
 * Stages a source: the bytes of `file` as they are, the canonical text made from them, and the record that `descriptionFile` describes
 * (JSON, see archivist-input.ts). Refuses bytes that are not UTF-8, naming the offset, and each quotation that is not found.
 */
export function addSource(root: string, file: string, descriptionFile: string, disk: Disk): Promise<ArchivistResult<SourceId>> {
  return writing(`the source in ${file}`, async () => {
    const workspace = await openWorkspace(root)
    if (!workspace.ok) return refused(workspace.error)
    const original = await readIfThere(file)
    if (original === null) return refused(fail('source-unknown', `there is no file ${file}`).error)
    const description = await readIfThere(descriptionFile)
    if (description === null) return refused(fail('source-unknown', `there is no file ${descriptionFile}`).error)
    const input = parseJson(description, sourceInputSchema)
    if (!input.ok) return { ok: false, problems: [{ code: 'input-malformed', path: descriptionFile, message: input.reason }] }
    const { id } = input.value
    const fault = faultOfName(id)
    if (fault !== null)
      return {
        ok: false,
        problems: [{ code: 'input-malformed', path: descriptionFile, message: `the id cannot name a folder: ${fault}` }],
      }
    const made = canonicalText(original)
    if (!made.ok) return { ok: false, problems: [{ code: 'text-not-canonical', path: file, message: made.reason }] }

    const fileName = basename(file)
    const textBytes = new TextEncoder().encode(made.text)
    const received = { fileName, bytes: original.length, sha512: digestOf(original), textSha512: digestOf(textBytes) }
    const resolved = resolveSource(input.value, { text: made.text, offsets: createOffsetMap(made.text) }, received)
    if (!resolved.ok) return { ok: false, problems: resolved.problems.map((problem) => ({ ...problem, path: descriptionFile })) }
    const record = sourceSchema.safeParse(resolved.value)
    if (!record.success) {
      const [issue] = record.error.issues
      const message = `source "${id}": "${issue?.path.join('.') ?? ''}" does not fit: ${issue?.message ?? ''}`
      return { ok: false, problems: [{ code: 'input-malformed', path: descriptionFile, message }] }
    }
    await unstageSource(root, id, disk)
    await stageFile(root, originalFile(id, extensionOf(fileName)), original, disk)
    await stageFile(root, textFile(id), textBytes, disk)
    await stageFile(root, sourceFile(id), recordText(resolved.value), disk)
    return { ok: true, value: id }
  })
}
