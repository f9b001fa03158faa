/**
 * What came of holding a quotation against the archive.
 * `exact`: every word and sign stands in the source. `marked`: it does, but for what the quotation itself marks as left out or put in. `cut`: the words
 * stand there, and the quotation ends them as if they were all the sentence says, or was exported so that it begins or ends inside a word. `altered`: it resembles a passage and differs from it.
 * `altered-since-export`: it was written by the program and no longer reads as it was written. `newer`: it stands in an older edition only.
 * `missing`: nothing in the archive is like it. `unchecked`: too short to be told from chance.
 */
export const RESULTS = ['exact', 'marked', 'cut', 'altered-since-export', 'altered', 'newer', 'missing', 'unchecked'] as const
export type Result = (typeof RESULTS)[number]

/** Whether a finding makes a verification fail: by its result, or by a citation that does not fit. */
export function fails({
  result,
  citation,
}: {
  readonly result: Result
  readonly citation: { readonly fits: boolean } | null
}): boolean {
  switch (result) {
    case 'exact':
    case 'marked':
    case 'unchecked':
      return citation !== null && !citation.fits
    case 'cut':
    case 'altered':
    case 'altered-since-export':
    case 'newer':
    case 'missing':
      return true
  }
}
