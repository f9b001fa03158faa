// breaks: e2e-takes-types-only
import { folded } from '#shared/text/fold.ts'

export const used = folded
