import { expect, test } from 'vitest'
import { isTangled } from './tangled-markdown.ts'

test.each<readonly [string, string]>([
  ['pictures within pictures', `${'!['.repeat(1_000)}x${'](x)'.repeat(1_000)}`],
  ['brackets that are never closed', '['.repeat(10_000)],
  ['emphasis without end', '*a_ '.repeat(5_000)],
  ['quotations within quotations', `${'> '.repeat(1_000)}x`],
  ['lists within lists', `a\n\n${'- '.repeat(1_000)}x`],
  ['lists and quotations in turn', `${'1. > '.repeat(100)}x`],
])('%s are', (_, markdown) => expect(isTangled(markdown)).toBe(true))

test.each<readonly [string, string]>([
  ['nothing', ''],
  ['a note', 'Was it *ever* shared? See [the letter](campaign-archive://open/a/v1) and [1][2].\n\n> Yes.\n\n- [x] done'],
  ['a long note', 'It was **not**, as [they](x) _say_.\n\n'.repeat(5_000)],
  ['a table of a thousand rows', '| a | [b](c) |\n'.repeat(1_000)],
  ['code with brackets', `\`\`\`\n${'a[b[c[0]]]\n'.repeat(500)}\`\`\``],
])('%s is not', (_, markdown) => expect(isTangled(markdown)).toBe(false))
