// breaks: words-take-types-only
import { folded } from '#shared/text/fold.ts'

export const used = folded
