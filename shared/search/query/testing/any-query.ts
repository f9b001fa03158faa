import fc from 'fast-check'

/** What queries are made of, right and wrong, side by side with and without spaces. */
const PIECES = [
  ...[
    'risk',
    'Risk',
    'École',
    'end-to-end',
    '25.7',
    'OR',
    'AND',
    'or',
    'near',
    'x',
    '儿童保护',
    'เด็กไทย',
    '½',
    '⑴',
    '㍿',
    'ﬁ',
    'İ',
  ],
  ...['"', '“', '”', '„', '"risk assessment"', '"a b*"', '""', '(', ')', '()', '-', '−', '—', '--', '*', 'wom*', 'wom*n'],
  ...['~near', '~near/5', '~near/500', '~near/x', '~', '/', ':', 'in:letter', 'in:coverage', 'IN:Notes', 'in:', 'in:nowhere'],
  ...[
    'source:some-text',
    'publisher:"The Guardian"',
    'publisher:“Le ““Monde””',
    'country:cy',
    'country:"United Kingdom"',
    'date:2021',
  ],
  ...[
    'date:2021-10..',
    'date:2021-13',
    'tag:a',
    'tag:b',
    'tag:#a AND tag:b',
    'color:blue',
    'has:note',
    'recommendation:r3',
    'edition:v1',
  ],
  ...['https://x', 're:foo', ' ', '  ', '\u00a0', '\n', '\u00ad', '\u200d', '\u0301', '\u0600', '\ud83d', '👩‍🚒', '\0', '…', '&'],
]

export const anyQueryText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...PIECES) },
      { weight: 3, arbitrary: fc.constant(' ') },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 3 }) },
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(''))
