import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fileStem } from '#shared/briefing/file-name.ts'
import { anyNaughty, naughtyRows } from '#shared/testing/naughty-strings.ts'
import { faultOfName } from './portable-name.ts'

describe('the name of an exported file', () => {
  test.each([
    ['What the open letter asks', 'What the open letter asks'],
    ['Facebook: 5 asks / 2 answers?', 'Facebook- 5 asks - 2 answers'],
    ['../../etc/passwd', 'etc-passwd'],
    ['CON', 'briefing CON'],
    ['nul.txt', 'briefing nul.txt'],
    ['com1 .x', 'briefing com1 .x'],
    ['', 'briefing'],
    ['...', 'briefing'],
    ['Report. ', 'Report'],
    ['invoice\u202egpj.exe', 'invoice-gpj.exe'],
    ['Ärger in Zürich', 'Ärger in Zürich'],
    ['子どもの安全', '子どもの安全'],
  ])('%j becomes %j', (title, name) => {
    expect(fileStem(title, 'briefing')).toBe(name)
  })

  test.each(naughtyRows)('can stand on every file system for %s: %j', (_, title) => {
    expect(faultOfName(`${fileStem(title, 'briefing')}.html`)).toBeNull()
  })

  test('can stand on every file system, and is one a person can type, whatever the title is', () => {
    fc.assert(
      fc.property(
        fc.oneof(anyNaughty, fc.string({ unit: fc.constantFrom('.', ' ', '-', '/', 'a', '👩‍👧', 'ж'), maxLength: 300 })),
        (title) => {
          const stem = fileStem(title, 'briefing')
          expect(faultOfName(stem)).toBeNull()
          expect(new TextEncoder().encode(stem).length).toBeLessThanOrEqual(160)
          expect(fileStem(stem, 'briefing')).toBe(stem)
        },
      ),
      { numRuns: 500 },
    )
  })
})
