import { z } from 'zod'

export const folded = z.string()
export type Folded = string
