/** The colours of highlights, in the order of their keys. */
export const COLOURS = ['yellow', 'green', 'blue', 'pink', 'purple', 'orange'] as const
export type Colour = (typeof COLOURS)[number]
