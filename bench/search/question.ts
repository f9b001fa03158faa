/** What is asked, in no engine's own spelling. Words are folded and have no punctuation. */
export type Question =
  /** All of them, anywhere in a document. */
  | { readonly kind: 'all'; readonly words: readonly string[] }
  /** At least one of them; the more and the rarer, the better. */
  | { readonly kind: 'any'; readonly words: readonly string[] }
  /** In a row. */
  | { readonly kind: 'phrase'; readonly words: readonly string[] }
  /** A word that begins so. */
  | { readonly kind: 'prefix'; readonly start: string }
  | { readonly kind: 'without'; readonly word: string; readonly without: string }
  /** One word that no document has. */
  | { readonly kind: 'typo'; readonly word: string }

export function describeQuestion(question: Question): string {
  switch (question.kind) {
    case 'all':
      return question.words.join(' ')
    case 'any':
      return question.words.join(' OR ')
    case 'phrase':
      return `"${question.words.join(' ')}"`
    case 'prefix':
      return `${question.start}*`
    case 'without':
      return `${question.word} -${question.without}`
    case 'typo':
      return `~${question.word}`
  }
}
