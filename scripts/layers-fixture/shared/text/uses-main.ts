// breaks: shared
import { journal } from '../../main/services/journal/journal.ts'

export const used = journal
