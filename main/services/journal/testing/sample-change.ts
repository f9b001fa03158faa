import { type Change, changeSchema } from '#shared/notes/change.ts'

/** The n-th of a row of changes, each with its own id, and with `body` as the text of its note. */
export function sampleChange(n: number, body = `note ${n}`): Change {
  const digits = n.toString(16).padStart(12, '0')
  return changeSchema.parse({
    format: 1,
    id: `00000000-0000-4000-8000-${digits}`,
    clock: `${String(1_700_000_000_000 + n)}-000000-0a0b0c0d`,
    note: `11111111-1111-4111-8111-${digits}`,
    fields: { body },
  })
}
