import type { Engine } from './engine.ts'
import { createLiveEngine } from './ours.ts'

export const createEngine = (): Engine => createLiveEngine()
