/**
 * Whether the router can read what stands behind the `#` of an address, with or without it. What somebody else wrote there may be another site (`//…`), or
 * letters that no part of the program writes: the router would fail on them, in place of showing that nothing is there.
 */
export function isReadableAddress(hash: string): boolean {
  const [path = ''] = hash.replace(/^#/, '').split('?')
  if (path === '') return true
  if (!/^\/(?![/\\])/.test(path)) return false
  try {
    return !/[\p{Cc}\u2028\u2029]/u.test(decodeURIComponent(path))
  } catch {
    return false
  }
}
