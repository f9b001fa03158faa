import { z } from 'zod'

const count = z.int().nonnegative()
const moment = z.iso.datetime()

/** The device that made a change: the last part of its clock. */
export const deviceSchema = z.string().regex(/^[0-9a-f]{8}$/)

/** A folder that several people reach, and what this program does with it. Both switches are off until the person turns them on. */
export const sharingSettingsSchema = z.strictObject({
  folder: z.string().min(1).max(4_096).nullable(),
  /** Whether what is written here is put into the folder. */
  write: z.boolean(),
  /** Whether what others put there is taken in. */
  read: z.boolean(),
})
export type SharingSettings = z.infer<typeof sharingSettingsSchema>

const member = { device: deviceSchema, name: z.string().max(200).nullable() }
const inFile = { file: z.string().max(1_000) }

export const sharingProblemSchema = z.discriminatedUnion('code', [
  z.strictObject({ code: z.literal('folder-missing') }),
  /** There were files of this program in it, and there are none: it may be another folder than it was. */
  z.strictObject({ code: z.literal('folder-emptied') }),
  z.strictObject({ code: z.literal('folder-unreadable'), message: z.string() }),
  z.strictObject({ code: z.literal('not-written'), message: z.string() }),
  z.strictObject({ code: z.literal('not-kept'), message: z.string() }),
  /** The last line of a file has not come whole yet. */
  z.strictObject({ code: z.literal('partial'), ...inFile }),
  z.strictObject({ code: z.literal('damaged'), ...inFile, lines: count }),
  z.strictObject({ code: z.literal('newer'), ...inFile, lines: count }),
  z.strictObject({ code: z.literal('foreign'), ...inFile }),
  z.strictObject({ code: z.literal('unreadable'), ...inFile, message: z.string() }),
  /** A member's clock is more than a day ahead; `until` is where it stands. */
  z.strictObject({ code: z.literal('ahead'), ...member, until: moment }),
  /** Changes that claim to be from after 2200. */
  z.strictObject({ code: z.literal('refused'), ...member, lines: count }),
  /** A member from whom nothing came for more than a year. */
  z.strictObject({ code: z.literal('away'), ...member, since: moment }),
  /** Changes under the name of a device of this profile that were not in its record. */
  z.strictObject({ code: z.literal('same-device'), device: deviceSchema }),
])
export type SharingProblem = z.infer<typeof sharingProblemSchema>

export const sharingStateSchema = z.strictObject({
  settings: sharingSettingsSchema,
  /** Files of the folder, while an exchange is under way. */
  progress: z.strictObject({ done: count, total: count }).nullable(),
  /** The last exchange that came to its end: how many changes were taken in and written by it. */
  last: z.strictObject({ at: moment, taken: count, written: count }).nullable(),
  members: z.array(z.strictObject({ ...member, own: z.boolean(), newest: moment, notes: count })),
  problems: z.array(sharingProblemSchema),
  /** Changes of others that came into the record since the program was started: a window that knows fewer reads on. */
  taken: count,
  /** Changes to notes that are private, or were in the trash before they were ever shared: these stay here. */
  heldBack: count,
})
export type SharingState = z.infer<typeof sharingStateSchema>
