/**
 * @typedef {'desktop' | 'browser'} Host
 * @typedef {object} Facts
 * @property {Host | null} requested What `--host=` said.
 * @property {boolean} binary Whether Electron's binary is here.
 * @property {boolean} refusedLately Whether it could not be fetched within the last day.
 * @property {boolean} display Whether a window could appear.
 * @property {boolean} rootOnLinux Electron's sandbox does not work for root on Linux.
 *
 * @typedef {{ step: 'run', host: Host, sentence: string | null }
 *   | { step: 'fetch' }
 *   | { step: 'refuse', sentence: string }} Choice
 */

const ROOT = "Electron's sandbox does not work for root, and the program does not run without it"
const NO_DISPLAY = 'there is no display here'
const NO_BINARY = "Electron's binary is not here and could not be fetched"

/** @param {string} reason @returns {Choice} */
function browserInstead(reason) {
  return {
    step: 'run',
    host: 'browser',
    sentence: `The desktop window cannot be opened (${reason}), so the program opens in a browser.`,
  }
}

/** @param {string} reason @returns {Choice} */
function refuse(reason) {
  return { step: 'refuse', sentence: `The desktop program cannot start: ${reason}.` }
}

/**
 * Which host to start, before anything was fetched.
 * @param {Facts} facts
 * @returns {Choice}
 */
export function chooseHost({ requested, binary, refusedLately, display, rootOnLinux }) {
  if (requested === 'browser') return { step: 'run', host: 'browser', sentence: null }
  const hindrance = rootOnLinux ? ROOT : display ? null : NO_DISPLAY
  if (hindrance !== null) return requested === 'desktop' ? refuse(hindrance) : browserInstead(hindrance)
  if (binary) return { step: 'run', host: 'desktop', sentence: null }
  if (requested === 'desktop' || !refusedLately) return { step: 'fetch' }
  return browserInstead(NO_BINARY)
}

/**
 * Which host to start after an attempt to fetch the binary.
 * @param {Host | null} requested
 * @param {boolean} fetched
 * @returns {Choice}
 */
export function chooseAfterFetch(requested, fetched) {
  if (fetched) return { step: 'run', host: 'desktop', sentence: null }
  return requested === 'desktop' ? refuse(NO_BINARY) : browserInstead(NO_BINARY)
}
