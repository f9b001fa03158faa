import { createHash } from 'node:crypto'

/**
 * A folder name for an archive that every file system takes: readable words of its identifier, and enough of its digest (64 bits) that two
 * archives never share one. Lower case, so that it never collides with another by case alone.
 */
export function archiveFolderName(id: string): string {
  const words = (id.split(/[/:]/).findLast((part) => /[a-z0-9]/i.test(part)) ?? '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '')
  const digest = createHash('sha256').update(id).digest('hex').slice(0, 16)
  return words === '' ? digest : `${words}-${digest}`
}
