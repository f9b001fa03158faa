import { parseArgs } from 'node:util'
import { journal } from '../main/services/journal/journal.ts'

export const command = { parseArgs, journal }
