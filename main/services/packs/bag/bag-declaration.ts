import { decodeUtf8 } from '#shared/text/decode-utf8.ts'
import type { BagReport } from './bag-problem.ts'
import { isKnownEncoding, linesOf } from './tag-text.ts'

export const DECLARATION_FILE = 'bagit.txt'

export interface BagDeclaration {
  readonly major: number
  readonly minor: number
  readonly encoding: string
}

/** 0.93 is the oldest that anyone published tools for; the rules of later minor versions of 1 are not known. */
const KNOWN = new Set(['0.93', '0.94', '0.95', '0.96', '0.97', '1.0'])

/** Whether the rules that came with BagIt 1.0 hold. */
export function isBagIt1(declaration: BagDeclaration): boolean {
  return declaration.major >= 1
}

/** Reads bagit.txt: two lines in UTF-8, without a byte order mark (RFC 8493, 2.1.1). Null where so much is wrong that nothing can be read by it. */
export function readDeclaration(bytes: Uint8Array | null, report: BagReport): BagDeclaration | null {
  const path = DECLARATION_FILE
  if (bytes === null) {
    report.error('declaration', path, 'the declaration of the bag is missing')
    return null
  }
  const decoded = decodeUtf8(bytes)
  if (!decoded.ok) {
    report.error('declaration', path, 'it is not UTF-8')
    return null
  }
  if (decoded.text.startsWith('\ufeff'))
    report.error('byte-order-mark', path, 'it begins with a byte order mark, which is forbidden here')
  const lines = linesOf(decoded.text.replace(/^\ufeff/, ''))
  const version = /^BagIt-Version: (\d+)\.(\d+)$/.exec(lines[0] ?? '')
  if (version === null)
    report.error('declaration', path, `its first line is ${JSON.stringify(lines[0] ?? '')}, not "BagIt-Version: M.N"`)
  const encoding = /^Tag-File-Character-Encoding: (\S+)$/.exec(lines[1] ?? '')?.[1]
  if (encoding === undefined)
    report.error(
      'declaration',
      path,
      `its second line is ${JSON.stringify(lines[1] ?? '')}, not "Tag-File-Character-Encoding: ..."`,
    )
  else if (!isKnownEncoding(encoding)) report.error('encoding', path, `the encoding ${encoding} is not known`)
  const rest = lines.slice(2)
  if (rest.some((line) => line.trim() !== '')) report.error('declaration', path, 'it has more than two lines')
  else if (rest.length > 0) report.warning('declaration', path, 'empty lines follow its two lines')
  if (version === null) return null
  const [, major = '', minor = ''] = version
  if (!KNOWN.has(`${Number(major)}.${minor}`)) {
    report.error('version', path, `BagIt ${major}.${minor} is not known (known: ${[...KNOWN].join(', ')})`)
    return null
  }
  if (Number(major) < 1) report.warning('version', path, `it follows BagIt ${major}.${minor}; the current version is 1.0`)
  const readable = encoding !== undefined && isKnownEncoding(encoding) ? encoding : 'UTF-8'
  return { major: Number(major), minor: Number(minor), encoding: readable }
}
