import { open } from 'node:fs/promises'
import { folded } from '#shared/text/fold.ts'

export const journal = { open, folded }
