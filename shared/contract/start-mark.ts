import { z } from 'zod'

/** One thing that a start came through. `at` is in milliseconds since the process began, or since the window asked for its address. */
export const startMarkSchema = z.strictObject({ name: z.string().min(1).max(60), at: z.number().nonnegative().max(1e9) })

export type StartMark = z.infer<typeof startMarkSchema>
