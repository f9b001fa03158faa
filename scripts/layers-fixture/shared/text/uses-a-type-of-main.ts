// breaks: shared
import type { journal } from '../../main/services/journal/journal.ts'

export type Used = typeof journal
