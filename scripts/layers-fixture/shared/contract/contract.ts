import { folded } from '#shared/text/fold.ts'
import type { callNames } from './call-names.ts'

export const contract = folded
export type CallName = (typeof callNames)[number]
