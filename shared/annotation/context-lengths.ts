/** How much of the text around a quotation its target keeps on each side where the text has it, in UTF-16 units. */
export const LEAST_CONTEXT = 32
/**
 * The same for words that stand in the text once. They need no context to be told from others, but it shows that a place in another text is the same
 * neighbourhood: as much is kept as is looked at for that.
 */
export const CONTEXT_OF_ONE = 160
/** What the schema of a target allows. */
export const LONGEST_CONTEXT = 1_000
