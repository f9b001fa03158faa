import { app } from 'electron'
import { journal } from '../services/journal/journal.ts'

export const window = { app, journal }
