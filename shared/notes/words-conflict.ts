/** What some of the versions that were written apart have at a place where they do not agree. */
export interface Variant {
  /** Empty where the paragraph was taken out. */
  readonly text: string
  /** The clocks of the versions that have it. */
  readonly clocks: readonly string[]
}

/** A place of the words shown that was changed in two ways. */
export interface WordsConflict {
  /** UTF-16 offsets in the words shown, where all variants stand one after the other. */
  readonly start: number
  readonly end: number
  /** At least two, that of the oldest version first. */
  readonly variants: readonly Variant[]
}
