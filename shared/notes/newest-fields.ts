import type { Clock } from './change.ts'

export interface ClockedFields<F> {
  readonly fields: Readonly<Partial<F>>
  readonly clocks: Readonly<Partial<Record<keyof F, Clock>>>
}

/** A text that is the same for equal values, whatever the order of their properties. */
export function asText(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

/**
 * Takes over each of the `names` that `change` sets where its clock is newer than the one that set the field before. Changes may come in any
 * order and more than once; the result is the same (a last-writer-wins register for each field: Shapiro et al., A comprehensive study of
 * Convergent and Commutative Replicated Data Types, 2011, 3.2.1). Two different values with the same clock do not come from this
 * program; of them the one that is greater as text wins, so that every copy decides alike.
 */
export function takeNewest<F extends object>(
  names: readonly (keyof F)[],
  before: ClockedFields<F> | undefined,
  change: { readonly clock: Clock; readonly fields: { readonly [K in keyof F]?: F[K] | undefined } },
): ClockedFields<F> {
  const fields: Partial<F> = { ...before?.fields }
  const clocks: Partial<Record<keyof F, Clock>> = { ...before?.clocks }
  for (const name of names) {
    const value = change.fields[name]
    if (value === undefined) continue
    const clock = clocks[name]
    const wins = clock === undefined || change.clock > clock || (change.clock === clock && asText(value) > asText(fields[name]))
    if (!wins) continue
    fields[name] = value
    clocks[name] = change.clock
  }
  return { fields, clocks }
}
