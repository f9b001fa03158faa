/** UTF-16 units of a template. */
export const LONGEST_TEMPLATE = 200_000
/** UTF-16 units of what a template writes: the text of 500 notes is a fiftieth of it. */
export const LONGEST_RESULT = 20_000_000
/** Milliseconds a template may run. */
export const LONGEST_RUN = 800
/** Characters and entries of lists that filters and ranges may make in all, for a document without a word. */
export const MOST_MADE = 1_000_000
/** As often as this the words of the document may be made again beyond that. */
export const TIMES_MADE = 20
