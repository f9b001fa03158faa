import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PackRefusalCode, PackResult } from '#shared/packs/pack-refusal.ts'
import type { PackState } from '#shared/packs/pack-state.ts'
import type { Archive } from '../archive/archive.ts'
import { readIfThere } from '../archive/ocfl/read-if-there.ts'
import { DECLARATION_FILE } from './bag/bag-declaration.ts'
import { type BagInfoEntry, infoValue } from './bag/bag-info.ts'
import type { BagProblem } from './bag/bag-problem.ts'
import { type BagValidation, validateBag } from './bag/validate-bag.ts'
import { openObject } from './open-object.ts'
import { BAG_INFO_FILE, MANIFEST_FILE, PAYLOAD_FOLDER, SIGNATURE_FILE, TAG_MANIFEST_FILE } from './pack-files.ts'
import { Refused, refusing, stopIfAborted, tell } from './refused.ts'
import { checkSignature } from './signature.ts'
import type { ZipLimits } from './zip/read-directory.ts'
import { unpackZip } from './zip/unpack-zip.ts'

/** Ten thousand sources in twenty editions are some 60,000 files; text rarely deflates to less than a tenth. */
export const PACK_LIMITS: ZipLimits = { files: 250_000, bytes: 20_000_000_000, ratio: 200 }

export interface PackSigner {
  readonly fingerprint: string
  /** Raw, in base64. */
  readonly publicKey: string
}

/** A pack that was unpacked and checked completely. */
export interface OpenedPack {
  /** The folder of the bag. */
  readonly bag: string
  /** The folder of the OCFL object in it. */
  readonly object: string
  readonly archive: Archive
  readonly signer: PackSigner | null
  /** Contact-Name of the bag, which a signature covers. */
  readonly contact: string | null
  readonly info: readonly BagInfoEntry[]
  readonly files: number
  readonly bytes: number
}

export interface PackReading {
  readonly signal: AbortSignal
  readonly limits?: ZipLimits
  onProgress(progress: Omit<Extract<PackState, { state: 'checking' }>, 'state'>): void
}

const OWN_FILES = new Set([DECLARATION_FILE, BAG_INFO_FILE, MANIFEST_FILE, TAG_MANIFEST_FILE, SIGNATURE_FILE])
/** What a bag may do and a pack may not: say the name of a file in another way than the zip. */
const STRICT_IN_A_PACK = new Set<BagProblem['code']>([
  'path-relative',
  'path-normalisation',
  'path-case',
  'listed-twice',
  'checksum-tool-style',
])

function codeOf(problems: readonly BagProblem[]): PackRefusalCode {
  const has = (...codes: readonly BagProblem['code'][]) => problems.some((problem) => codes.includes(problem.code))
  if (has('file-missing', 'file-not-fetched')) return 'file-missing'
  if (has('file-extra')) return 'file-extra'
  if (has('digest')) return 'digest-broken'
  return has('version') ? 'bag-unsupported' : 'bag-invalid'
}

function checkBag(validation: BagValidation, tagNames: readonly string[]): void {
  const extra: BagProblem[] = tagNames
    .filter((name) => !OWN_FILES.has(name))
    .map((path) => ({ code: 'file-extra', path, message: 'it has no place in a pack' }))
  const problems = [...validation.errors, ...validation.warnings.filter(({ code }) => STRICT_IN_A_PACK.has(code)), ...extra]
  if (problems.length > 0) {
    const code = codeOf(problems)
    const telling = problems.find((problem) => codeOf([problem]) === code) ?? problems[0]
    const more = problems.length === 1 ? '' : ` (and ${problems.length - 1} more)`
    throw new Refused(code, `the pack is not in order: ${telling === undefined ? '' : tell(telling)}${more}`, problems)
  }
  if (validation.version !== '1.0')
    throw new Refused('bag-unsupported', `the pack is a bag of BagIt ${validation.version ?? '?'}; packs follow 1.0`)
  for (const file of [MANIFEST_FILE, TAG_MANIFEST_FILE]) {
    if (!validation.manifests.includes(file)) throw new Refused('bag-unsupported', `the pack has no ${file}`)
  }
  const [unvouched] = validation.unlisted.filter((path) => path !== SIGNATURE_FILE)
  if (unvouched !== undefined) throw new Refused('bag-invalid', `${TAG_MANIFEST_FILE} of the pack does not list ${unvouched}`)
}

async function signerOf(bag: string): Promise<PackSigner | null> {
  const file = await readIfThere(join(bag, SIGNATURE_FILE))
  if (file === null) return null
  const check = checkSignature(file, await readFile(join(bag, TAG_MANIFEST_FILE)))
  if (!check.ok) throw new Refused('signature-broken', `the signature of the pack does not fit: ${check.reason}`)
  return { fingerprint: check.fingerprint, publicKey: check.publicKey }
}

/** The one folder that a pack holds (RFC 8493, 4: a bag is packed from the folder that holds its folder). */
function baseOf(names: readonly string[]): string {
  const bases = new Set(names.map((name) => (name.includes('/') ? name.slice(0, name.indexOf('/')) : '')))
  const [base] = bases
  if (base === undefined || base === '' || bases.size > 1)
    throw new Refused('bag-invalid', 'the pack does not hold one folder with everything in it, so it is no bag')
  return base
}

/**
 * Unpacks a pack into `folder`, which must exist and be empty, and checks all of it: the zip, the bag, the signature, and the archive, each file
 * and each statement. A refusal names the first thing that is wrong and lists the others; `folder` then holds what was unpacked until
 * there, for the caller to remove. Everything that is unpacked is flushed to the disk.
 */
export function readPack(
  path: string,
  folder: string,
  { signal, limits = PACK_LIMITS, onProgress }: PackReading,
): Promise<PackResult<OpenedPack>> {
  return refusing('the pack', async () => {
    const names = await unpackZip(path, folder, {
      limits,
      signal,
      onProgress: (done, total) => onProgress({ step: 'unpacking', done, total }),
    })
    const base = baseOf(names)
    const bag = join(folder, base)
    const validation = await validateBag(bag, {
      onProgress: (done, total) => {
        stopIfAborted(signal)
        onProgress({ step: 'digests', done, total })
      },
    })
    const tagNames = names.map((name) => name.slice(base.length + 1)).filter((name) => !name.startsWith(`${PAYLOAD_FOLDER}/`))
    checkBag(validation, tagNames)
    const signer = await signerOf(bag)
    onProgress({ step: 'archive', done: 0, total: 0 })
    const object = join(bag, PAYLOAD_FOLDER)
    const archive = await openObject(object, signal)
    const identifier = infoValue(validation.info, 'External-Identifier')
    if (identifier !== null && identifier !== archive.id)
      throw new Refused('bag-invalid', `the pack says that it holds ${identifier}, and it holds ${archive.id}`)
    return {
      bag,
      object,
      archive,
      signer,
      contact: infoValue(validation.info, 'Contact-Name'),
      info: validation.info,
      files: validation.files,
      bytes: validation.bytes,
    }
  })
}
