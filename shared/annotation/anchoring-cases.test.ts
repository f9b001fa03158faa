import { describe, expect, test } from 'vitest'
import { archiveIdSchema, editionIdSchema, sourceIdSchema } from '../archive/ids.ts'
import type { PassageTarget } from '../notes/note.ts'
import type { Anchor } from './anchor.ts'
import { anchorTarget } from './anchor-target.ts'
import { createTarget } from './create-target.ts'
import { type AnchoringCase, cases as plainCases } from './testing/anchoring-cases.ts'
import { hardCases } from './testing/hard-cases.ts'

const cases = [...plainCases, ...hardCases]

function read({ before, after }: AnchoringCase) {
  const start = before.indexOf('⟦')
  const end = before.indexOf('⟧') - 1
  const text = before.replace('⟦', '').replace('⟧', '')
  const target = createTarget({
    archive: archiveIdSchema.parse('info:test'),
    source: sourceIdSchema.parse('the-letter'),
    edition: editionIdSchema.parse('v1'),
    text,
    textSha512: 'a'.repeat(128),
    range: { start, end },
  })
  return {
    target,
    withText: anchorTarget(after, 'b'.repeat(128), target, text),
    alone: anchorTarget(after, 'b'.repeat(128), target),
  }
}

const isUnseen = (sign: string) =>
  /[\u00a0\u00ad\u200b\u200c\u200e\u200f\u202f]/u.test(sign) || (sign >= '\u0300' && sign <= '\u036f')

/** Signs that cannot be seen are written out; half a character at an end is left out. */
function visible(text: string): string {
  const written = (sign: string) => (isUnseen(sign) ? `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}` : sign)
  return [...text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/, '').replace(/\n/g, '¶')].map(written).join('')
}

/** The state, and each passage in ⟦⟧ with some of the words around it. */
function show(after: string, target: PassageTarget, anchor: Anchor): string {
  const shown = ({ start, end }: { start: number; end: number }) =>
    `  … ${visible(after.slice(Math.max(start - 30, 0), start))}⟦${visible(after.slice(start, end))}⟧${visible(after.slice(end, end + 30))} …`
  switch (anchor.state) {
    case 'exact':
    case 'moved':
      return [`${anchor.state}${anchor.typography === undefined ? '' : ', typography aside'}`, shown(anchor.range)].join('\n')
    case 'reworded': {
      const changes = anchor.changes.map(({ part, kinds }) => {
        const [was, is] = [target.exact.slice(part.before.start, part.before.end), after.slice(part.after.start, part.after.end)]
        return `  “${visible(was)}” -> “${visible(is)}”: ${kinds.join(', ')}`
      })
      return ['reworded', shown(anchor.range), ...changes].join('\n')
    }
    case 'ambiguous':
      return ['ambiguous', ...anchor.candidates.map(shown)].join('\n')
    case 'missing':
      return 'missing'
  }
}

describe('anchoring', () => {
  test.each(cases.map((one) => [one.name, one] as const))('%s', (_, one) => {
    const { withText, alone } = read(one)
    expect({ withText: withText.state, alone: alone.state }).toEqual({
      withText: one.state,
      alone: one.stateOfTargetAlone ?? one.state,
    })
  })

  test('finds the places, and names the changes, that were read and found right', async () => {
    const shown = cases.map((one) => {
      const { target, withText, alone } = read(one)
      const [full, less] = [show(one.after, target, withText), show(one.after, target, alone)]
      return `# ${one.name}\n${full}\n${full === less ? '' : `the target alone: ${less}\n`}`
    })
    await expect(shown.join('\n')).toMatchFileSnapshot('./testing/anchoring.golden.txt')
  })
})
