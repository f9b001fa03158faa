import { Document } from 'flexsearch'

export const engine = Document
