import { describe, expect, test } from 'vitest'
import { joinedAfter, joinedBefore } from './word-edges.ts'

describe('what makes one word with a passage', () => {
  test.each([
    ['the end of a word', 'un⟦able', 'un'],
    ['a prefix with a hyphen', 'a non-⟦profit', 'non-'],
    ['the figures before a point', 'of 25.⟦7', '25.'],
    ['a minus', 'by -⟦5', '-'],
    ['a sign of money', 'to £⟦5', '£'],
    ['nothing: a quotation mark', "said '⟦yes", ''],
    ['nothing: a bracket', '(⟦yes', ''],
    ['nothing: a sentence that ended without a space', '.⟦Yes', ''],
    ['nothing: a hyphen of its own', 'x -⟦yes', ''],
    ['one letter of a script without spaces', '我不⟦同意', '不'],
    ['a letter beyond the basic plane', '𝔸⟦b', '𝔸'],
    ['the sign of a currency and a space', 'costs € ⟦50', '€ '],
    ['nothing: the sign of a currency before a word', 'in $ ⟦terms', ''],
  ])('before it: %s', (_, text, joined) => {
    const at = text.indexOf('⟦')
    expect(joinedBefore(text.replace('⟦', ''), at)).toBe(joined)
  })

  test.each([
    ['the end of a word', 'assessment⟧s of', 's'],
    ['thousands', '50⟧,000 people', ',000'],
    ['a sign', '50⟧% of', '%'],
    ['an ending with an apostrophe', "Facebook⟧'s rules", "'s"],
    ['nothing: a comma', '50⟧, and', ''],
    ['nothing: the end of a sentence', 'wait⟧. We', ''],
    ['nothing: a closing quotation mark', "wait⟧' he", ''],
    ['one letter of a script without spaces', '中国⟧人民', '人'],
    ['what a number counts in', 'in all 25⟧ million items', ' million'],
    ['a percent sign after a space', 'by 5⟧ % now', ' %'],
    ['nothing: a word that only begins so', 'in all 25⟧ millionaires', ''],
    ['nothing: a word before millions', 'many⟧ million items', ''],
  ])('after it: %s', (_, text, joined) => {
    const at = text.indexOf('⟧')
    expect(joinedAfter(text.replace('⟧', ''), at)).toBe(joined)
  })
})
