import type { Anchor } from '../anchor.ts'

/** A text before and after a change, with the passage that was marked in ⟦⟧ in the first. */
export interface AnchoringCase {
  readonly name: string
  readonly before: string
  readonly after: string
  readonly state: Anchor['state']
  /** Where the target alone, without the text in which it was made, cannot say as much. */
  readonly stateOfTargetAlone?: Anchor['state']
}

/** The letter with one passage marked, and the same letter changed by `edit`. */
const letter = `To the Commissioner

More than 50 organisations and experts signed this letter. We are writing about the safety of children online.

Facebook must publish its risk assessment in full. The assessment was finished in March. Nobody outside the company has read it.

We therefore ask you to open an inquiry. Facebook must not wait for the law to force it.

Facebook must answer by 31 May. Facebook must not wait for the law to force it.

Signed in Brussels by Children First and 49 others.`

function marked(text: string, passage: string, from = ''): string {
  const at = text.indexOf(passage, from === '' ? 0 : text.indexOf(from))
  return `${text.slice(0, at)}⟦${passage}⟧${text.slice(at + passage.length)}`
}

const inLetter = (passage: string, from = '') => marked(letter, passage, from)
const paragraphs = letter.split('\n\n')
const reordered = (...order: readonly number[]) => order.map((index) => paragraphs[index] ?? '').join('\n\n')
const changed = (from: string | RegExp, to: string) => letter.replace(from, to)
const refrain = 'Facebook must not wait for the law to force it.'

export const cases: readonly AnchoringCase[] = [
  // Identical words
  {
    name: 'something changed after it',
    before: inLetter('risk assessment in full'),
    after: changed('31 May', '30 June'),
    state: 'exact',
  },
  {
    name: 'a sentence was put before it',
    before: inLetter('risk assessment in full'),
    after: `An open letter\n\n${letter}`,
    state: 'moved',
  },
  {
    name: 'the paragraph moved to the end',
    before: inLetter('Nobody outside the company has read it.'),
    after: reordered(0, 1, 3, 4, 5, 2),
    state: 'moved',
  },
  {
    name: 'the whole marked paragraph moved',
    before: marked(letter, paragraphs[2] ?? ''),
    after: reordered(0, 2, 1, 3, 4, 5),
    state: 'moved',
  },
  {
    name: 'the marked sentence moved into another paragraph',
    before: inLetter('The assessment was finished in March.'),
    after: changed(' The assessment was finished in March.', '').replace('May. ', 'May. The assessment was finished in March. '),
    state: 'moved',
  },
  {
    name: 'the words on both sides changed, and it is a whole sentence',
    before: inLetter('The assessment was finished in March.'),
    after: changed('its risk assessment in full', 'everything').replace('Nobody outside the company has read it', 'It is secret'),
    state: 'moved',
  },
  {
    name: 'the sentence around a word changed on one side',
    before: inLetter('inquiry'),
    after: changed('We therefore ask you to open an', 'Please start an'),
    state: 'moved',
  },
  {
    name: 'the paragraph was split before it',
    before: inLetter('Nobody outside the company has read it.'),
    after: changed('March. Nobody', 'March.\n\nNobody'),
    state: 'moved',
  },
  {
    name: 'the paragraph was merged with the one before',
    before: inLetter('We therefore ask you'),
    after: changed('read it.\n\nWe', 'read it. We'),
    state: 'moved',
  },
  {
    name: 'a passage over two paragraphs, which were merged',
    before: inLetter('Nobody outside the company has read it.\n\nWe therefore ask you to open an inquiry.'),
    after: changed('read it.\n\nWe', 'read it. We'),
    state: 'exact',
  },
  {
    name: 'a passage of two sentences, which were put into two paragraphs',
    before: inLetter('in full. The assessment was finished'),
    after: changed('in full. The', 'in full.\n\nThe'),
    state: 'exact',
  },
  {
    name: 'the lines were broken anew',
    before: inLetter('must publish its risk assessment in full'),
    after: changed('its risk assessment', 'its risk\nassessment'),
    state: 'exact',
  },

  {
    name: 'a list put into another order: a whole line',
    before: 'Signatories\nBeeban Kidron, 5Rights\n⟦Anna Smith, Child Fund⟧\nJohn Carr, CHIS\nCarla Diaz, Red de Familias',
    after: 'Signatories\nAnna Smith, Child Fund\nBeeban Kidron, 5Rights\nCarla Diaz, Red de Familias\nJohn Carr, CHIS',
    state: 'moved',
  },
  {
    name: 'a list put into another order: a name in a line',
    before: 'Signatories\nBeeban Kidron, 5Rights\n⟦Anna Smith⟧, Child Fund\nJohn Carr, CHIS\nCarla Diaz, Red de Familias',
    after: 'Signatories\nAnna Smith, Child Fund\nBeeban Kidron, 5Rights\nCarla Diaz, Red de Familias\nJohn Carr, CHIS',
    state: 'moved',
  },
  {
    name: 'a list of two with the same name, put into another order',
    before: 'Signatories\nAnna Smith, Child Fund\nBeeban Kidron, 5Rights\n⟦Anna Smith⟧, Red de Familias\nJohn Carr, CHIS',
    after: 'Signatories\nAnna Smith, Red de Familias\nJohn Carr, CHIS\nAnna Smith, Child Fund\nBeeban Kidron, 5Rights',
    state: 'ambiguous',
  },
  {
    name: 'the text lost all but the marked passage',
    before: inLetter('Nobody outside the company has read it.'),
    after: 'Nobody outside the company has read it.',
    state: 'moved',
  },
  {
    name: 'every paragraph around the marked one was rewritten',
    before: marked(letter, paragraphs[3] ?? ''),
    after: `Dear all\n\nPlease read on.\n\n${paragraphs[3]}\n\nWith kind regards`,
    state: 'moved',
  },

  // Typography
  {
    name: 'straight quotation marks became curly',
    before: 'She said: ⟦"We can\'t wait," and left⟧ the room at once.',
    after: 'She said: “We can’t wait,” and left the room at once.',
    state: 'exact',
  },
  {
    name: 'curly quotation marks became straight',
    before: 'The letter says ⟦“it’s high time” to act⟧ on the report of March.',
    after: 'The letter says "it\'s high time" to act on the report of March.',
    state: 'exact',
  },
  {
    name: 'English quotation marks became French ones',
    before: 'Elle a écrit ⟦“il faut agir” hier⟧ au commissaire de la ville.',
    after: 'Elle a écrit «\u00a0il faut agir\u00a0» hier au commissaire de la ville.',
    state: 'exact',
  },
  {
    name: 'double quotation marks became single ones',
    before: 'The letter says ⟦"high time" to act⟧ on the report of March this year.',
    after: "The letter says 'high time' to act on the report of March this year.",
    state: 'reworded',
  },
  {
    name: 'a hyphen became a dash in a span of years',
    before: 'The figures for ⟦the years 2019-2021 are missing⟧ from the whole report.',
    after: 'The figures for the years 2019–2021 are missing from the whole report.',
    state: 'exact',
  },
  {
    name: 'a spaced dash became a long one',
    before: 'The company – ⟦every one of its boards – knew⟧ of the harm for years.',
    after: 'The company—every one of its boards—knew of the harm for years.',
    state: 'moved',
  },
  {
    name: 'three points became an ellipsis',
    before: 'They wrote that ⟦"nobody ... could know"⟧ what the study would find.',
    after: 'They wrote that "nobody … could know" what the study would find.',
    state: 'exact',
  },
  {
    name: 'a space became one that does not break',
    before: 'It reached ⟦10 000 children in 50 countries⟧ within a single year of work.',
    after: 'It reached 10\u00a0000 children in 50\u00a0countries within a single year of work.',
    state: 'exact',
  },
  {
    name: 'a soft hyphen was put in',
    before: 'We ask for ⟦an impact assessment of the product⟧ before it is launched.',
    after: 'We ask for an impact assess\u00adment of the product before it is launched.',
    state: 'exact',
  },
  {
    name: 'a ligature was dissolved',
    before: 'We ask for ⟦the ﬁnal ﬁgures of the study⟧ before the end of March.',
    after: 'We ask for the final figures of the study before the end of March.',
    state: 'exact',
  },
  {
    name: 'an accent is written with a combining mark',
    before: 'The ⟦café in Liège was the first⟧ to sign the letter of the parents.',
    after: 'The cafe\u0301 in Lie\u0300ge was the first to sign the letter of the parents.',
    state: 'exact',
  },
  {
    name: 'a hyphen was taken out of a word',
    before: 'They decided to ⟦re-sign the letter at once⟧ and told the commissioner.',
    after: 'They decided to resign the letter at once and told the commissioner.',
    state: 'reworded',
  },
  {
    name: 'a comma was taken out',
    before: 'The children, ⟦who were harmed, must be heard⟧ before the law is made.',
    after: 'The children, who were harmed must be heard before the law is made.',
    state: 'reworded',
  },
  {
    name: 'a capital letter changed a word',
    before: 'It was said that ⟦they may answer the letter⟧ within the coming month.',
    after: 'It was said that they May answer the letter within the coming month.',
    state: 'reworded',
  },
  {
    name: 'an accent changed a word',
    before: 'She sent us ⟦the exposé on the company⟧ after the meeting in March.',
    after: 'She sent us the expose on the company after the meeting in March.',
    state: 'reworded',
  },

  // Changed words
  {
    name: '50 became 60',
    before: inLetter('More than 50 organisations and experts signed'),
    after: changed('50', '60'),
    state: 'reworded',
  },
  { name: 'a marked number changed', before: inLetter('50'), after: changed('50', '60'), state: 'reworded' },
  { name: 'a marked number grew by its thousands', before: inLetter('50'), after: changed('50', '50,000'), state: 'reworded' },
  { name: 'a marked number became a percentage', before: inLetter('50'), after: changed('50', '50%'), state: 'reworded' },
  {
    name: 'a marked number became negative',
    before: 'The change came to ⟦5 per cent⟧ of all the children who were asked.',
    after: 'The change came to -5 per cent of all the children who were asked.',
    state: 'reworded',
  },
  {
    name: 'the word "not" was taken out',
    before: inLetter('must not wait for the law', 'We therefore'),
    after: changed('must not wait', 'must wait'),
    state: 'reworded',
  },
  {
    name: 'the word "not" was put in',
    before: inLetter('must publish its risk assessment'),
    after: changed('must publish', 'must not publish'),
    state: 'reworded',
  },
  {
    name: 'a prefix turned a word round',
    before: 'The signatories found it ⟦acceptable to all⟧ of those who had to decide on it.',
    after: 'The signatories found it unacceptable to all of those who had to decide on it.',
    state: 'reworded',
  },
  {
    name: 'a hyphenated prefix turned a word round',
    before: 'They are a group of ⟦profit organisations from Europe⟧ that signed in March.',
    after: 'They are a group of non-profit organisations from Europe that signed in March.',
    state: 'reworded',
  },
  {
    name: 'a name changed',
    before: inLetter('Signed in Brussels by Children First'),
    after: changed('Children First', 'Parents First'),
    state: 'reworded',
  },
  {
    name: '"must" became "should"',
    before: inLetter('Facebook must publish its risk assessment'),
    after: changed('must publish', 'should publish'),
    state: 'reworded',
  },
  {
    name: '"all" became "some"',
    before: 'We were told that ⟦all of the children were asked⟧ before the study began.',
    after: 'We were told that some of the children were asked before the study began.',
    state: 'reworded',
  },
  {
    name: 'a word was corrected',
    before: inLetter('safety of children online'),
    after: changed('safety of children', 'saftey of children'),
    state: 'reworded',
  },
  {
    name: 'a sentence was put into the middle',
    before: inLetter('risk assessment in full. The assessment was finished in March.'),
    after: changed('in full. The', 'in full. It is a duty. The'),
    state: 'reworded',
  },
  {
    name: 'the sentence was reworded and moved',
    before: inLetter('Nobody outside the company'),
    after: reordered(0, 1, 3, 4, 5, 2).replace(
      'Nobody outside the company has read it',
      'No one outside of the company has read it',
    ),
    state: 'reworded',
  },
  {
    name: 'a long passage with one changed word',
    before: marked(letter, `${paragraphs[2]}\n\n${paragraphs[3]}`),
    after: changed('March', 'April'),
    state: 'reworded',
  },
  {
    name: 'half a word was marked, and the other half is gone',
    before: 'its products contribute to⟦online grooming of children⟧ on a large scale',
    after: 'its products contribute to online grooming of children on a large scale',
    state: 'ambiguous',
  },

  {
    name: 'a page number was put into the middle',
    before: inLetter('has read it.\n\nWe therefore ask'),
    after: changed('has read it.', 'has read it.\n\n12'),
    state: 'reworded',
  },
  {
    name: 'a number beside the marked words changed',
    before: inLetter('organisations and experts signed'),
    after: changed('50', '60'),
    state: 'exact',
  },
  {
    name: 'two sentences changed places within the passage',
    before: inLetter('The assessment was finished in March. Nobody outside the company has read it.'),
    after: changed(
      'The assessment was finished in March. Nobody outside the company has read it.',
      'Nobody outside the company has read it. The assessment was finished in March.',
    ),
    state: 'reworded',
  },
  {
    name: 'the case of the first word changed',
    before: inLetter('We therefore ask you to open an inquiry'),
    after: changed('We therefore ask', 'For this reason we therefore ask'),
    state: 'reworded',
  },

  // Deleted
  {
    name: 'the sentence was deleted',
    before: inLetter('The assessment was finished in March.'),
    after: changed(' The assessment was finished in March.', ''),
    state: 'missing',
  },
  {
    name: 'the paragraph was deleted',
    before: marked(letter, paragraphs[2] ?? ''),
    after: reordered(0, 1, 3, 4, 5),
    state: 'missing',
  },
  {
    name: 'deleted, with a look-alike that was always there',
    before: `⟦More than 50 organisations signed the letter.⟧ The company did not answer it.\n\n${paragraphs[2]}\n\nMore than 60 organisations signed the petition.`,
    after: `The company did not answer it.\n\n${paragraphs[2]}\n\nMore than 60 organisations signed the petition.`,
    state: 'missing',
    stateOfTargetAlone: 'reworded',
  },
  {
    name: 'deleted, with a new look-alike elsewhere',
    before: inLetter('More than 50 organisations and experts signed this letter.'),
    after: changed('More than 50 organisations and experts signed this letter. ', '').replace(
      '49 others.',
      '49 others. More than 50 organisations and experts signed that petition.',
    ),
    state: 'reworded',
  },
  {
    name: 'a marked word is gone, and the same word stands in a new sentence',
    before: inLetter('inquiry'),
    after: changed('We therefore ask you to open an inquiry. ', '').replace('49 others.', '49 others, who want an inquiry soon.'),
    state: 'ambiguous',
  },
  {
    name: 'two marked words are gone, and the same words stand in a new sentence',
    before: inLetter('the company'),
    after: changed(' Nobody outside the company has read it.', '').replace(
      '49 others.',
      '49 others, all of whom the company knows.',
    ),
    state: 'ambiguous',
  },
  {
    name: 'another text altogether',
    before: inLetter('Nobody outside the company has read it.'),
    after: 'Minutes of the meeting\n\nThe board met in April and closed early.',
    state: 'missing',
  },
  { name: 'an empty text', before: inLetter('Nobody outside the company has read it.'), after: '', state: 'missing' },

  // Repeated
  {
    name: 'a refrain, with a change far from it',
    before: inLetter(refrain, 'Facebook must answer'),
    after: changed('More than 50', 'More than 51'),
    state: 'exact',
  },
  {
    name: 'the first of two, with a change far from it',
    before: inLetter(refrain),
    after: `An open letter\n\n${letter}`,
    state: 'moved',
  },
  {
    name: 'the other one was deleted',
    before: inLetter(refrain),
    after: changed(` by 31 May. ${refrain}`, ' by 31 May.'),
    state: 'exact',
  },
  {
    name: 'the marked one was deleted, the other stands',
    before: inLetter(refrain),
    after: changed(` an inquiry. ${refrain}`, ' an inquiry.'),
    state: 'missing',
    stateOfTargetAlone: 'ambiguous',
  },
  {
    name: 'the marked one was reworded, the other stands',
    before: inLetter(refrain),
    after: changed('must not wait', 'cannot wait'),
    state: 'reworded',
  },
  {
    name: 'the passage between the two was deleted',
    before: inLetter(refrain),
    after: changed(/ Facebook must not wait[\s\S]*31 May\./, ''),
    state: 'ambiguous',
  },
  {
    name: 'both lost their neighbours',
    before: inLetter(refrain),
    after: `${refrain}\n\nA line between.\n\n${refrain}`,
    state: 'ambiguous',
  },
  {
    name: 'a refrain opens the text',
    before: `⟦${refrain}⟧ We have said so since March.\n\n${letter}`,
    after: `${refrain} We have said so since March.\n\n${changed('50', '51')}`,
    state: 'exact',
  },
  {
    name: 'two equal lines, one of them deleted',
    before: 'Yes, all of us.\n⟦Yes, all of us.⟧\nNo, none of them.',
    after: 'Yes, all of us.\nNo, none of them.',
    state: 'ambiguous',
  },
  {
    name: 'a copy was put elsewhere',
    before: inLetter('The assessment was finished in March.'),
    after: `${letter}\n\nThe assessment was finished in March. We repeat it.`,
    state: 'exact',
  },
  {
    name: 'copied elsewhere and then changed where it stood',
    before: inLetter('The assessment was finished in March.'),
    after: `${changed('finished in March', 'finished in April')}\n\nThe assessment was finished in March. So they said.`,
    state: 'reworded',
  },
  {
    name: 'a word that stands everywhere',
    before: inLetter('Facebook', 'Facebook must answer'),
    after: `An open letter\n\n${letter}`,
    state: 'moved',
  },

  // Other scripts
  {
    name: 'Greek, with a sentence put before it',
    before: 'Η εταιρεία πρέπει να δημοσιεύσει ⟦την πλήρη αξιολόγηση⟧ των κινδύνων για τα παιδιά.',
    after: 'Ανοικτή επιστολή. Η εταιρεία πρέπει να δημοσιεύσει την πλήρη αξιολόγηση των κινδύνων για τα παιδιά.',
    state: 'moved',
  },
  {
    name: 'Greek, with the negation taken out',
    before: 'Η εταιρεία ⟦δεν πρέπει να περιμένει⟧ τον νόμο για να προστατεύσει τα παιδιά.',
    after: 'Η εταιρεία πρέπει να περιμένει τον νόμο για να προστατεύσει τα παιδιά.',
    state: 'reworded',
  },
  {
    name: 'Arabic, with a sentence put before it',
    before: 'يجب على الشركة ⟦نشر تقييم المخاطر كاملا⟧ قبل نهاية هذا العام.',
    after: 'رسالة مفتوحة. يجب على الشركة نشر تقييم المخاطر كاملا قبل نهاية هذا العام.',
    state: 'moved',
  },
  {
    name: 'Arabic, stretched by the typesetter',
    before: 'يجب على الشركة ⟦نشر تقييم المخاطر كاملا⟧ قبل نهاية هذا العام.',
    after: 'يجب على الشركة نشر تقيـيم المخاطـر كاملا قبل نهاية هذا العام.',
    state: 'exact',
  },
  {
    name: 'Arabic, with other vowel signs',
    before: 'هذه هي ⟦الجُملة التي كتبناها⟧ في الرسالة إلى الشركة.',
    after: 'هذه هي الجَملة التي كتبناها في الرسالة إلى الشركة.',
    state: 'reworded',
  },
  {
    name: 'Hebrew, with direction marks put in',
    before: 'החברה חייבת ⟦לפרסם את הדוח המלא⟧ לפני סוף השנה הזאת.',
    after: 'החברה חייבת לפרסם את \u200fהדוח המלא\u200f לפני סוף השנה הזאת.',
    state: 'exact',
  },
  {
    name: 'Chinese, with a sentence put before it',
    before: '我们呼吁公司⟦公开全部风险评估报告⟧，并在五月之前回复我们的信。',
    after: '公开信。我们呼吁公司公开全部风险评估报告，并在五月之前回复我们的信。',
    state: 'moved',
  },
  {
    name: 'Chinese, with "not" put before the words',
    before: '我们同意⟦公开全部风险评估报告⟧，并在五月之前回复我们的信。',
    after: '我们同意不公开全部风险评估报告，并在五月之前回复我们的信。',
    state: 'reworded',
  },
  {
    name: 'Chinese, with a number changed',
    before: '已有⟦五十个组织签署了这封信⟧，其中多数来自欧洲的城市。',
    after: '已有六十个组织签署了这封信，其中多数来自欧洲的城市。',
    state: 'reworded',
  },
  {
    name: 'Japanese, full width figures made plain',
    before: 'この手紙には⟦５０の団体が署名しました⟧。返事はまだ来ていません。',
    after: 'この手紙には50の団体が署名しました。返事はまだ来ていません。',
    state: 'exact',
  },
  {
    name: 'Thai, with a sentence put before it',
    before: 'เราขอให้บริษัท⟦เผยแพร่การประเมินความเสี่ยง⟧ทั้งหมดภายในปีนี้ ขอบคุณ',
    after: 'จดหมายเปิดผนึก เราขอให้บริษัทเผยแพร่การประเมินความเสี่ยงทั้งหมดภายในปีนี้ ขอบคุณ',
    state: 'moved',
  },
  {
    name: 'an emoji became a family',
    before: 'Thank you to everyone ⟦who signed the letter 👩⟧ and to all who helped us.',
    after: 'Thank you to everyone who signed the letter 👩‍👩‍👧 and to all who helped us.',
    state: 'reworded',
  },
  {
    name: 'an emoji family, with another one put before it',
    before: 'Thank you to everyone ⟦who signed the letter 👩‍👩‍👧⟧ and to all who helped us.',
    after: '👨‍👩‍👦 Thank you to everyone who signed the letter 👩‍👩‍👧 and to all who helped us.',
    state: 'moved',
  },
  {
    name: 'a flag',
    before: 'Signed in Nicosia 🇨🇾 ⟦and Valletta 🇲🇹 by the parents⟧ of both islands.',
    after: 'Signed on 3 May in Nicosia 🇨🇾 and Valletta 🇲🇹 by the parents of both islands.',
    state: 'moved',
  },
  {
    name: 'characters beyond the basic plane before it',
    before: '𝔸𝔹 A heading\n\n⟦Facebook must publish its risk assessment⟧ in full.',
    after: '𝔸𝔹 A heading\n\nFacebook must publish its risk assessment in full. More.',
    state: 'exact',
  },
]
