import { type ExchangeWords, enExchange } from './en-exchange.ts'

/** The words on files of notes, in the language in use. */
export const exchangeWords: ExchangeWords = enExchange
