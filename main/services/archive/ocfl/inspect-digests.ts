import { fixityAlgorithm } from './digest.ts'
import { CONTENT_PATHS, checkPaths, type Report } from './inspect-paths.ts'
import { UNCHECKED } from './problem.ts'

export type JsonObject = Readonly<Record<string, unknown>>

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function isListOfStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}

/** Digest to content paths, as a manifest and each part of a fixity block have them. */
export type DigestBlock = ReadonlyMap<string, readonly string[]>

interface BlockCodes {
  readonly list: string
  readonly form: string
  readonly repeated: string
}

function readBlock(
  value: JsonObject,
  name: string,
  length: number | null,
  algorithm: string,
  codes: BlockCodes,
  report: Report,
): DigestBlock {
  const block = new Map<string, readonly string[]>()
  const met = new Set<string>()
  for (const [digest, paths] of Object.entries(value)) {
    if (!isListOfStrings(paths) || paths.length === 0) {
      report(codes.list, `${name} gives no list of paths for ${digest.slice(0, 16)}`)
      continue
    }
    if (length !== null && (digest.length !== length || !/^[0-9a-fA-F]+$/.test(digest)))
      report(codes.form, `"${digest.slice(0, 16)}" in ${name} is no ${algorithm} digest`)
    const lower = digest.toLowerCase()
    if (met.has(lower)) report(codes.repeated, `${name} has ${digest.slice(0, 16)} twice, in upper and lower case`)
    met.add(lower)
    block.set(digest, paths)
  }
  checkPaths([...block.values()].flat(), CONTENT_PATHS, report)
  return block
}

/** Reads the manifest (OCFL 1.1, 3.5.2). `algorithm` is null where the inventory names none that may address content. */
export function readManifest(value: unknown, algorithm: string | null, report: Report): DigestBlock {
  if (value === undefined) {
    report('E041', 'it has no "manifest"')
    return new Map()
  }
  if (!isObject(value)) {
    report('E041', '"manifest" is not an object')
    report('E106', '"manifest" is not an object')
    return new Map()
  }
  const length = algorithm === null ? null : algorithm === 'sha256' ? 64 : 128
  return readBlock(value, 'the manifest', length, algorithm ?? '', { list: 'E092', form: 'E039', repeated: 'E096' }, report)
}

/** Reads the fixity block (OCFL 1.1, 3.5.4). What has an unknown algorithm is kept as it is and reported as not checked. */
export function readFixity(value: unknown, is10: boolean, report: Report): ReadonlyMap<string, DigestBlock> {
  const fixity = new Map<string, DigestBlock>()
  if (value === undefined) return fixity
  if (!isObject(value)) {
    report('E111', '"fixity" is not an object')
    // OCFL 1.0 has no E111; its validators report this as E056.
    if (is10) report('E056', '"fixity" is not an object')
    return fixity
  }
  for (const [algorithm, block] of Object.entries(value)) {
    const name = `the fixity block "${algorithm}"`
    if (!isObject(block)) {
      report('E057', `${name} is not an object`)
      continue
    }
    const known = fixityAlgorithm(algorithm)
    if (known === null) report(UNCHECKED, `${name} was not checked: this program does not know the algorithm`)
    const codes = { list: 'E057', form: known?.code ?? 'E057', repeated: 'E097' }
    fixity.set(algorithm, readBlock(block, name, known?.length ?? null, algorithm, codes, report))
  }
  return fixity
}
