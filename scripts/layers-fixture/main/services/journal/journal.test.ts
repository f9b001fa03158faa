import { disk } from '../testing/fake-disk.ts'
import { journal } from './journal.ts'

export const used = [disk, journal]
