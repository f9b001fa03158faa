// breaks: preload
import type { Folded } from '#shared/text/fold.ts'

export type Used = Folded
