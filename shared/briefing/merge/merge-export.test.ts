import { describe, expect, test } from 'vitest'
import { beginExport, canMerge, type MergedExport, mergeExport } from './merge-export.ts'
import { partId, type ToyBriefing, toyExport } from './testing/toy-export.ts'

const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((letter) => ({ id: partId(letter), content: `Words of ${letter}.` })) as [
  ToyBriefing['parts'][0],
  ToyBriefing['parts'][0],
  ToyBriefing['parts'][0],
  ToyBriefing['parts'][0],
]
const first: ToyBriefing = { title: 'Safety first', parts: [a, b, c] }
const later = { ...first, date: '2026-12-05T08:00:00.000Z' }

function changed(part: ToyBriefing['parts'][0], content: string): ToyBriefing['parts'][0] {
  return { ...part, content }
}

function merged(file: string, next: ToyBriefing, leaveOut?: ReadonlySet<string>): MergedExport {
  const outcome = mergeExport(file, toyExport(next), leaveOut)
  if (outcome.state !== 'merged') throw new Error(outcome.state)
  // Whatever a case is about: a second merge with the same export finds nothing to do.
  const again = mergeExport(outcome.merged.text, toyExport(next), leaveOut)
  expect(again.state === 'merged' ? again.merged.text : again.state).toBe(outcome.merged.text)
  if (again.state === 'merged') expect(again.merged.changes).toBe(false)
  return outcome.merged
}

function states({ parts }: MergedExport): Readonly<Record<string, string>> {
  const letters = new Map([a, b, c, d].map(({ id }, index) => [id, 'abcd'[index] ?? '']))
  return Object.fromEntries(parts.map(({ id, state }) => [letters.get(id) ?? id, state]))
}

/** A file without its front matter and the record, for reading in a test. */
function body(text: string): string {
  return text
    .replace(/^\ufeff?---[\s\S]*?---\r?\n/, '')
    .replace(/(?:<!--|%%) ca:export[\s\S]*?\n(?:-->|%%)/, '')
    .replace(/(?:<!--|%%) ca:(?:part|end)[^\n]*\n?/g, '')
    .replace(/sha256:[0-9a-f]{64}/g, 'sha256:…')
    .replace(/(?:\r?\n){3,}/g, '\n\n')
    .trim()
}

describe('an exported file that nobody touched', () => {
  test('changes in nothing when nothing changed in the program', () => {
    const file = beginExport(toyExport(first))
    const result = merged(file, first)
    expect(result.text).toBe(file)
    expect(result.changes).toBe(false)
    expect(states(result)).toEqual({ a: 'same', b: 'same', c: 'same' })
  })

  test('counts as the same when only the day is another', () => {
    expect(merged(beginExport(toyExport(first)), later).changes).toBe(false)
  })

  test('becomes what the program has, in its order', () => {
    const next = { ...later, title: 'Safety now', parts: [c, changed(a, 'Other words.'), d] }
    const result = merged(beginExport(toyExport(first)), next)
    expect(result.text).toBe(beginExport(toyExport(next)))
    expect(states(result)).toEqual({ c: 'same', a: 'renewed', d: 'added', b: 'removed' })
  })
})

describe('what a person changed in the file', () => {
  const file = beginExport(toyExport(first))

  test('stays where the program has what it had', () => {
    const edited = file.replace('Words of b.', 'Words of b, and mine.')
    const result = merged(edited, { ...later, parts: [changed(a, 'New a.'), b, c] })
    expect(body(result.text)).toBe('# Safety first\n\nNew a.\n\nWords of b, and mine.\n\nWords of c.')
    expect(states(result)).toEqual({ a: 'renewed', b: 'edited', c: 'same' })
  })

  test('stands beside what the program has now, marked in words, where both changed', () => {
    const edited = file.replace('Words of b.', 'My b.')
    const result = merged(edited, { ...later, parts: [a, changed(b, 'New b.'), c] })
    expect(body(result.text)).toBe(
      [
        '# Safety first',
        'Words of a.',
        'My b.',
        '<!-- ca:program-version sha256:… -->',
        '**Two versions: keep one.** Above stands the text as it was changed in this file, below the text as it is in the program now. Delete the one that you do not want, and this paragraph.',
        'New b.',
        '<!-- ca:program-version-end -->',
        'Words of c.',
      ].join('\n\n'),
    )
    expect(result.parts[1]).toMatchObject({ state: 'conflict', file: 'My b.', program: 'New b.' })
  })

  test('is no conflict where both changed to the same', () => {
    const edited = file.replace('Words of b.', 'Agreed b.')
    const result = merged(edited, { ...later, parts: [a, changed(b, 'Agreed b.'), c] })
    expect(states(result)).toMatchObject({ b: 'renewed' })
    expect(result.text).toBe(beginExport(toyExport({ ...later, parts: [a, changed(b, 'Agreed b.'), c] })))
  })

  test('stays around what the program renews, where it was only put before and after it', () => {
    const edited = file.replace('Words of b.', 'Before.\n\nWords of b.\n\nAfter,\nin two lines.')
    const result = merged(edited, { ...later, parts: [a, changed(b, 'New b.\n\nIn two.'), c] })
    expect(body(result.text)).toContain('Before.\n\nNew b.\n\nIn two.\n\nAfter,\nin two lines.')
    expect(states(result)).toMatchObject({ b: 'edited-renewed' })
  })
})

describe('after a conflict', () => {
  const file = beginExport(toyExport(first)).replace('Words of b.', 'My b.')
  const second = { ...later, parts: [a, changed(b, 'New b.'), c] }
  const kept = merged(file, second).text

  test('the next export adds no further version while the program has the same', () => {
    const result = merged(kept, { ...second, parts: [...second.parts, d] })
    expect(result.text.match(/ca:program-version /g)).toHaveLength(1)
    expect(states(result)).toMatchObject({ b: 'undecided', d: 'added' })
  })

  test('what the program has by then takes the place of what it had', () => {
    const result = merged(kept, { ...second, parts: [a, changed(b, 'Newest b.'), c] })
    expect(result.text.match(/ca:program-version /g)).toHaveLength(1)
    expect(result.text).not.toContain('New b.')
    expect(body(result.text)).toContain('My b.')
    expect(body(result.text)).toContain('Newest b.')
  })

  test('a version that a person wrote in stays', () => {
    const written = kept.replace('New b.', 'New b, as I would put it.')
    const result = merged(written, { ...second, parts: [a, changed(b, 'Newest b.'), c] })
    expect(result.text).toContain('New b, as I would put it.')
    expect(result.text).toContain('Newest b.')
  })

  const block = /<!-- ca:program-version [\s\S]*ca:program-version-end -->/
  test('the version of the file is a decision, and stays', () => {
    const result = merged(kept.replace(block, ''), second)
    expect(states(result)).toMatchObject({ b: 'edited' })
    expect(body(result.text)).toContain('My b.\n\nWords of c.')
  })

  test('so is that of the program, with or without the lines around it', () => {
    for (const chosen of [kept.replace('My b.', ''), kept.replace('My b.', '').replace(block, 'New b.')]) {
      const result = merged(chosen, second)
      expect(body(result.text)).toContain('Words of a.\n\nNew b.\n\nWords of c.')
      expect(result.text).not.toContain('ca:program-version')
    }
  })
})

describe('text between the parts', () => {
  const file = beginExport(toyExport(first)).replace(
    `<!-- ca:end ${b.id} -->`,
    `<!-- ca:end ${b.id} -->\n\nBetween b and c.\n\n- a list`,
  )

  test('stays after the part before it, before what is new there', () => {
    const result = merged(file, { ...later, parts: [a, changed(b, 'New b.'), d, c] })
    expect(body(result.text)).toBe(
      '# Safety first\n\nWords of a.\n\nNew b.\n\nBetween b and c.\n\n- a list\n\nWords of d.\n\nWords of c.',
    )
  })

  test('goes with that part where the program moved it', () => {
    expect(body(merged(file, { ...later, parts: [b, a, c] }).text)).toBe(
      '# Safety first\n\nWords of b.\n\nBetween b and c.\n\n- a list\n\nWords of a.\n\nWords of c.',
    )
  })

  test('stays before the part after it where the part before it is gone', () => {
    expect(body(merged(file, { ...later, parts: [c, a] }).text)).toBe(
      '# Safety first\n\nBetween b and c.\n\n- a list\n\nWords of c.\n\nWords of a.',
    )
    expect(body(merged(file, { ...later, parts: [a] }).text)).toBe(
      '# Safety first\n\nWords of a.\n\nBetween b and c.\n\n- a list',
    )
  })

  test('stays under the title and at the end, while the title is renewed', () => {
    const edited = beginExport(toyExport(first)).replace('# Safety first', '# Safety first\n\nFor the board.')
    const result = merged(`${edited}\nSigned, me\n`, { ...later, title: 'Safety now' })
    expect(body(result.text)).toBe('# Safety now\n\nFor the board.\n\nWords of a.\n\nWords of b.\n\nWords of c.\n\nSigned, me')
  })

  test('what the program writes there is renewed and goes with its part', () => {
    const with1 = { ...first, parts: [{ ...a, after: '## Source one' }, b, c] }
    const edited = beginExport(toyExport(with1)).replace('## Source one', '## Source one\n\nMine.')
    const with2 = { ...first, parts: [{ ...a, after: '## Source two' }, b, c] }
    expect(body(merged(edited, with2).text)).toBe(
      '# Safety first\n\nWords of a.\n\n## Source two\n\nMine.\n\nWords of b.\n\nWords of c.',
    )
    expect(body(merged(edited, { ...first, parts: [b, c] }).text)).toBe('# Safety first\n\nMine.\n\nWords of b.\n\nWords of c.')
  })
})

/** Cuts a part out of a file. */
function without(file: string, id: string): string {
  return file.replace(new RegExp(`<!-- ca:part ${id}[\\s\\S]*?ca:end ${id} -->\\n\\n`), '')
}

describe('parts that go', () => {
  const file = beginExport(toyExport(first))

  test('one that a person took out stays out', () => {
    const result = merged(without(file, b.id), { ...later, parts: [changed(a, 'New a.'), b, c, d] })
    expect(body(result.text)).toBe('# Safety first\n\nNew a.\n\nWords of c.\n\nWords of d.')
    expect(states(result)).toEqual({ a: 'renewed', c: 'same', d: 'added', b: 'stays-out' })
    // Also at the export after that.
    expect(states(merged(result.text, { ...later, parts: [a, b, c, d] }))).toMatchObject({ b: 'stays-out' })
  })

  test('one that has changed since comes back, unless it is left out', () => {
    const next = { ...later, parts: [a, changed(b, 'New b.'), c] }
    const result = merged(without(file, b.id), next)
    expect(states(result)).toMatchObject({ b: 'back' })
    expect(body(result.text)).toContain('Words of a.\n\nNew b.\n\nWords of c.')
    const left = merged(without(file, b.id), next, new Set([b.id]))
    expect(body(left.text)).toBe('# Safety first\n\nWords of a.\n\nWords of c.')
    // The decision holds until it changes again.
    expect(states(merged(left.text, next))).toMatchObject({ b: 'stays-out' })
  })

  test('one that was emptied is one that was taken out', () => {
    const empty = file.replace('Words of b.', '')
    expect(states(merged(empty, later))).toMatchObject({ b: 'emptied' })
    expect(states(merged(empty, { ...later, parts: [a, changed(b, 'New b.'), c] }))).toMatchObject({ b: 'back' })
    expect(states(merged(empty, { ...later, parts: [a, changed(b, 'New b.'), c] }, new Set([b.id])))).toMatchObject({
      b: 'emptied',
    })
  })

  test('one that the briefing no longer has goes, and stays where it was edited', () => {
    const edited = file.replace('Words of b.', 'My b.')
    expect(states(merged(file, { ...later, parts: [a, c] }))).toMatchObject({ b: 'removed' })
    const result = merged(edited, { ...later, parts: [a, c] })
    expect(body(result.text)).toBe('# Safety first\n\nWords of a.\n\nMy b.\n\nWords of c.')
    expect(result.parts[1]).toMatchObject({ state: 'kept', file: 'My b.', program: null })
  })

  test('a part of another briefing that was pasted in stays', () => {
    const other = toyExport({ title: 'x', parts: [d] }).replace(/^[\s\S]*?# x\n\n/, '')
    const pasted = file.replace(`<!-- ca:end ${a.id} -->\n`, `<!-- ca:end ${a.id} -->\n\n${other}`)
    const result = merged(pasted, later)
    expect(states(result)).toMatchObject({ d: 'foreign' })
    expect(body(result.text)).toContain('Words of a.\n\nWords of d.\n\nWords of b.')
  })
})

describe('the order', () => {
  const file = beginExport(toyExport(first))
  const block = (id: string) => new RegExp(`<!-- ca:part ${id}[\\s\\S]*?ca:end ${id} -->`).exec(file)?.[0] ?? ''
  const moved = without(file, a.id).replace(`ca:end ${c.id} -->`, `ca:end ${c.id} -->\n\n${block(a.id)}`)

  test('stays as a person made it in the file', () => {
    const result = merged(moved, { ...later, parts: [changed(a, 'New a.'), b, d, c] })
    expect(body(result.text)).toBe('# Safety first\n\nWords of b.\n\nWords of d.\n\nWords of c.\n\nNew a.')
    expect(result.orderStays).toBe(false)
  })

  test('stays so, and that is said, where the program has another too', () => {
    const result = merged(moved, { ...later, parts: [a, c, b] })
    expect(body(result.text)).toBe('# Safety first\n\nWords of b.\n\nWords of c.\n\nWords of a.')
    expect(result.orderStays).toBe(true)
  })

  test('keeps what was edited and is gone after what it followed', () => {
    const edited = file.replace('Words of b.', 'My b.')
    expect(body(merged(edited, { ...later, parts: [c, d, a] }).text)).toBe(
      '# Safety first\n\nWords of c.\n\nWords of d.\n\nWords of a.\n\nMy b.',
    )
  })
})

describe('front matter', () => {
  const file = beginExport(toyExport({ ...first, author: 'A. Author' }))
  const next = { ...later, author: 'A. Author' }
  const matter = (text: string) => /^---\n([\s\S]*?)---\n/.exec(text)?.[1] ?? ''

  test('is renewed, and keys of a person keep their lines', () => {
    const edited = file.replace('---\n', '---\n# mine\nstatus: draft\ntags:\n  - eu\n  - child safety\n')
    expect(matter(merged(edited, next).text)).toBe(
      `# mine\nstatus: draft\ntags:\n  - eu\n  - child safety\n${matter(toyExport(next))}`,
    )
  })

  test('is not taken for edited where an editor wrote the same value otherwise', () => {
    const edited = file
      .replace('author: "A. Author"', "author: 'A. Author'")
      .replace('title: "Safety first"', 'title: Safety first')
    expect(matter(merged(edited, { ...next, title: 'Safety now' }).text)).toBe(
      matter(toyExport({ ...next, title: 'Safety now' })),
    )
  })

  test('has a value that a person set, and that of the program as a comment where it changed too', () => {
    const edited = file.replace('title: "Safety first"', 'title: Mine')
    expect(merged(edited, next).keys).toEqual([])
    const result = merged(edited, { ...next, title: 'Safety now' })
    expect(result.keys).toEqual(['title'])
    expect(matter(result.text)).toContain('title: Mine\n# The program has title: "Safety now"\n')
    const third = merged(result.text, { ...next, title: 'Safety at last' })
    expect(matter(third.text)).toContain('title: Mine\n# The program has title: "Safety at last"\ndate')
    expect(
      merged(third.text.replace('title: Mine', 'title: Safety at last'), { ...next, title: 'Safety at last' }).text,
    ).not.toContain('# The program')
  })

  test('says what it said of itself before where a person changed that', () => {
    const edited = file.replace('archive_id: "info:example"', 'archive_id: "info:example" # checked by me')
    expect(matter(merged(edited, next).text)).toContain(
      'archive_id: "info:example"\n# Before the last export this file said archive_id: "info:example" # checked by me\n',
    )
  })

  test('keeps a key that a person took out away, except what says from what the file was made', () => {
    const edited = file.replace('author: "A. Author"\n', '').replace(/^briefing: .*\n/m, '')
    expect(matter(merged(edited, next).text)).not.toContain('author')
    expect(matter(merged(edited, next).text)).toContain('briefing: ')
    expect(matter(merged(edited, { ...next, author: 'Another' }).text)).toContain('author: "Another"')
  })

  test('comes back where it was taken away as a whole', () => {
    const bare = file.replace(/^---[\s\S]*?---\n\n/, '')
    expect(merged(bare, next).text.startsWith('---\ndate: ')).toBe(true)
  })
})

test('line ends and a byte order mark stay as the file has them', () => {
  const file = `\ufeff${beginExport(toyExport(first)).replaceAll('\n', '\r\n')}`.replace('Words of b.', 'My b.\r\nIn two lines.')
  const result = merged(file, { ...later, parts: [changed(a, 'New\na.'), changed(b, 'New b.'), c] })
  expect(result.text.startsWith('\ufeff---\r\n')).toBe(true)
  expect(result.text.replaceAll('\r\n', '')).not.toContain('\n')
  expect(result.text).toContain('New\r\na.')
  expect(result.text).toContain('My b.\r\nIn two lines.')
  expect(states(merged(`\ufeff${beginExport(toyExport(first)).replaceAll('\n', '\r\n')}`, later))).toEqual({
    a: 'same',
    b: 'same',
    c: 'same',
  })
})

test('works with the comments of Obsidian', () => {
  const obsidian = { ...first, syntax: 'obsidian' as const }
  const file = beginExport(toyExport(obsidian)).replace('Words of b.', 'My b.')
  const result = merged(file, { ...obsidian, parts: [changed(a, 'New a.'), changed(b, 'New b.')] })
  expect(states(result)).toEqual({ a: 'renewed', b: 'conflict', c: 'removed' })
  expect(result.text).not.toContain('<!--')
  expect(result.text).toContain('%% ca:program-version-end %%')
})

test('without its record a file is merged, and what is not in it comes in', () => {
  const file = without(toyExport(first), b.id).replace('Words of c.', 'My c.')
  const result = merged(file, { ...later, parts: [a, b, changed(c, 'New c.')] })
  expect(result.withoutRecord).toBe(true)
  expect(states(result)).toEqual({ a: 'same', b: 'added', c: 'conflict' })
})

describe('a file that is not merged', () => {
  const file = beginExport(toyExport(first))
  const state = (text: string, next = later) => mergeExport(text, toyExport(next))

  test.each([
    ['an end is gone', file.replace(`<!-- ca:end ${b.id} -->`, ''), { state: 'damaged', how: 'unpaired' }],
    ['a beginning is gone', file.replace(new RegExp(`<!-- ca:part ${b.id}.*`), ''), { state: 'damaged', how: 'unpaired' }],
    ['a mark was edited', file.replace(`ca:part ${b.id} text`, `ca:part ${b.id} txt`), { state: 'damaged', how: 'unpaired' }],
    [
      'a part stands in it twice',
      file.replace(/(<!-- ca:part[\s\S]*?ca:end .* -->)/, '$1\n\n$1'),
      { state: 'damaged', how: 'twice' },
    ],
    [
      'a part stands in another',
      file.replace('Words of a.', /<!-- ca:part 00000062[\s\S]*?ca:end 00000062.* -->/.exec(file)?.[0] ?? ''),
      { state: 'damaged' },
    ],
    ['the record has no end', file.replace(/\n-->\n$/, '\n'), { state: 'damaged', how: 'record' }],
    ['the front matter has no end', file.replace(/\n---\n/, '\n'), { state: 'damaged', how: 'front-matter' }],
    ['it is no file of this program', '# Shopping\n\n- milk\n', { state: 'not-ours' }],
    ['it is empty', '', { state: 'not-ours' }],
    ['all comments were taken out', file.replace(/<!--[\s\S]*?-->/g, ''), { state: 'without-marks' }],
    ['a later version of the program wrote it', file.replace('briefing/1', 'briefing/2'), { state: 'newer' }],
    ['a later version wrote its record', file.replace('ca:export 1', 'ca:export 2'), { state: 'newer' }],
  ])('where %s', (_, text, expected) => {
    expect(state(text)).toMatchObject(expected)
  })

  test('where it is of another briefing or another archive', () => {
    const other = { title: 'Other', parts: [d] }
    expect(state(beginExport(toyExport({ ...other, briefing: '00000000-0000-4000-9000-000000000002' })))).toEqual({
      state: 'other-briefing',
      title: 'Other',
    })
    expect(state(beginExport(toyExport({ ...other, archive: 'info:other' })))).toEqual({
      state: 'other-archive',
      archive: 'info:other',
    })
  })

  test('where it is internal and the export is not', () => {
    const internal = beginExport(toyExport({ ...first, internal: true }))
    expect(state(internal)).toEqual({ state: 'internal' })
    expect(state(internal.replace(/^distribution.*\n/m, ''))).toEqual({ state: 'internal' })
    expect(state(internal, { ...later, internal: true })).toMatchObject({ state: 'merged' })
    expect(state(file, { ...later, internal: true })).toMatchObject({ state: 'merged' })
  })
})

test('an export without marks, or with the same twice, is not one to merge', () => {
  expect(canMerge(toyExport(first))).toBe(true)
  expect(canMerge('# By a template\n')).toBe(false)
  expect(canMerge(toyExport({ ...first, parts: [a, a] }))).toBe(false)
})
