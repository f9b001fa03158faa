import { createServer } from 'node:http'
import open from 'open'
import { journal } from '../services/journal/journal.ts'

export const server = { createServer, open, journal }
