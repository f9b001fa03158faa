/** Of so many bytes at once: `fromCharCode` takes only so many arguments. */
const PIECE = 32_768

export function bytesToBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += PIECE) text += String.fromCharCode(...bytes.subarray(at, at + PIECE))
  return btoa(text)
}
