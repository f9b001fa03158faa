import { z } from 'zod'
import { startMarkSchema } from '../contract/start-mark.ts'

const count = z.int().nonnegative()
/** A name of the program's own or of the system's: nothing that a person wrote. */
const code = z.string().regex(/^[A-Za-z0-9_. -]{1,60}$/)

/** A fault: what failed and how, never with what. */
export const faultSchema = z.strictObject({
  /** ISO 8601. */
  at: z.string(),
  what: code,
  code,
})
export type Fault = z.infer<typeof faultSchema>

/**
 * What the service says of itself for a diagnostics file and for the page about the program. It holds no words of notes, no names of people, files, archives or
 * folders: numbers, codes, and the versions of programs.
 */
export const serviceFactsSchema = z.strictObject({
  /** Of what the program runs on, by its name, for example `node`. */
  versions: z.record(z.string(), z.string()),
  /** Of the source text that the program was built from; null where the build was not told. */
  commit: z.string().nullable(),
  system: z.strictObject({
    platform: z.string(),
    release: z.string(),
    arch: z.string(),
    processors: count,
    memory: count,
    free: count,
  }),
  profile: z.strictObject({
    /** Whether the profile is where it is kept when no folder was named, in another folder of this person's, or elsewhere. */
    place: z.enum(['usual', 'own', 'elsewhere']),
    /** Bytes free on its disk; null where the system does not say. */
    free: count.nullable(),
    parts: z.array(
      z.strictObject({ name: z.enum(['journal', 'backups', 'archives', 'cache', 'other']), files: count, bytes: count }),
    ),
  }),
  journal: z.strictObject({ changes: count, damagedLines: count, failure: code.nullable() }),
  backups: z.strictObject({
    made: count,
    unreadable: count,
    newest: z.string().nullable(),
    trouble: z.boolean(),
    second: z.boolean(),
  }),
  archives: z.strictObject({ held: count, unreadable: count, bundledInUse: z.boolean() }).nullable(),
  faults: z.array(faultSchema),
  start: z.array(startMarkSchema),
})
export type ServiceFacts = z.infer<typeof serviceFactsSchema>
