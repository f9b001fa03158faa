const MEGABYTE = 1024 * 1024

/** Below so many free bytes the person is warned. */
export const LITTLE_SPACE = 200 * MEGABYTE
/** Below so many nothing is written. */
export const TOO_LITTLE_SPACE = 20 * MEGABYTE
