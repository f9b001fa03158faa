import type { Engine } from './engine.ts'
import { createEngineWith } from './fts5.ts'

export const createEngine = (): Engine => createEngineWith('porter unicode61 remove_diacritics 2')
