/** The bytes of a record are those of this text in UTF-8: two spaces, the order of keys in which the record was made, a line feed at the end. */
export function recordText(record: unknown): string {
  return `${JSON.stringify(record, null, 2)}\n`
}
