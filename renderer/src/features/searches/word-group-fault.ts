import { OTHER_WORDS_LIMITS } from '#shared/searches/other-words-limits.ts'
import type { WordGroupFault } from '#shared/searches/word-groups.ts'
import { words } from '../../words/words.ts'

const say = words.searches.wordsFault

/** Why words are no group, in a sentence. */
export function describeWordGroupFault(fault: WordGroupFault): string {
  switch (fault.code) {
    case 'single':
    case 'empty':
      return say[fault.code]
    case 'too-many-words':
      return say[fault.code](OTHER_WORDS_LIMITS.words)
    case 'too-many-groups':
      return say[fault.code](OTHER_WORDS_LIMITS.groups)
    case 'nothing-to-look-for':
    case 'too-long':
    case 'twice':
      return say[fault.code](fault.word)
    case 'in-other-group':
      return say[fault.code](fault.word, words.searches.group(fault.group))
  }
}
