import type { CallName } from './contract.ts'

/** A name too many, or one too few, does not compile. */
const names = {
  'program.describe': true,
  'archive.open': true,
  'archive.edition': true,
  'archive.text': true,
  'archives.list': true,
  'archives.use': true,
  'pack.choose': true,
  'pack.open': true,
  'pack.look': true,
  'pack.text': true,
  'pack.accept': true,
  'pack.decline': true,
  'verification.start': true,
  'verification.look': true,
  'verification.cancel': true,
  'journal.append': true,
  'journal.read': true,
  'file.save': true,
} satisfies Record<CallName, true>

/** The names of the calls without their schemas, for preload, which runs before every page and carries nothing that it does not need. */
export const CALL_NAMES = Object.keys(names) as readonly CallName[]
