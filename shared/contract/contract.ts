import { z } from 'zod'
import { editionCatalogueSchema, editionRecordSchema } from '../archive/edition.ts'
import { archiveIdSchema, editionIdSchema, sourceIdSchema } from '../archive/ids.ts'
import { sourceSchema } from '../archive/source.ts'
import { changeSchema } from '../notes/change.ts'
import { packJobSchema, packStateSchema } from '../packs/pack-state.ts'

const nothing = z.strictObject({})
const count = z.int().nonnegative()

/** The calls between the window and the service: what goes in, what comes out. The handler map and the client are derived from it. */
export const contract = {
  'program.describe': {
    input: nothing,
    output: z.strictObject({
      name: z.string(),
      version: z.string(),
      host: z.enum(['desktop', 'browser']),
      /** The folder in which this person's notes are kept, as a path to show. */
      profile: z.string(),
      /** Tells one profile's database in the window from another's: a browser keeps them by address, and profiles may share one in turn. */
      profileId: z.uuid(),
      archive: z.string(),
    }),
  },
  /**
   * Which editions there are, oldest first, once the inventory was held against its sidecar. A large archive is read for a while when it is first
   * opened: the answer is then how many of its sources were read, and the window asks again.
   */
  'archive.open': {
    input: nothing,
    output: z.discriminatedUnion('state', [
      z.strictObject({ state: z.literal('preparing'), done: count, total: count }),
      z.strictObject({
        state: z.literal('ready'),
        id: archiveIdSchema,
        editions: z.array(editionRecordSchema).min(1),
        current: editionIdSchema,
      }),
    ]),
  },
  'archive.edition': { input: z.strictObject({ edition: editionIdSchema }), output: editionCatalogueSchema },
  /** The canonical text of a source and its whole record, the digests of both checked. */
  'archive.text': {
    input: z.strictObject({ edition: editionIdSchema, source: sourceIdSchema }),
    output: z.strictObject({ text: z.string(), sha512: z.string(), record: sourceSchema }),
  },
  /** Begins to check every file and every statement of every edition, or answers with the check that is under way. */
  'verification.start': { input: nothing, output: z.strictObject({ job: z.uuid() }) },
  /** How far a check has come. Asked again and again: neither host sends by itself. */
  'verification.look': {
    input: z.strictObject({ job: z.uuid() }),
    output: z.strictObject({
      state: z.enum(['running', 'done', 'cancelled']),
      /** Null until the folder was walked through. Bytes and files are those read. */
      progress: z
        .strictObject({
          stage: z.enum(['files', 'statements']),
          filesDone: count,
          filesTotal: count,
          bytesDone: count,
          bytesTotal: count,
          editionsDone: count,
          editionsTotal: count,
        })
        .nullable(),
      /** Milliseconds, by the speed so far; null where it is too early to say. */
      remainingMs: count.nullable(),
      result: z
        .strictObject({
          files: count,
          bytes: count,
          problems: z.array(z.strictObject({ code: z.string(), path: z.string(), message: z.string() })),
        })
        .nullable(),
    }),
  },
  'verification.cancel': { input: z.strictObject({ job: z.uuid() }), output: nothing },
  /** The archives that are held: that of the program, and those received in packs. Titles only where there are several. */
  'archives.list': {
    input: nothing,
    output: z.strictObject({
      inUse: archiveIdSchema.nullable(),
      archives: z.array(
        z.strictObject({
          id: archiveIdSchema,
          title: z.string().nullable(),
          current: editionIdSchema,
          editions: z.int().positive(),
          bundled: z.boolean(),
          folder: z.string(),
        }),
      ),
      /** Folders that hold no archive that can be read, each with the reason. */
      unreadable: z.array(z.strictObject({ folder: z.string(), message: z.string() })),
    }),
  },
  /** Changes which archive is read, now and at the next start. */
  'archives.use': { input: z.strictObject({ archive: archiveIdSchema }), output: nothing },
  /** Asks the person for a pack and starts checking it. Only the desktop host can; a browser sends the file to /pack. */
  'pack.choose': {
    input: nothing,
    output: z.discriminatedUnion('outcome', [
      z.strictObject({ outcome: z.literal('chosen'), job: packJobSchema }),
      z.strictObject({ outcome: z.literal('cancelled') }),
    ]),
  },
  /** Starts checking a file that was dropped on the window. Only in the desktop host, which knows its path. */
  'pack.open': { input: z.strictObject({ path: z.string().min(1).max(4_096) }), output: z.strictObject({ job: packJobSchema }) },
  'pack.look': { input: z.strictObject({ job: packJobSchema }), output: packStateSchema },
  /** A text of the newest edition in a pack that was checked. */
  'pack.text': {
    input: z.strictObject({ job: packJobSchema, source: sourceIdSchema }),
    output: z.strictObject({ text: z.string(), sha512: z.string() }),
  },
  /** Keeps the archive of a pack that was checked. Returns once it is on the disk. */
  'pack.accept': {
    input: z.strictObject({ job: packJobSchema, rememberSigner: z.boolean() }),
    output: z.strictObject({ archive: archiveIdSchema, current: editionIdSchema, signerRemembered: z.boolean() }),
  },
  /** Ends the check, and leaves nothing of the pack. */
  'pack.decline': { input: z.strictObject({ job: packJobSchema }), output: nothing },
  /** Returns once the changes are on the disk. A change that is already there is not written twice. */
  'journal.append': {
    input: z.strictObject({ changes: z.array(changeSchema).min(1).max(1_000) }),
    output: z.strictObject({ appended: z.int().nonnegative() }),
  },
  /** Up to `limit` changes from position `from` on, in the order in which they were written. */
  'journal.read': {
    input: z.strictObject({ from: z.int().nonnegative(), limit: z.int().positive().max(5_000) }),
    output: z.strictObject({
      changes: z.array(changeSchema),
      next: z.int().nonnegative().nullable(),
      /** Lines that could not be read, each explained; the lines themselves are kept beside the journal. */
      damage: z.array(z.string()),
    }),
  },
  /** Asks the person where, and writes the file whole or not at all. Only the desktop host can; a browser downloads. */
  'file.save': {
    input: z.strictObject({ suggestedName: z.string().min(1).max(200), text: z.string().max(50_000_000) }),
    output: z.discriminatedUnion('outcome', [
      z.strictObject({ outcome: z.literal('saved'), path: z.string() }),
      z.strictObject({ outcome: z.literal('cancelled') }),
    ]),
  },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>

export type Contract = typeof contract
export type CallName = keyof Contract
export type CallInput<N extends CallName> = z.infer<Contract[N]['input']>
export type CallOutput<N extends CallName> = z.infer<Contract[N]['output']>
