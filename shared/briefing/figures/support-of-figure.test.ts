import { expect, test } from 'vitest'
import { type ComparedFigure, findFigures } from './find-figures.ts'
import { type FigureSupport, supportOfFigure } from './support-of-figure.ts'

function only(text: string): ComparedFigure {
  const [figure, ...others] = findFigures(text)
  if (figure === undefined || others.length > 0) throw new Error(`“${text}” holds no single figure`)
  return figure
}

test.each<readonly [stated: string, said: string, support: FigureSupport]>([
  ['59 signatories', 'the 59 signatories to the letter', 'same'],
  ['fifty-nine signers', 'the 59 signatories to the letter', 'same'],
  ['60 signatories', 'the 59 signatories to the letter', 'none'],
  ['59 organisations', 'the 59 signatories to the letter', 'none'],
  ['More than 50 organisations', 'more than 50 child-safety organisations and campaigners', 'same'],
  ['Over 50 NGOs', 'more than 50 child-safety organisations and campaigners', 'same'],
  ['50 organisations', 'more than 50 child-safety organisations and campaigners', 'less-certain'],
  ['60 organisations', 'Around 60 organisations and leaders', 'less-certain'],
  ['about 60 leaders', 'Around 60 organisations and leaders', 'same'],
  ['at least 59 signatories', '59 signatories', 'implied'],
  ['more than 50 signatories', '59 signatories', 'implied'],
  ['more than 60 signatories', '59 signatories', 'none'],
  ['nearly 26 million items', '25.7 million items of child sexual exploitation content', 'implied'],
  ['25.7 million images', '25.7 million items of child sexual exploitation content', 'none'],
  ['25,700,000 items', '25.7 million items of child sexual exploitation content', 'same'],
  ['25 million items', '25.7 million items of child sexual exploitation content', 'none'],
  ['25.7 items', '25.7 million items of child sexual exploitation content', 'none'],
  ['five demands', 'a five-step response for Facebook', 'same'],
  ['the fifth demand', 'the five recommendations', 'implied'],
  ['the sixth demand', 'the five recommendations', 'none'],
  ['a third of girls', '33% of girls', 'same'],
  ['30% of girls', '33% of girls', 'none'],
  ['33 girls', '33% of girls', 'none'],
  ['tens of thousands of pages', 'tens of thousands of pages of documents', 'same'],
  ['hundreds of thousands of pages', 'tens of thousands of pages of documents', 'none'],
  ['59 of them', '59 signatories', 'same'],
])('“%s”, held against “%s”: %s', (stated, said, support) => {
  expect(supportOfFigure(only(stated), only(said))).toBe(support)
})
