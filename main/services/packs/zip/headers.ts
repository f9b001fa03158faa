import {
  CENTRAL_HEADER,
  CENTRAL_HEADER_BYTES,
  DEFLATED,
  END_RECORD,
  END_RECORD_BYTES,
  EXTRA_ZIP64,
  FLAG_UTF8,
  FULL_16,
  FULL_32,
  LOCAL_HEADER,
  LOCAL_HEADER_BYTES,
  STORED,
  ZIP64_END_RECORD,
  ZIP64_END_RECORD_BYTES,
  ZIP64_LOCATOR,
  ZIP64_LOCATOR_BYTES,
} from './zip-format.ts'

/** A file as this program writes it: in a pack stored, so that its bytes are the same whatever library would have compressed it; in a backup deflated. */
export interface StoredFile {
  /** With "/", in ASCII or UTF-8. */
  readonly name: string
  readonly size: number
  readonly crc: number
  /** Offset of its local header. */
  readonly offset: number
  /** How many bytes it has in the zip where it is deflated; absent where it is stored. */
  readonly deflated?: number
}

/** 1 January 1980, 00:00: the first moment that the format knows. A pack holds no time of its making here. */
const DATE = 0x0021
const VERSION = 20
const VERSION_ZIP64 = 45
/** Made on Unix, so that the mode below is read. */
const MADE_BY = 3 << 8
const PLAIN_FILE_0644 = (0o100644 << 16) >>> 0

function zip64Extra(values: readonly number[]): Buffer {
  if (values.length === 0) return Buffer.alloc(0)
  const extra = Buffer.alloc(4 + values.length * 8)
  extra.writeUInt16LE(EXTRA_ZIP64, 0)
  extra.writeUInt16LE(values.length * 8, 2)
  values.forEach((value, index) => {
    extra.writeBigUInt64LE(BigInt(value), 4 + index * 8)
  })
  return extra
}

const isLong = (value: number) => value >= FULL_32

/** Local header with its name and extra field (4.3.7). */
export function localHeader({ name, size, crc, deflated }: StoredFile): Buffer {
  const bytes = Buffer.from(name, 'utf8')
  const compressed = deflated ?? size
  const extra = zip64Extra(isLong(size) ? [size, compressed] : [])
  const header = Buffer.alloc(LOCAL_HEADER_BYTES)
  header.writeUInt32LE(LOCAL_HEADER, 0)
  header.writeUInt16LE(isLong(size) ? VERSION_ZIP64 : VERSION, 4)
  header.writeUInt16LE(FLAG_UTF8, 6)
  header.writeUInt16LE(deflated === undefined ? STORED : DEFLATED, 8)
  header.writeUInt16LE(0, 10)
  header.writeUInt16LE(DATE, 12)
  header.writeUInt32LE(crc, 14)
  header.writeUInt32LE(isLong(size) ? FULL_32 : compressed, 18)
  header.writeUInt32LE(isLong(size) ? FULL_32 : size, 22)
  header.writeUInt16LE(bytes.length, 26)
  header.writeUInt16LE(extra.length, 28)
  return Buffer.concat([header, bytes, extra])
}

/** Header of the central directory (4.3.12). */
export function centralHeader({ name, size, crc, offset, deflated }: StoredFile): Buffer {
  const bytes = Buffer.from(name, 'utf8')
  const compressed = deflated ?? size
  const extra = zip64Extra([...(isLong(size) ? [size, compressed] : []), ...(isLong(offset) ? [offset] : [])])
  const version = extra.length > 0 ? VERSION_ZIP64 : VERSION
  const header = Buffer.alloc(CENTRAL_HEADER_BYTES)
  header.writeUInt32LE(CENTRAL_HEADER, 0)
  header.writeUInt16LE(MADE_BY | version, 4)
  header.writeUInt16LE(version, 6)
  header.writeUInt16LE(FLAG_UTF8, 8)
  header.writeUInt16LE(deflated === undefined ? STORED : DEFLATED, 10)
  header.writeUInt16LE(0, 12)
  header.writeUInt16LE(DATE, 14)
  header.writeUInt32LE(crc, 16)
  header.writeUInt32LE(isLong(size) ? FULL_32 : compressed, 20)
  header.writeUInt32LE(isLong(size) ? FULL_32 : size, 24)
  header.writeUInt16LE(bytes.length, 28)
  header.writeUInt16LE(extra.length, 30)
  header.writeUInt32LE(PLAIN_FILE_0644, 38)
  header.writeUInt32LE(isLong(offset) ? FULL_32 : offset, 42)
  return Buffer.concat([header, bytes, extra])
}

/** What ends a zip: the zip64 record and its locator where a number needs them, and the end record (4.3.14 to 4.3.16). */
export function endRecords(files: number, directoryBytes: number, directoryOffset: number): Buffer {
  const long = files >= FULL_16 || isLong(directoryBytes) || isLong(directoryOffset)
  const record = Buffer.alloc(long ? ZIP64_END_RECORD_BYTES : 0)
  const locator = Buffer.alloc(long ? ZIP64_LOCATOR_BYTES : 0)
  if (long) {
    record.writeUInt32LE(ZIP64_END_RECORD, 0)
    record.writeBigUInt64LE(BigInt(ZIP64_END_RECORD_BYTES - 12), 4)
    record.writeUInt16LE(MADE_BY | VERSION_ZIP64, 12)
    record.writeUInt16LE(VERSION_ZIP64, 14)
    record.writeBigUInt64LE(BigInt(files), 24)
    record.writeBigUInt64LE(BigInt(files), 32)
    record.writeBigUInt64LE(BigInt(directoryBytes), 40)
    record.writeBigUInt64LE(BigInt(directoryOffset), 48)
    locator.writeUInt32LE(ZIP64_LOCATOR, 0)
    locator.writeBigUInt64LE(BigInt(directoryOffset + directoryBytes), 8)
    locator.writeUInt32LE(1, 16)
  }
  const end = Buffer.alloc(END_RECORD_BYTES)
  end.writeUInt32LE(END_RECORD, 0)
  end.writeUInt16LE(Math.min(files, FULL_16), 8)
  end.writeUInt16LE(Math.min(files, FULL_16), 10)
  end.writeUInt32LE(Math.min(directoryBytes, FULL_32), 12)
  end.writeUInt32LE(Math.min(directoryOffset, FULL_32), 16)
  return Buffer.concat([record, locator, end])
}
