import type { Folded } from '#shared/text/fold.ts'

export const save: Folded = 'Save'
