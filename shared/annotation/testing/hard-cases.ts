import type { AnchoringCase } from './anchoring-cases.ts'

/** From an article and a statement of a campaign, as they were published. */
const article = `Led by the NSPCC, the group has asked Facebook to publish, in full, its research on how its apps impact children's mental health and to grant access to its data to independent researchers and publish risk assessments of its products.

The group says it is speaking out in the wake of whistleblower Frances Haugen's claim that Facebook's products "harm children" and the accusation that it refused to change its products — despite having internal research that showed they can have a negative impact on younger users — because executives elevate profits over safety.

Ms Haugen's accusations were accompanied by tens of thousands of pages of internal research documents she secretly copied, before leaving her job in Facebook's civic integrity unit.

Facebook has dismissed the attacks as a "misrepresentation".

The coalition has presented five recommendations to the tech giant for it to "regain the trust of parents and child-protection professionals".`

const statement = `The coalition fully agrees with Nick Clegg’s assessment that ‘it would be really worrisome if Facebook didn’t do this sort of research in the first place’.

UK regulation now requires Facebook to demonstrate it is taking decisions in the best interests of children, and must specifically assess whether its products contribute toonline grooming; harmful and inappropriate content; and social anxiety, self-esteem issues.

A full copy of the letter sent to Mark Zuckerberg can be found here.

A full list of the 59 signatories to the letter to Mark Zuckerberg is as follows:

Collective ShoutAustralia
ECPAT AustriaAustria
SOS Malta Malta
Terre des HommesNetherlands`

function marked(text: string, passage: string): string {
  const at = text.indexOf(passage)
  return `${text.slice(0, at)}⟦${passage}⟧${text.slice(at + passage.length)}`
}

const inArticle = (passage: string) => marked(article, passage)
const inStatement = (passage: string) => marked(statement, passage)
const dismissed = 'Facebook has dismissed the attacks as a "misrepresentation".'

/** Further cases by which the rules were judged: what is followed must be the passage, and what is asked about must be uncertain. */
export const hardCases: readonly AnchoringCase[] = [
  // Notes of a word or two
  {
    name: 'one word, with its sentence rewritten around it',
    before: inArticle('misrepresentation'),
    after: article.replace('has dismissed the attacks as a', 'has rejected the criticism as a'),
    state: 'moved',
  },
  {
    name: 'one word, in a paragraph that moved',
    before: inArticle('secretly'),
    after: [article.split('\n\n')[2], ...article.split('\n\n').filter((_, index) => index !== 2)].join('\n\n'),
    state: 'moved',
  },
  {
    name: 'a name that stands often, with the next word changed',
    before: inArticle('Facebook'),
    after: article.replace('asked Facebook to publish', 'asked Facebook to release'),
    state: 'exact',
    stateOfTargetAlone: 'ambiguous',
  },
  {
    name: 'a name that stands often, and its sentence became another one that begins with it',
    before: marked(article, dismissed).replace(`⟦${dismissed}⟧`, dismissed.replace('Facebook', '⟦Facebook⟧')),
    after: article.replace(dismissed, 'Facebook announced on Monday that nothing had been decided.'),
    state: 'ambiguous',
  },
  {
    name: 'a number between the same words, used again for something else',
    before: 'The letter was signed by ⟦50⟧ organisations and 50 experts from all over Europe.',
    after: 'The letter was signed by 60 organisations and 50 experts from all over Europe.',
    state: 'reworded',
  },
  {
    name: 'a number that stands twice, the other one changed',
    before: 'The letter was signed by ⟦50⟧ organisations and 50 experts from all over Europe.',
    after: 'The letter was signed by 50 organisations and 60 experts from all over Europe.',
    state: 'exact',
    stateOfTargetAlone: 'ambiguous',
  },
  {
    name: 'a number, with a new number of other things before it',
    before: 'More than ⟦50⟧ organisations signed the letter to the company last week.',
    after: 'More than 60 organisations signed the letter to the company last week, 50 of them British.',
    state: 'reworded',
  },
  {
    name: 'a number became millions',
    before: 'In all ⟦25⟧ items were removed by the company in the last quarter of the year.',
    after: 'In all 25 million items were removed by the company in the last quarter of the year.',
    state: 'reworded',
  },
  {
    name: 'a number became a percentage, with a space',
    before: 'A change of ⟦5⟧ was seen in the survey of the regulator in Brussels.',
    after: 'A change of 5 % was seen in the survey of the regulator in Brussels.',
    state: 'reworded',
  },
  {
    name: 'a number of euros, with a space, kept',
    before: 'The fine was € ⟦50⟧ in the end, said the regulator in Brussels.',
    after: 'The news: the fine was €\u00a050 in the end, said the regulator in Brussels.',
    state: 'moved',
  },
  {
    name: 'another person in the same sentence',
    before: '⟦Ms Haugen⟧ copied the documents before she left the company in May of that year.',
    after: 'Ms Smith copied the documents before Ms Haugen left the company in May of that year.',
    state: 'ambiguous',
  },
  // Changes of weight in the sources
  {
    name: 'must became should',
    before: inStatement('must specifically assess'),
    after: statement.replace('must spec', 'should spec'),
    state: 'reworded',
  },
  {
    name: '"fully" was taken out',
    before: inStatement('coalition fully agrees'),
    after: statement.replace('fully ', ''),
    state: 'reworded',
  },
  {
    name: 'another name',
    before: inStatement('Nick Clegg’s assessment'),
    after: statement.replace('Clegg', 'Smith'),
    state: 'reworded',
  },
  {
    name: 'tens of thousands became thousands',
    before: inArticle('by tens of thousands of pages'),
    after: article.replace('tens of ', ''),
    state: 'reworded',
  },
  {
    name: 'a form of address',
    before: inArticle("Ms Haugen's accusations"),
    after: article.replace('Ms Haugen', 'Mrs Haugen'),
    state: 'reworded',
  },
  {
    name: 'two commas taken out',
    before: inArticle('to publish, in full, its research'),
    after: article.replace(', in full,', ' in full'),
    state: 'reworded',
  },
  {
    name: 'a slip corrected in it',
    before: inStatement('contribute toonline grooming'),
    after: statement.replace('toonline', 'to online'),
    state: 'reworded',
  },
  {
    name: 'a slip corrected beside it',
    before: inStatement('grooming; harmful and inappropriate content'),
    after: statement.replace('toonline', 'to online'),
    state: 'moved',
  },
  {
    name: 'a country set apart from a name',
    before: inStatement('ECPAT AustriaAustria'),
    after: statement.replace('AustriaAustria', 'Austria, Austria'),
    state: 'reworded',
  },
  // Typography in the sources
  {
    name: 'a long dash became a shorter one',
    before: inArticle('its products — despite'),
    after: article.replaceAll('—', '–'),
    state: 'exact',
  },
  {
    name: 'a dash became a comma',
    before: inArticle('its products — despite'),
    after: article.replace(' — despite', ', despite'),
    state: 'reworded',
  },
  {
    name: 'all apostrophes straight',
    before: inStatement('Nick Clegg’s assessment that ‘it would'),
    after: statement.replace(/[’‘]/g, "'"),
    state: 'exact',
  },
  {
    name: 'lines broken anew all over',
    before: inArticle('internal research documents she secretly copied'),
    after: article.replace(/ (\S+) (\S+) /g, ' $1\n$2 '),
    state: 'exact',
  },
  // What was taken out, with something like it left
  {
    name: 'a sentence taken out, another that begins alike left',
    before: inStatement('A full list of the 59 signatories to the letter to Mark Zuckerberg is as follows'),
    after: statement.replace(/A full list[^\n]*\n/, ''),
    state: 'missing',
    stateOfTargetAlone: 'reworded',
  },
  {
    name: 'the same figure of two years, the first one taken out',
    before:
      'The report begins here.\nIn 2019, the company removed ⟦25 million⟧ items. In 2020, the company removed 25 million items.\nThe report ends.',
    after: 'The report begins here.\nIn 2020, the company removed 25 million items.\nThe report ends.',
    state: 'ambiguous',
  },
  {
    name: 'the same figure of two years, both a year later',
    before:
      'The report begins here.\nIn 2019, the company removed ⟦25 million⟧ items. In 2020, the company removed 25 million items.\nThe report ends.',
    after:
      'The report begins here.\nIn 2020, the company removed 25 million items. In 2021, the company removed 25 million items.\nThe report ends.',
    state: 'ambiguous',
  },
  {
    name: 'an answer that other rows have too, its row taken out',
    before: 'Question one: ⟦Yes⟧\nQuestion two: Yes\nQuestion three: No',
    after: 'Question two: Yes\nQuestion three: No',
    state: 'missing',
    stateOfTargetAlone: 'ambiguous',
  },
  {
    name: 'an answer that other rows have too, now another',
    before: 'Question one: ⟦Yes⟧\nQuestion two: Yes\nQuestion three: No',
    after: 'Question one: No\nQuestion two: Yes\nQuestion three: No',
    state: 'reworded',
  },
  {
    name: 'a sentence taken out, its twin left where it was',
    before:
      'Alpha speaks of parents first.\n⟦We demand answers now.⟧\nBeta speaks of teachers next.\nGamma speaks of doctors then.\nWe demand answers now.\nDelta speaks of lawyers last.',
    after:
      'Alpha speaks of parents first.\nBeta speaks of teachers next.\nGamma speaks of doctors then.\nWe demand answers now.\nDelta speaks of lawyers last.',
    state: 'missing',
    stateOfTargetAlone: 'ambiguous',
  },
  {
    name: 'two paragraphs with the same sentence changed places',
    before:
      'Alpha speaks of parents first. ⟦We demand answers now.⟧ Beta speaks of teachers next.\n\nGamma speaks of doctors then. We demand answers now. Delta speaks of lawyers last.',
    after:
      'Gamma speaks of doctors then. We demand answers now. Delta speaks of lawyers last.\n\nAlpha speaks of parents first. We demand answers now. Beta speaks of teachers next.',
    state: 'moved',
    stateOfTargetAlone: 'ambiguous',
  },
  {
    name: 'a headline rewritten, its words left in the text',
    before: '⟦Facebook must act⟧\n\nThe group says that Facebook must act before more children are harmed.',
    after: 'Children need protection\n\nThe group says that Facebook must act before more children are harmed.',
    state: 'missing',
    stateOfTargetAlone: 'ambiguous',
  },
  {
    name: 'words rewritten in the text, left in the headline',
    before: 'Facebook must act\n\nThe group says that ⟦Facebook must act⟧ before more children are harmed.',
    after: 'Facebook must act\n\nThe group says that Facebook should move before more children are harmed.',
    state: 'reworded',
  },
  {
    name: 'the same words said by another in another sentence',
    before: 'The minister ⟦said that nothing would change⟧. The company said that everything would change. The meeting closed.',
    after: 'The company said that nothing would change. The minister said that everything would change. The meeting closed.',
    state: 'ambiguous',
  },
  {
    name: 'a phrase in a sentence of which nothing else is left',
    before:
      'Alpha speaks of parents first. The board saw ⟦the best interests of children⟧ ignored. Beta speaks of teachers next.',
    after: 'Alpha speaks of parents first. No law defines the best interests of children properly. Beta speaks of teachers next.',
    state: 'ambiguous',
  },
  // Over two paragraphs
  {
    name: 'over two paragraphs, merged',
    before: inArticle('civic integrity unit.\n\nFacebook has dismissed'),
    after: article.replace('unit.\n\nFacebook', 'unit. Facebook'),
    state: 'exact',
  },
  {
    name: 'over two paragraphs, with a new one between',
    before: inArticle('civic integrity unit.\n\nFacebook has dismissed the attacks'),
    after: article.replace('unit.\n\nFacebook', 'unit.\n\nThe unit was closed.\n\nFacebook'),
    state: 'reworded',
  },
  // Other scripts
  {
    name: 'Chinese, a sentence that stands twice, the first one taken out',
    before: '我们要求公开。⟦公司没有回答。⟧家长很担心。公司没有回答。老师也很担心。',
    after: '我们要求公开。家长很担心。公司没有回答。老师也很担心。',
    state: 'missing',
    stateOfTargetAlone: 'ambiguous',
  },
  {
    name: 'Arabic, a sentence that stands twice, the first one taken out',
    before: 'نطالب بالشفافية. ⟦لم ترد الشركة.⟧ الآباء قلقون. لم ترد الشركة. المعلمون قلقون.',
    after: 'نطالب بالشفافية. الآباء قلقون. لم ترد الشركة. المعلمون قلقون.',
    state: 'missing',
    stateOfTargetAlone: 'ambiguous',
  },
  {
    name: 'Greek, written in parts',
    before: 'Η επιστολή εστάλη σήμερα. Η εταιρεία ⟦δεν απάντησε ποτέ στους γονείς⟧. Ζητούμε διαφάνεια για όλα τα παιδιά.',
    after: 'Η επιστολή εστάλη σήμερα. Η εταιρεία δεν απάντησε ποτέ στους γονείς. Ζητούμε διαφάνεια για όλα τα παιδιά.'.normalize(
      'NFD',
    ),
    state: 'moved',
  },
  {
    name: 'Persian, a joiner taken out of a word',
    before: 'The word ⟦می\u200cخواهیم⟧ means that we want something, in this language of theirs.',
    after: 'The word میخواهیم means that we want something, in this language of theirs.',
    state: 'reworded',
  },
  {
    name: 'a Cyrillic letter in a Latin word',
    before: 'The ⟦scope⟧ of the inquiry is wide, said the regulator in Brussels today.',
    after: 'The sсope of the inquiry is wide, said the regulator in Brussels today.',
    state: 'reworded',
  },
  {
    name: 'a child taken out of an emoji family',
    before: 'Families ⟦matter 👨‍👩‍👧‍👦 to us⟧ all, said the group today.',
    after: 'Families matter 👨‍👩‍👧 to us all, said the group today.',
    state: 'reworded',
  },
]
