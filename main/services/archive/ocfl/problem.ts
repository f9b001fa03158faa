/**
 * Something that a specification or this format forbids or advises against. A code of OCFL begins with E (must) or W (should) and is listed at
 * https://ocfl.io/1.1/spec/validation-codes; other codes are ours. `path` is relative to the object root, with "/".
 */
export interface Problem {
  readonly code: string
  readonly path: string
  readonly message: string
}

/** Says of a fixity value that it was not checked, because its algorithm is not known here: no fault of the object (OCFL 1.1, E028). */
export const UNCHECKED = 'W-unchecked'

/** Whether a problem is only advice of the specification ("should"), with which an object is still valid. */
export function isWarning(problem: Pick<Problem, 'code'>): boolean {
  return /^W\d{3}$/.test(problem.code) || problem.code === UNCHECKED
}
