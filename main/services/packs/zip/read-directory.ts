import { decodeUtf8 } from '#shared/text/decode-utf8.ts'
import { Refused } from '../refused.ts'
import { checkCollisions, checkEntryName } from './safe-names.ts'
import type { ZipBytes } from './zip-bytes.ts'
import {
  CENTRAL_HEADER,
  CENTRAL_HEADER_BYTES,
  DEFLATED,
  END_RECORD,
  END_RECORD_BYTES,
  EXTRA_UNICODE_PATH,
  EXTRA_ZIP64,
  FLAG_ENCRYPTED,
  FLAG_MASKED_HEADERS,
  FLAG_STRONG_ENCRYPTION,
  FLAG_UTF8,
  FULL_16,
  FULL_32,
  STORED,
  ZIP64_END_RECORD,
  ZIP64_END_RECORD_BYTES,
  ZIP64_LOCATOR,
  ZIP64_LOCATOR_BYTES,
} from './zip-format.ts'

export interface ZipLimits {
  readonly files: number
  /** Bytes of all files together. */
  readonly bytes: number
  /** How many times larger than in the zip a file of over a megabyte may be. */
  readonly ratio: number
}

export interface ZipEntry {
  /** With "/"; ends with it where it is a folder. */
  readonly name: string
  readonly rawName: Buffer
  readonly folder: boolean
  readonly method: number
  readonly flags: number
  readonly crc: number
  readonly compressed: number
  readonly size: number
  /** Offset of the local header. */
  readonly offset: number
}

export interface ZipDirectory {
  readonly entries: readonly ZipEntry[]
  /** Where the directory begins: all that is before it belongs to the files. */
  readonly offset: number
}

const RATIO_MATTERS_FROM = 1_000_000
const LINK = 0o120000
const PLAIN = 0o100000
const FOLDER = 0o040000
/** FILE_ATTRIBUTE_REPARSE_POINT: how a link of Windows is marked. */
const REPARSE_POINT = 0x400

function malformed(message: string): Refused {
  return new Refused('zip-malformed', `the pack is no zip file that can be relied on: ${message}`)
}

/** Reads exactly `length` bytes. */
export async function readAt(file: ZipBytes, offset: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length)
  let at = 0
  while (at < length) {
    const { bytesRead } = await file.read(bytes, at, length - at, offset + at)
    if (bytesRead === 0) throw new Refused('zip-truncated', 'the pack ends before it is complete')
    at += bytesRead
  }
  return bytes
}

function long(bytes: Buffer, at: number): number {
  const value = bytes.readBigUInt64LE(at)
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw malformed('a number in it is too large')
  return Number(value)
}

/** The parts of an extra field (4.5.1). Two with one id, or one that is cut off, are refused. */
export function extraFields(extra: Buffer): ReadonlyMap<number, Buffer> {
  const fields = new Map<number, Buffer>()
  let at = 0
  while (at < extra.length) {
    if (at + 4 > extra.length) throw malformed('an extra field is cut off')
    const id = extra.readUInt16LE(at)
    const end = at + 4 + extra.readUInt16LE(at + 2)
    if (end > extra.length) throw malformed('an extra field is cut off')
    if (fields.has(id)) throw malformed('an extra field is given twice')
    fields.set(id, extra.subarray(at + 4, end))
    at = end
  }
  return fields
}

interface End {
  readonly files: number
  readonly directoryBytes: number
  readonly directoryOffset: number
}

async function readEnd(file: ZipBytes, size: number): Promise<End> {
  const tailBytes = Math.min(size, END_RECORD_BYTES + FULL_16 + ZIP64_LOCATOR_BYTES + ZIP64_END_RECORD_BYTES)
  const tail = await readAt(file, size - tailBytes, tailBytes)
  const signature = Buffer.alloc(4)
  signature.writeUInt32LE(END_RECORD)
  const at = tail.lastIndexOf(signature)
  if (at === -1 || at + END_RECORD_BYTES > tail.length)
    throw new Refused('zip-truncated', 'the pack has no end: it is no zip file, or a part of one')
  if (at + END_RECORD_BYTES + tail.readUInt16LE(at + 20) !== tail.length) throw malformed('bytes follow after its end')
  const short = {
    disk: tail.readUInt16LE(at + 4),
    directoryDisk: tail.readUInt16LE(at + 6),
    filesHere: tail.readUInt16LE(at + 8),
    files: tail.readUInt16LE(at + 10),
    directoryBytes: tail.readUInt32LE(at + 12),
    directoryOffset: tail.readUInt32LE(at + 16),
  }
  const locatorAt = at - ZIP64_LOCATOR_BYTES
  const hasLocator = locatorAt >= 0 && tail.readUInt32LE(locatorAt) === ZIP64_LOCATOR
  const continued =
    short.files === FULL_16 || short.directoryBytes === FULL_32 || short.directoryOffset === FULL_32 || short.disk === FULL_16
  if (!hasLocator) {
    if (continued) throw malformed('its zip64 locator is missing')
    if (short.disk !== 0 || short.directoryDisk !== 0 || short.filesHere !== short.files)
      throw malformed('it is one of several parts')
    if (short.directoryOffset + short.directoryBytes !== size - tail.length + at)
      throw malformed('its directory does not stand before its end')
    return short
  }
  return readZip64End(file, size - tail.length + locatorAt, tail.subarray(locatorAt, at), short)
}

async function readZip64End(file: ZipBytes, locatorOffset: number, locator: Buffer, short: End): Promise<End> {
  const offset = long(locator, 8)
  if (locator.readUInt32LE(4) !== 0 || locator.readUInt32LE(16) > 1) throw malformed('it is one of several parts')
  if (offset + ZIP64_END_RECORD_BYTES > locatorOffset) throw malformed('its zip64 end record does not stand before the locator')
  const record = await readAt(file, offset, ZIP64_END_RECORD_BYTES)
  if (record.readUInt32LE(0) !== ZIP64_END_RECORD) throw malformed('its zip64 end record is not where its locator says')
  if (offset + 12 + long(record, 4) !== locatorOffset) throw malformed('its zip64 end record has another length than it says')
  if (record.readUInt32LE(16) !== 0 || record.readUInt32LE(20) !== 0 || long(record, 24) !== long(record, 32))
    throw malformed('it is one of several parts')
  const end = { files: long(record, 32), directoryBytes: long(record, 40), directoryOffset: long(record, 48) }
  const fits = (value: number, was: number, full: number) => was === full || was === value
  if (
    !fits(end.files, short.files, FULL_16) ||
    !fits(end.directoryBytes, short.directoryBytes, FULL_32) ||
    !fits(end.directoryOffset, short.directoryOffset, FULL_32)
  )
    throw malformed('its two end records do not agree')
  if (end.directoryOffset + end.directoryBytes !== offset) throw malformed('its directory does not stand before its end')
  return end
}

function decodeName(raw: Buffer, flags: number, unicodePath: Buffer | undefined): string {
  const decoded = decodeUtf8(raw)
  if (!decoded.ok) throw new Refused('name-encoding', `the name ${JSON.stringify(raw.toString('latin1'))} is not UTF-8`)
  const ascii = raw.every((byte) => byte < 0x80)
  if (!ascii && (flags & FLAG_UTF8) === 0)
    throw new Refused('name-encoding', `the name ${JSON.stringify(decoded.text)} does not say in which encoding it is written`)
  // Info-ZIP's second name (version 1, CRC-32 of the first, name in UTF-8): some programs would unpack under it.
  if (unicodePath !== undefined && unicodePath.subarray(5).compare(raw) !== 0)
    throw new Refused('zip-headers-differ', `the file ${JSON.stringify(decoded.text)} has a second, different name`)
  return decoded.text
}

function readEntry(directory: Buffer, at: number): { readonly entry: ZipEntry; readonly next: number } {
  if (at + CENTRAL_HEADER_BYTES > directory.length || directory.readUInt32LE(at) !== CENTRAL_HEADER)
    throw malformed('its directory is broken')
  const flags = directory.readUInt16LE(at + 8)
  const method = directory.readUInt16LE(at + 10)
  const nameEnd = at + CENTRAL_HEADER_BYTES + directory.readUInt16LE(at + 28)
  const extraEnd = nameEnd + directory.readUInt16LE(at + 30)
  const next = extraEnd + directory.readUInt16LE(at + 32)
  if (next > directory.length) throw malformed('its directory is broken')
  const rawName = directory.subarray(at + CENTRAL_HEADER_BYTES, nameEnd)
  const extra = extraFields(directory.subarray(nameEnd, extraEnd))
  const name = decodeName(rawName, flags, extra.get(EXTRA_UNICODE_PATH))
  const shown = JSON.stringify(name.slice(0, 200))
  if ((flags & (FLAG_ENCRYPTED | FLAG_STRONG_ENCRYPTION | FLAG_MASKED_HEADERS)) !== 0)
    throw new Refused('zip-encrypted', `the file ${shown} is encrypted`)
  if (method !== STORED && method !== DEFLATED)
    throw new Refused('zip-method', `the file ${shown} is compressed in a way (${method}) that this program does not know`)

  // The extended values stand in this order, each only where its short field is full (4.5.3).
  const zip64 = extra.get(EXTRA_ZIP64) ?? Buffer.alloc(0)
  let used = 0
  const extended = (value: number, full: number): number => {
    if (value !== full) return value
    if (used + 8 > zip64.length) throw malformed(`the zip64 field of ${shown} is too short`)
    used += 8
    return long(zip64, used - 8)
  }
  const size = extended(directory.readUInt32LE(at + 24), FULL_32)
  const compressed = extended(directory.readUInt32LE(at + 20), FULL_32)
  const offset = extended(directory.readUInt32LE(at + 42), FULL_32)
  const disk = directory.readUInt16LE(at + 34)
  if (disk !== 0 && !(disk === FULL_16 && zip64.length >= used + 4 && zip64.readUInt32LE(used) === 0))
    throw malformed(`the file ${shown} stands in another part`)

  const folder = name.endsWith('/')
  checkKind(shown, folder, directory.readUInt32LE(at + 38))
  if (folder && (size !== 0 || compressed !== 0)) throw malformed(`the folder ${shown} has content`)
  if (method === STORED && size !== compressed) throw malformed(`the file ${shown} has two sizes`)
  const entry = { name, rawName, folder, method, flags, crc: directory.readUInt32LE(at + 16), compressed, size, offset }
  return { entry, next }
}

function checkKind(shown: string, folder: boolean, attributes: number): void {
  const kind = (attributes >>> 16) & 0o170000
  if (kind === LINK || (attributes & REPARSE_POINT) !== 0) throw new Refused('path-link', `${shown} is a link`)
  if (kind === 0) return
  if (kind !== PLAIN && kind !== FOLDER) throw new Refused('path-link', `${shown} is neither a file nor a folder`)
  if ((kind === FOLDER) !== folder) throw malformed(`${shown} is a file by one sign and a folder by another`)
}

function checkSizes(entries: readonly ZipEntry[], zipBytes: number, limits: ZipLimits): void {
  let total = 0
  for (const { name, size, compressed } of entries) {
    total += size
    if (size > RATIO_MATTERS_FROM && size > compressed * limits.ratio)
      throw new Refused(
        'zip-bomb',
        `${JSON.stringify(name)} would unpack to more than ${limits.ratio} times its size in the pack`,
      )
  }
  if (total > limits.bytes)
    throw new Refused('too-large', `the pack unpacks to ${total} bytes; at most ${limits.bytes} are taken`)
  if (total > RATIO_MATTERS_FROM && total > zipBytes * limits.ratio)
    throw new Refused('zip-bomb', `the pack would unpack to more than ${limits.ratio} times its size`)
}

/**
 * Reads the directory of a zip of `size` bytes and refuses, before anything is unpacked, whatever could mislead: several parts, encryption,
 * unknown compression, links, names that leave the folder or collide, sizes out of proportion. Throws Refused.
 * Format: PKWARE APPNOTE 6.3.10, 4.3.12 to 4.3.16.
 */
export async function readDirectory(file: ZipBytes, size: number, limits: ZipLimits): Promise<ZipDirectory> {
  const end = await readEnd(file, size)
  if (end.files > limits.files)
    throw new Refused('too-many-files', `the pack holds ${end.files} files; at most ${limits.files} are taken`)
  if (end.directoryBytes > end.files * (CENTRAL_HEADER_BYTES + 3 * FULL_16))
    throw malformed('its directory is too long for its files')
  if (end.directoryBytes > limits.files * 2_048) throw new Refused('too-large', 'the directory of the pack is too long')
  const directory = await readAt(file, end.directoryOffset, end.directoryBytes)
  const entries: ZipEntry[] = []
  let at = 0
  for (let index = 0; index < end.files; index += 1) {
    const { entry, next } = readEntry(directory, at)
    checkEntryName(entry.name)
    entries.push(entry)
    at = next
  }
  if (at !== directory.length) throw malformed('its directory holds more files than its end says')
  checkCollisions(entries.map((entry) => entry.name))
  checkSizes(entries, size, limits)
  return { entries, offset: end.directoryOffset }
}
