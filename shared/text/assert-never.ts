/** Closes a switch over a union: a case that was forgotten does not compile, and one that slips through at run time is named. */
export function assertNever(value: never): never {
  throw new Error(`unexpected case: ${JSON.stringify(value)}`)
}
