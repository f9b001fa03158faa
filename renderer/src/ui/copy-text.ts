/**
 * Puts text on the clipboard; false when the system refuses. By the copy event, which needs a key press or click but no permission:
 * the desktop program grants none, not even for the clipboard.
 */
export function copyText(text: string): boolean {
  let written = false
  const onCopy = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
    written = true
  }
  document.addEventListener('copy', onCopy, { once: true })
  const accepted = document.execCommand('copy')
  document.removeEventListener('copy', onCopy)
  return accepted && written
}
