import { z } from 'zod'
import { editionCatalogueSchema, editionRecordSchema } from '../archive/edition.ts'
import {
  archiveIdSchema,
  blockIdSchema,
  briefingIdSchema,
  editionIdSchema,
  noteIdSchema,
  sourceIdSchema,
} from '../archive/ids.ts'
import { sourceSchema } from '../archive/source.ts'
import { BACKUP_REASONS } from '../backups/backup-name.ts'
import { verificationReportSchema } from '../briefing/verify/report.ts'
import { bundleJobSchema, madeBundleSchema, openedBundleSchema, takenBundleSchema } from '../bundles/bundle-report.ts'
import { serviceFactsSchema } from '../diagnostics/service-facts.ts'
import { LONGEST_ADDRESS } from '../links/outside-address.ts'
import { changeSchema, goneIdSchema } from '../notes/change.ts'
import { packJobSchema, packStateSchema } from '../packs/pack-state.ts'
import { REBUILD_REASONS } from '../search/index/rebuild-reason.ts'
import { deviceSchema, sharingSettingsSchema, sharingStateSchema } from '../sharing/sharing-state.ts'
import { menuCommandSchema } from './menu-command.ts'
import { startMarkSchema } from './start-mark.ts'

const nothing = z.strictObject({})
const count = z.int().nonnegative()
/** Of a chain of sums: the same digest at the same position means the same changes before it, in the same order. */
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
/** What is free where the record is kept, in bytes; null where the system does not say. */
const freeBytes = count.nullable()
const path = z.string().min(1).max(4_096)
const sha512 = z.string().regex(/^[0-9a-f]{128}$/)

const fileName = z.string().min(1).max(255)
/** `backup` is the name of the earlier file beside it; null where there was none, or where it was the same already. */
const writtenFileSchema = z.strictObject({ name: z.string(), path: z.string(), backup: z.string().nullable() })

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
      /** Whether a window reports how long it took to start. */
      tracing: z.boolean(),
    }),
  },
  /** What the service knows of itself, without anything that a person wrote or named. */
  'program.diagnose': { input: nothing, output: serviceFactsSchema },
  /** When a window came through what. `origin` is when it asked for its address, in milliseconds since 1970. */
  'start.report': {
    input: z.strictObject({ origin: z.number().positive(), marks: z.array(startMarkSchema).max(50) }),
    output: nothing,
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
  /** The link to a place that came from outside and waits for the window to open it; null where none does. It waits for one taking. */
  'link.take': { input: nothing, output: z.strictObject({ link: z.string().max(3_000).nullable() }) },
  /**
   * The file that the system was told to open with the program, and that waits for the window to show what is in it. It waits for one taking. Nothing of it is
   * kept before the person says so.
   */
  'file.take': {
    input: nothing,
    output: z.discriminatedUnion('state', [
      z.strictObject({ state: z.literal('none') }),
      z.strictObject({ state: z.literal('pack'), name: z.string(), job: packJobSchema }),
      z.strictObject({ state: z.literal('notes'), name: z.string(), text: z.string() }),
      z.strictObject({ state: z.literal('bundle'), name: z.string(), text: z.string() }),
      z.strictObject({ state: z.literal('refused'), name: z.string(), message: z.string() }),
    ]),
  },
  /**
   * Offers an address outside the program to the person, and opens it in their browser if they say so. Refused unless it is one of `https:` that
   * `readOutsideAddress` lets through. Only the desktop host can; in a browser an address is copied.
   */
  'address.open': {
    input: z.strictObject({ address: z.string().max(LONGEST_ADDRESS) }),
    output: z.strictObject({ outcome: z.enum(['opened', 'copied', 'cancelled']) }),
  },
  /** Opens a further window at a place of the archive, as it stands behind the `#` of an address. Only the desktop host can; a browser opens a tab. */
  'window.open': { input: z.strictObject({ at: z.string().max(2_000) }), output: nothing },
  /** How the window looks: the frame that the system draws around it, and its menus, look the same. */
  /** How far the work is that the window shows, from 0 to 1, for the task bar; null where there is none. */
  'progress.show': {
    input: z.strictObject({ part: z.union([z.number().min(0).max(1), z.literal('unknown'), z.null()]) }),
    output: nothing,
  },
  'theme.show': { input: z.strictObject({ theme: z.enum(['system', 'light', 'dark']) }), output: nothing },
  /** What can be done in the window now, for the menu of the desktop program. */
  'commands.show': { input: z.strictObject({ commands: z.array(menuCommandSchema).max(300) }), output: nothing },
  'archive.edition': { input: z.strictObject({ edition: editionIdSchema }), output: editionCatalogueSchema },
  /** The canonical text of a source and its whole record, the digests of both checked. */
  'archive.text': {
    input: z.strictObject({ edition: editionIdSchema, source: sourceIdSchema }),
    output: z.strictObject({ text: z.string(), sha512: z.string(), record: sourceSchema }),
  },
  /** The words of passages, in the order asked for: what results show. Each text is held against its digest, as by `archive.text`. */
  'archive.passages': {
    input: z.strictObject({
      edition: editionIdSchema,
      passages: z.array(z.strictObject({ source: sourceIdSchema, block: blockIdSchema })).max(200),
    }),
    output: z.strictObject({
      passages: z.array(
        z.discriminatedUnion('state', [
          z.strictObject({ state: z.literal('read'), text: z.string() }),
          z.strictObject({ state: z.literal('unreadable'), message: z.string() }),
        ]),
      ),
    }),
  },
  /**
   * Whether the search index of an edition is there; where it is not, it is being made, and the window asks again. Its bytes come apart from the
   * contract (`Host.searchIndex`). `refused` is the digest of one that the window could not use: it is made anew.
   */
  'search.index': {
    input: z.strictObject({ edition: editionIdSchema, refused: sha512.nullable() }),
    output: z.discriminatedUnion('state', [
      z.strictObject({
        state: z.literal('building'),
        /** Sources. */
        done: count,
        total: count,
        reason: z.enum(REBUILD_REASONS),
      }),
      z.strictObject({
        state: z.literal('ready'),
        bytes: count,
        sha512,
        /** Whether it came beside the archive, was kept by an earlier start, or was made now. */
        origin: z.enum(['shipped', 'kept', 'built']),
        /** Sources that could not be read when it was made: nothing in them is found. */
        leftOut: z.array(sourceIdSchema),
      }),
    ]),
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
  /**
   * Holds every quotation of a briefing against an edition. Answers with the report, however long it takes: meanwhile `briefing.verifying` says how far it is, and
   * `briefing.stop` ends it. `job` is made by the window. `content` is the file in base64, at most 50 MB of it.
   */
  'briefing.verify': {
    input: z.strictObject({ job: z.uuid(), name: fileName, content: z.string().max(66_700_000), edition: editionIdSchema }),
    output: verificationReportSchema,
  },
  'briefing.verifying': {
    input: z.strictObject({ job: z.uuid() }),
    output: z.discriminatedUnion('state', [
      /** Sources of the archive that were read, then passages of the briefing. */
      z.strictObject({ state: z.literal('running'), stage: z.enum(['archive', 'briefing']), done: count, total: count }),
      z.strictObject({ state: z.literal('ended') }),
    ]),
  },
  'briefing.stop': { input: z.strictObject({ job: z.uuid() }), output: nothing },
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
  'pack.open': { input: z.strictObject({ path }), output: z.strictObject({ job: packJobSchema }) },
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
  /** What the record of changes is now. Positions count its changes from the oldest; 0 stands before the first. */
  'journal.state': {
    input: nothing,
    output: z.strictObject({ generation: z.uuid(), length: count, digest: sha256, damage: z.array(z.string()), free: freeBytes }),
  },
  /** Returns once the changes are on the disk. A change that is already there, or of a note that was removed for good, is not written. */
  'journal.append': {
    input: z.strictObject({ changes: z.array(changeSchema).min(1).max(1_000) }),
    output: z.strictObject({
      appended: count,
      generation: z.uuid(),
      /** Where the first of what was written stands, and where the record ends now. */
      from: count,
      to: count,
      /** Of the chain at `to`. */
      digest: sha256,
      free: freeBytes,
    }),
  },
  /** Up to `limit` changes from position `from` on, in the order in which they were written. */
  'journal.read': {
    input: z.strictObject({ from: count, limit: z.int().positive().max(5_000) }),
    output: z.strictObject({
      changes: z.array(changeSchema),
      /** Where to read on; null at the end. */
      next: count.nullable(),
      /** Lines that could not be read, each explained; the lines themselves are kept beside the journal. */
      damage: z.array(z.string()),
      generation: z.uuid(),
      /** Of the chain at `next`, or at the end of the record. */
      digest: sha256,
    }),
  },
  /** Whether the record is still the one that had this digest at this position: then only what follows is new. */
  'journal.compare': {
    input: z.strictObject({ generation: z.uuid(), position: count, digest: sha256 }),
    output: z.strictObject({ same: z.boolean() }),
  },
  /**
   * Takes the changes of notes, briefings and parts that were removed for good (a `gone` line stands in the record) out of the files. The record then has another
   * generation. Answers with the number of lines removed.
   */
  'journal.forget': {
    input: z.strictObject({ ids: z.array(goneIdSchema).min(1).max(1_000) }),
    output: z.strictObject({ removed: count }),
  },
  /** The chosen notes (null: all) and briefings, with the notes in these and every version, as a bundle. Notes that are private stay here. */
  'bundle.make': {
    input: z.strictObject({
      notes: z.array(noteIdSchema).max(100_000).nullable(),
      briefings: z.array(briefingIdSchema).max(1_000),
      withTrash: z.boolean(),
      by: z.string().max(200).nullable(),
      archive: archiveIdSchema.nullable(),
    }),
    output: madeBundleSchema,
  },
  /** Reads a bundle and says what taking it in would do. */
  'bundle.open': { input: z.strictObject({ text: z.string().max(40_000_000) }), output: openedBundleSchema },
  /** Takes in the bundle that was opened last: returns once it is in the journal. */
  'bundle.take': { input: z.strictObject({ job: bundleJobSchema }), output: takenBundleSchema },
  'sharing.look': { input: nothing, output: sharingStateSchema },
  /** Which folder is shared, and whether it is written to and read. */
  'sharing.set': { input: sharingSettingsSchema, output: sharingStateSchema },
  /** Writes and reads what is new, as the switches say, for the window of this device; where nothing is switched on, only answers. */
  'sharing.exchange': { input: z.strictObject({ device: deviceSchema }), output: sharingStateSchema },
  /** Which backups there are, the newest first, and how far one is that is being made. Where there is a second folder, what it misses is copied there. */
  'backups.look': {
    input: nothing,
    output: z.strictObject({
      /** Bytes of the journal that were read, of all; null while none is made. */
      making: z.strictObject({ done: count, total: count }).nullable(),
      folder: z.string(),
      /** Why the last one was not made. */
      trouble: z.string().nullable(),
      /** The folder that the person chose, and why nothing can be copied there now. */
      second: z.strictObject({ folder: z.string(), trouble: z.string().nullable() }).nullable(),
      backups: z.array(
        z.strictObject({
          path: z.string(),
          file: z.string(),
          where: z.enum(['profile', 'second']),
          /** By the name of the file: the day as YYYY-MM-DD, and the time there. */
          day: z.string(),
          time: z.string(),
          /** By what the backup says of itself; null where it cannot be read. */
          madeAt: z.string().nullable(),
          reason: z.enum(BACKUP_REASONS),
          bytes: count,
          notes: count.nullable(),
          fault: z.string().nullable(),
        }),
      ),
      /** Files that this profile has put into folders of the person's choice. */
      elsewhere: z.array(z.string()),
    }),
  },
  /** Makes a backup now. Answers once it was read back. */
  'backups.make': {
    input: z.strictObject({ reason: z.enum(BACKUP_REASONS) }),
    output: z.strictObject({ path: z.string() }),
  },
  /** Chooses a folder into which every backup is copied as well; null for none. */
  'backups.second': { input: z.strictObject({ folder: path.nullable() }), output: nothing },
  /** Puts a copy of a backup into a folder. */
  'backups.copy': { input: z.strictObject({ path, folder: path }), output: z.strictObject({ path: z.string() }) },
  /** Checks a backup, and holds its lines ready for `backups.read` until `backups.done`. */
  'backups.open': {
    input: z.strictObject({ path }),
    output: z.strictObject({
      job: z.uuid(),
      madeAt: z.string(),
      program: z.string(),
      reason: z.enum(BACKUP_REASONS),
      notes: count,
      trashed: count,
      lines: count,
    }),
  },
  /** The changes in a backup, from a position on that is 0 or was given as `next`. */
  'backups.read': {
    input: z.strictObject({ job: z.uuid(), from: count }),
    output: z.strictObject({ changes: z.array(changeSchema), notUnderstood: count, next: count.nullable() }),
  },
  'backups.done': { input: z.strictObject({ job: z.uuid() }), output: nothing },
  /**
   * Removes all that the program keeps in the profile, and ends the program afterwards. The window has removed its own database before. `copies`: also the
   * backups that were put into folders of the person's choice.
   */
  'profile.remove': {
    input: z.strictObject({ copies: z.boolean() }),
    output: z.strictObject({
      /** Files that were removed. */
      removed: count,
      /** Files that are still there: those of the desktop program, which go once it has ended, those that could not be removed, and those that are not its own. */
      atExit: z.boolean(),
      left: z.array(z.string()),
      /** Files among them in which words of the notes were found. */
      found: z.array(z.string()),
      copiesLeft: z.array(z.string()),
    }),
  },
  /** Asks the person for a folder. Only the desktop host can. */
  'folder.choose': {
    input: z.strictObject({ title: z.string().max(200) }),
    output: z.discriminatedUnion('outcome', [
      z.strictObject({ outcome: z.literal('chosen'), folder: z.string() }),
      z.strictObject({ outcome: z.literal('cancelled') }),
    ]),
  },
  /** What stands under these names in a folder, and which Markdown files there hold a word: an export of the same briefing that has another name by now. */
  'export.look': {
    input: z.strictObject({
      folder: path,
      names: z.array(fileName).min(1).max(5_000),
      /** For example the id of a briefing. */
      holding: z.string().min(8).max(200).nullable(),
    }),
    output: z.strictObject({
      files: z.array(
        z.discriminatedUnion('state', [
          z.strictObject({ name: z.string(), state: z.literal('absent') }),
          z.strictObject({ name: z.string(), state: z.literal('text'), text: z.string(), sha256 }),
          z.strictObject({ name: z.string(), state: z.literal('bytes'), sha256 }),
          z.strictObject({ name: z.string(), state: z.literal('refused'), message: z.string() }),
        ]),
      ),
      others: z.array(z.strictObject({ name: z.string(), text: z.string(), sha256 })),
    }),
  },
  /** Writes files into a folder, where each still stands as it was looked at. What is replaced is kept beside it under another name. */
  'export.write': {
    input: z.strictObject({
      /** Of the caller's choice: by it, it asks how far the writing is, and stops it. */
      job: z.uuid(),
      folder: path,
      files: z
        .array(
          z.strictObject({
            name: fileName,
            encoding: z.enum(['text', 'base64']),
            content: z.string().max(60_000_000),
            /** Of what stands there; null where nothing does. */
            expected: sha256.nullable(),
          }),
        )
        .min(1)
        .max(5_000),
    }),
    output: z.discriminatedUnion('state', [
      z.strictObject({ state: z.literal('written'), files: z.array(writtenFileSchema) }),
      /** These are no longer what was looked at: nothing was written. */
      z.strictObject({ state: z.literal('changed'), names: z.array(z.string()) }),
      /** It was stopped by `export.stop`: these were written, and so many were not. */
      z.strictObject({ state: z.literal('ended'), files: z.array(writtenFileSchema), left: count }),
      /** `files` were written, `name` was not, and those after it were not tried. */
      z.strictObject({ state: z.literal('stopped'), files: z.array(writtenFileSchema), name: z.string(), message: z.string() }),
    ]),
  },
  /** How many files of an export are written, of all; 0 of 0 where none of that name is being written. */
  'export.writing': { input: z.strictObject({ job: z.uuid() }), output: z.strictObject({ done: count, total: count }) },
  /** Ends an export after the file that is being written. */
  'export.stop': { input: z.strictObject({ job: z.uuid() }), output: nothing },
  /** Saves the window as it is printed, or a page of its own, as a PDF. Only in the desktop program: a browser does so in its print dialog. */
  'pdf.save': {
    input: z.strictObject({
      suggestedName: z.string().min(1).max(200),
      /** HTML without scripts, with one style; null for the window itself. */
      page: z.string().max(50_000_000).nullable(),
    }),
    output: z.discriminatedUnion('outcome', [
      z.strictObject({ outcome: z.literal('saved'), path: z.string() }),
      z.strictObject({ outcome: z.literal('cancelled') }),
    ]),
  },
  /** Asks the person where, and writes the file whole or not at all. Only the desktop host can; a browser downloads. */
  'file.save': {
    input: z.strictObject({
      suggestedName: z.string().min(1).max(200),
      text: z.string().max(50_000_000),
      /** Where the text stands for bytes. */
      encoding: z.literal('base64').optional(),
    }),
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
