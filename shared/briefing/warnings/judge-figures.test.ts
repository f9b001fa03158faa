import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { claimListSchema } from '../../archive/claim.ts'
import type { BriefingPartId } from '../../archive/ids.ts'
import { recommendationsSchema } from '../../archive/recommendation.ts'
import { signatoryListSchema } from '../../archive/signatory.ts'
import { findFiguresInMarkdown } from '../figures/find-figures.ts'
import { judgeFigures } from './judge-figures.ts'
import { figuresOfEdition, figuresOfQuotation, namesWithDigits } from './said-figures.ts'

const read = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../resources/archive/${path}`, import.meta.url), 'utf8'))
const catalogue = {
  claims: claimListSchema.parse(read('v3/content/claims.json')),
  signatories: signatoryListSchema.parse(read('v1/content/signatories.json')),
  recommendations: recommendationsSchema.parse(read('v2/content/recommendations.json')),
}
const names = namesWithDigits(catalogue)
const quoted = figuresOfQuotation(
  'p' as BriefingPartId,
  "Ms Haugen's accusations were accompanied by tens of thousands of pages of internal research documents she secretly copied, before leaving her job",
  names,
)
const evidence = { subjects: figuresOfEdition(catalogue), quoted }

const judged = (text: string) =>
  judgeFigures(findFiguresInMarkdown(text, names), evidence).map(
    ({ figure, fault }) => `${text.slice(figure.range.start, figure.range.end)} ${fault.code.slice('figure-'.length)}`,
  )

/** Sentences of a briefing on the bundled archive, and what must be said of each. */
const SENTENCES: readonly (readonly [text: string, faults: readonly string[]])[] = [
  // What the sources disagree on.
  ['The letter has 59 signatories.', ['59 disputed']],
  ['All fifty-nine signatories are listed.', ['fifty-nine disputed']],
  ['The letter has 51 signatories.', ['51 disputed']],
  ['It was signed by more than 50 signatories.', ['50 disputed']],
  ['Around 60 organisations and leaders signed it.', ['60 disputed']],
  ['More than 50 child-safety organisations signed it.', ['50 disputed']],
  ['At least 59 signers are named.', ['59 disputed']],
  // What nobody says.
  ['The letter has 70 signatories.', ['70 unsupported']],
  ['It makes six recommendations.', ['six unsupported']],
  ['The coalition has seven demands.', ['seven unsupported']],
  ['Facebook removed 25 million items of content.', ['25 million unsupported']],
  ['Facebook removed 27.5 million items.', ['27.5 million unsupported']],
  ['Facebook removed 25.7 billion items.', ['25.7 billion unsupported']],
  ['It removed 25.7 million images of children.', ['25.7 million unsupported']],
  ['Some 38% of girls said that they felt worse.', ['38% unsupported']],
  ['One in five children has seen it.', ['One in five unsupported']],
  ['A third of teenagers use the app daily.', ['A third unsupported']],
  ['The company was fined £5 million.', ['£5 million unsupported']],
  ['It has 3,000 moderators.', ['3,000 unsupported']],
  ['Two million children use it.', ['Two million unsupported']],
  ['Hundreds of thousands of pages were copied.', ['Hundreds of thousands unsupported']],
  ['More than 60 countries are represented.', ['60 unsupported']],
  ['The sixth recommendation concerns encryption.', ['sixth unsupported']],
  ['The answer took 14 days.', ['14 unsupported']],
  ['Three of the organisations are from Cyprus.', ['Three unsupported']],
  ['There are 12 charities on the list.', ['12 unsupported']],
  ['Twelve experts signed.', ['Twelve unsupported']],
  ['Half of all users are minors.', ['Half unsupported']],
  ['**70** *signatories* and `59` more', ['70 unsupported']],
  ['They met 4 times.', ['4 unsupported']],
  ['Children aged 8 to 12 use it.', ['8 unsupported', '12 unsupported']],
  // What is well founded.
  ['It makes five recommendations.', []],
  ['The coalition has 5 demands.', []],
  ['It lays out a five-step response.', []],
  ['The fifth recommendation concerns encryption.', []],
  ['Facebook removed 25.7 million items of child sexual exploitation content.', []],
  ['It removed 25,700,000 items in Quarter 2 of 2020/21.', []],
  ['Nearly 26 million items were removed.', []],
  ['More than 25 million items were removed.', []],
  ['She copied tens of thousands of pages.', []],
  ['The list has 43 organisations and eight individuals.', []],
  ['Five steps are asked of the company.', []],
  ['At least five recommendations are made.', []],
  ['The statement says 59 signatories and lists 51.', []],
  // No figures at all.
  ['The letter was sent in October 2021.', []],
  ['On 14 October 2021 an article appeared.', []],
  ['See para. 12 of the statement, edition v3.', []],
  ['Article 19 of the Convention protects children.', []],
  ['5Rights and e-Enfance/3018 signed.', []],
  ['5 Rights signed.', []],
  ['1. The research\n2. The risk assessments\n3. The reviews', []],
  ['There are three reasons for this.', []],
  ['One of the signatories is the NSPCC.', []],
  ['No one has answered.', []],
  ['Recommendation 3 asks for risk assessments.', []],
  ['It asks (1) for research and (2) for data.', []],
  ['[The letter](https://example.org/2021/59)', []],
  ['Since 2019 the company has grown.', []],
  ['First, it must publish. Second, it must review.', []],
  ['COVID-19 changed this.', []],
  ['Children under 18 are protected.', []],
  ['At 10:30 on Monday he answered.', []],
  ['Nobody has said how many.', []],
  ['Many organisations and several experts signed.', []],
  ['The text is at `v3/claims.json:12`.', []],
]

test.each(SENTENCES)('%s', (text, faults) => {
  expect(judged(text)).toEqual(faults)
})

test('of these it raises every alarm that is due and no other', () => {
  const count = { due: 0, missed: 0, falseAlarms: 0, quiet: 0 }
  for (const [text, faults] of SENTENCES) {
    const found = judged(text)
    const missed = faults.filter((fault) => !found.includes(fault)).length
    count.due += faults.length - missed
    count.missed += missed
    count.falseAlarms += found.filter((fault) => !faults.includes(fault)).length
    if (faults.length === 0 && found.length === 0) count.quiet += 1
  }
  expect(count).toEqual({ due: 32, missed: 0, falseAlarms: 0, quiet: 34 })
})

test('says who says what of a figure that is disputed', () => {
  const [first] = judgeFigures(findFiguresInMarkdown('59 signatories'), evidence)
  if (first?.fault.code !== 'figure-disputed') throw new Error('it is not disputed')
  const said = first.fault.said.map(({ figure, from }) => [
    from.kind === 'claim' ? from.span.source : from.kind,
    figure.relation,
    figure.value,
  ])
  expect(said).toEqual([
    ['hope-for-children-statement', 'around', 60],
    ['hope-for-children-statement', 'exactly', 59],
    ['news-article-2021-10-14', 'more-than', 50],
    ['counted', 'exactly', 51],
  ])
})

test('an edition without claims still has the total that a source states, and its rows', () => {
  const subjects = figuresOfEdition({ ...catalogue, claims: null })
  const [first] = judgeFigures(findFiguresInMarkdown('59 signatories'), { subjects, quoted: [] })
  expect(first?.fault.code).toBe('figure-disputed')
})

test('a figure that a source qualifies is to be qualified', () => {
  const said = figuresOfQuotation('p' as BriefingPartId, 'around 400 teachers', [])
  const fault = (text: string) => judgeFigures(findFiguresInMarkdown(text), { subjects: [], quoted: said })[0]?.fault.code
  expect(fault('400 teachers')).toBe('figure-less-certain')
  expect(fault('about 400 teachers')).toBeUndefined()
  expect(fault('more than 400 teachers')).toBe('figure-less-certain')
})
