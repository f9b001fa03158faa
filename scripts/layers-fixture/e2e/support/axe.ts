import { test } from '@playwright/test'
import type { Folded } from '#shared/text/fold.ts'

export const axe: Folded = test.name
