import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { folded } from './fold.ts'

expect(folded).not.toBe(readFileSync)
