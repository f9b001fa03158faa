import { count } from './en.ts'

/** What the program says on claims, in English. Apart from the other words, because most windows begin without them. */
export const enClaims = {
  title: 'Claims',
  hint: 'Figures that the sources give, held against what this archive counts. Where they disagree, say which one you use and why.',
  notRecorded: 'Claims were not recorded in this edition',
  notRecordedHint: 'That says nothing of what its sources claim. A later edition may have them.',
  empty: 'No claims are recorded',
  counts: {
    signatories: (n: number) => `This archive counts ${count(n, 'row', 'rows')} in the list of signatories.`,
    recommendations: (n: number) => `This archive holds ${count(n, 'recommendation', 'recommendations')}.`,
  },
  notCounted: 'There is nothing in this archive to count it by.',
  seeCounted: { signatories: 'See the list', recommendations: 'See the recommendations' },
  disagree: (n: number, all: number) =>
    n === 1 ? `1 of ${all} figures does not fit the count` : `${n} of ${all} figures do not fit the count`,
  agree: 'All figures fit the count',
  figure: 'Figure',
  quotation: 'In the words of the source',
  where: 'Where',
  verdict: 'Against the count',
  verdicts: {
    fits: () => 'Fits',
    roughly: () => 'Near it, and said to be rounded',
    differs: (more: number) =>
      more === 0
        ? 'Does not fit: the count is the same'
        : `Does not fit: ${Math.abs(more).toLocaleString('en-GB')} ${more > 0 ? 'more' : 'fewer'} than counted`,
  },
  /** Said of a figure that the source does not qualify. */
  exact: 'stated as exact',
  number: (n: number) => n.toLocaleString('en-GB'),
  when: (time: string) => `Time named: ${time}`,
  caption: (subject: string) => `Claims: ${subject}`,
  open: (n: number | null, title: string) => (n === null ? title : `${title}, para. ${n}`),
}

export type ClaimsWords = typeof enClaims
