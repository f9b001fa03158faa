const CAUSES: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the space that this account may use is full',
  EFBIG: 'the file would be larger than the disk allows',
  EACCES: 'this account has no permission',
  EPERM: 'this account has no permission',
  EROFS: 'the disk is read-only',
  ENOENT: 'it does not exist',
  ENOTDIR: 'a part of its path is a file, not a folder',
  EISDIR: 'it is a folder',
  EEXIST: 'something else stands there',
  EBUSY: 'another program is using it',
  EIO: 'the disk reports an error',
  ENAMETOOLONG: 'its name is too long',
  EMFILE: 'too many files are open',
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

export function isMissing(error: unknown): boolean {
  return errorCode(error) === 'ENOENT'
}

export function alreadyExists(error: unknown): boolean {
  return errorCode(error) === 'EEXIST'
}

/** Whether a write failed for want of space: then nothing is wrong with the place, and trying again later helps. */
export function isDiskFull(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT'].includes(errorCode(error))
}

/** Why node:fs refused, in words for a person; its own words where there is no plainer way to say it. */
export function causeOf(error: unknown): string {
  return CAUSES[errorCode(error)] ?? (error instanceof Error ? error.message : String(error))
}
