import { Dexie } from 'dexie'

export const database = Dexie
