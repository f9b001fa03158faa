import { INVENTORY_FILE } from './inventory.ts'

/** The content of the file beside an inventory that holds its digest (OCFL 1.1, 3.6). */
export function sidecarText(digest: string): string {
  return `${digest} ${INVENTORY_FILE}\n`
}

/** The digest that a sidecar states, in lower case, or null where it does not follow the format (E061). */
export function digestInSidecar(text: string): string | null {
  return /^([0-9a-fA-F]+)[ \t]+inventory\.json\s*$/.exec(text)?.[1]?.toLowerCase() ?? null
}
