// What an id looks like, apart from the schemas that check it.

/** Lower-case words joined by hyphens: also a folder name on every file system (OCFL 1.1, 2.2; Windows device names are refused when a source is added). */
export const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

/** UTF-16 units. */
export const SLUG_LENGTH = 80

/** An edition is an OCFL version: v1, v2, ... (OCFL 1.1, 3.5.3.1). */
export const EDITION = /^v[1-9][0-9]{0,5}$/

export const BLOCK = /^b[1-9][0-9]{0,6}$/

export const RECOMMENDATION = /^r[1-9][0-9]{0,2}$/

/** Of a note (RFC 9562, 4), in small letters. */
export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
