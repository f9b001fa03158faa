// breaks: shared
export type Used = typeof import('../../main/services/journal/journal.ts').journal
