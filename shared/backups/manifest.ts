import { z } from 'zod'
import { BACKUP_REASONS } from './backup-name.ts'

/** The files of a backup. */
export const LINES_FILE = 'notes.jsonl'
export const TEXT_FILE = 'notes.md'
export const README_FILE = 'readme.txt'
export const MANIFEST_FILE = 'manifest.json'

const count = z.int().nonnegative()
const fileSchema = z.strictObject({ bytes: count, sha256: z.string().regex(/^[0-9a-f]{64}$/) })

/** What a backup says of itself. A later version may say more. */
export const manifestSchema = z.object({
  format: z.literal(1),
  madeAt: z.iso.datetime({ offset: true }),
  reason: z.enum(BACKUP_REASONS),
  /** The version of the program that made it. */
  program: z.string().max(100),
  profile: z.uuid(),
  /** Notes that are not in the trash, and those that are. */
  notes: count,
  trashed: count,
  /** Lines of `notes.jsonl`. */
  lines: count,
  files: z.object({ [LINES_FILE]: fileSchema, [TEXT_FILE]: fileSchema, [README_FILE]: fileSchema }),
})
export type Manifest = z.infer<typeof manifestSchema>
