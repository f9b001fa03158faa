import { latePart } from '../ui/late-part.tsx'

/** Actions on windows and the native menu: nothing that is seen waits for them. */
export const WindowCommands = latePart(async () => (await import('./window-commands.tsx')).WindowCommands)
