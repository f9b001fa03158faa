/** How far the work on a note is: written down, held against the source by a person, used. */
export const STATUSES = ['open', 'checked', 'done'] as const
