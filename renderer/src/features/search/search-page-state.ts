/** What an entry of the history says of a search, beside its address. */
export interface SearchPageState {
  /** The search was confirmed with Enter: it is meant as it stands. */
  readonly entered?: boolean
}

export function wasEntered(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'entered' in state && state.entered === true
}
