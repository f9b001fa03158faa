import { folded } from '#shared/text/fold.ts'

export const paint = folded
