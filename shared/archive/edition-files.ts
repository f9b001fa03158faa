import type { SourceId } from './ids.ts'

/** Where the parts of an edition stand in it (logical paths of the OCFL object, always with "/"). */
export const campaignFile = 'campaign.json'
export const signatoriesFile = 'signatories.json'
export const recommendationsFile = 'recommendations.json'
export const claimsFile = 'claims.json'
export const roCrateFile = 'ro-crate-metadata.json'

export function sourceFile(id: SourceId): string {
  return `sources/${id}/source.json`
}

export function textFile(id: SourceId): string {
  return `sources/${id}/text.txt`
}

/** `extension` is that of the file as it was received, in lower case and without the dot; empty where it had none. */
export function originalFile(id: SourceId, extension: string): string {
  return `sources/${id}/original${extension === '' ? '' : `.${extension}`}`
}

/** The extension of a file name, in lower case and without the dot; empty where there is none that may stand in a path. */
export function extensionOf(fileName: string): string {
  return /[^.]\.([A-Za-z0-9]{1,10})$/.exec(fileName)?.[1]?.toLowerCase() ?? ''
}

/** The id of the source that a logical path belongs to, or null. */
export function sourceOfPath(path: string): string | null {
  return /^sources\/([^/]+)\//.exec(path)?.[1] ?? null
}
