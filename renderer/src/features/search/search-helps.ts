import { latePart } from '../../ui/late-part.tsx'

/** What is said where nothing was typed, where a query has a fault, and where nothing was found: most searches need none of it. */
export const SearchExamples = latePart(async () => (await import('./search-examples.tsx')).SearchExamples)
export const QueryFaults = latePart(async () => (await import('./query-faults.tsx')).QueryFaults)
export const NothingFound = latePart(async () => (await import('./nothing-found.tsx')).NothingFound)
