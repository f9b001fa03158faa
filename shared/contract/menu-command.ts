import { z } from 'zod'
import { COMMAND_GROUPS, COMMAND_ID } from './commands.ts'

/** An action that can be chosen in a window now, as its command palette lists it. Keys are written as the window writes them: `Mod+Shift+e`, `F3`, `?`. */
export const menuCommandSchema = z.strictObject({
  id: z.string().regex(COMMAND_ID),
  group: z.enum(COMMAND_GROUPS),
  name: z.string().min(1).max(300),
  keys: z.array(z.string().min(1).max(30)).max(5),
})
export type MenuCommand = z.infer<typeof menuCommandSchema>
