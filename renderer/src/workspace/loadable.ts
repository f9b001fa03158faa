import type { Failure } from '#shared/contract/failure.ts'

/** Something that has to be fetched first. */
export type Loadable<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly failure: Failure; retry(): void }
  | { readonly state: 'ready'; readonly value: T }
