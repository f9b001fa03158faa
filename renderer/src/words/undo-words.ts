import { enUndo, type UndoWords } from './en-undo.ts'

/** The words on what was undone, in the language in use. */
export const undoWords: UndoWords = enUndo
