import { enTrash, type TrashWords } from './en-trash.ts'

/** The words on the trash, in the language in use. */
export const trashWords: TrashWords = enTrash
