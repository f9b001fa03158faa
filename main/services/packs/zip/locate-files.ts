import { Refused } from '../refused.ts'
import { extraFields, readAt, type ZipDirectory, type ZipEntry } from './read-directory.ts'
import type { ZipBytes } from './zip-bytes.ts'
import {
  DATA_DESCRIPTOR,
  EXTRA_UNICODE_PATH,
  EXTRA_ZIP64,
  FLAG_DESCRIPTOR,
  FULL_32,
  LOCAL_HEADER,
  LOCAL_HEADER_BYTES,
} from './zip-format.ts'

export interface LocatedFile extends ZipEntry {
  /** Offset of its (compressed) bytes. */
  readonly data: number
}

function differ(entry: ZipEntry, what: string): Refused {
  return new Refused('zip-headers-differ', `the pack says two things of ${JSON.stringify(entry.name)}: its ${what} differs`)
}

/** Holds the local header of a file against the directory (4.3.7). Answers where its bytes begin. */
async function checkLocalHeader(file: ZipBytes, entry: ZipEntry): Promise<number> {
  const header = await readAt(file, entry.offset, LOCAL_HEADER_BYTES)
  if (header.readUInt32LE(0) !== LOCAL_HEADER)
    throw new Refused('zip-malformed', `${JSON.stringify(entry.name)} does not stand where the directory of the pack says`)
  if (header.readUInt16LE(6) !== entry.flags) throw differ(entry, 'kind')
  if (header.readUInt16LE(8) !== entry.method) throw differ(entry, 'compression')
  const nameBytes = header.readUInt16LE(26)
  const extraBytes = header.readUInt16LE(28)
  const rest = await readAt(file, entry.offset + LOCAL_HEADER_BYTES, nameBytes + extraBytes)
  if (rest.subarray(0, nameBytes).compare(entry.rawName) !== 0) throw differ(entry, 'name')
  const extra = extraFields(rest.subarray(nameBytes))
  const second = extra.get(EXTRA_UNICODE_PATH)
  if (second !== undefined && second.subarray(5).compare(entry.rawName) !== 0) throw differ(entry, 'name')
  const zip64 = extra.get(EXTRA_ZIP64)
  const later = (entry.flags & FLAG_DESCRIPTOR) !== 0
  const sizeOf = (at: number, place: number): number => {
    const short = header.readUInt32LE(at)
    if (short !== FULL_32) return short
    if (zip64 === undefined || zip64.length < place + 8) throw differ(entry, 'size')
    return Number(zip64.readBigUInt64LE(place))
  }
  const fits = (stated: number, value: number) => stated === value || (later && stated === 0)
  if (!fits(header.readUInt32LE(14), entry.crc)) throw differ(entry, 'checksum')
  if (!fits(sizeOf(18, 8), entry.compressed) || !fits(sizeOf(22, 0), entry.size)) throw differ(entry, 'size')
  return entry.offset + LOCAL_HEADER_BYTES + nameBytes + extraBytes
}

/** What may follow the bytes of a file whose sizes were not known when its header was written (4.3.9). */
async function checkDescriptor(file: ZipBytes, entry: ZipEntry, at: number, length: number): Promise<void> {
  if (![12, 16, 20, 24].includes(length)) throw differ(entry, 'end')
  const descriptor = await readAt(file, at, length)
  const signed = length === 16 || length === 24
  if (signed && descriptor.readUInt32LE(0) !== DATA_DESCRIPTOR) throw differ(entry, 'end')
  const from = signed ? 4 : 0
  const wide = length >= 20
  const compressed = wide ? Number(descriptor.readBigUInt64LE(from + 4)) : descriptor.readUInt32LE(from + 4)
  const size = wide ? Number(descriptor.readBigUInt64LE(from + 12)) : descriptor.readUInt32LE(from + 8)
  if (descriptor.readUInt32LE(from) !== entry.crc || compressed !== entry.compressed || size !== entry.size)
    throw differ(entry, 'size')
}

/**
 * Finds the bytes of each file, in the order in which they stand. Local headers must say what the directory says, and the files must
 * fill all that is before it: none overlaps another, and nothing is hidden between them. Throws Refused.
 */
export async function locateFiles(file: ZipBytes, directory: ZipDirectory): Promise<readonly LocatedFile[]> {
  const ordered = [...directory.entries].sort((a, b) => a.offset - b.offset)
  const located: LocatedFile[] = []
  let from = 0
  for (const [index, entry] of ordered.entries()) {
    if (entry.offset < from) throw new Refused('zip-overlap', `${JSON.stringify(entry.name)} overlaps another file of the pack`)
    if (entry.offset > from)
      throw new Refused('zip-malformed', `before ${JSON.stringify(entry.name)} the pack holds bytes that belong to no file`)
    const data = await checkLocalHeader(file, entry)
    const end = data + entry.compressed
    const next = ordered[index + 1]?.offset ?? directory.offset
    if (end > next) throw new Refused('zip-overlap', `${JSON.stringify(entry.name)} overlaps what follows it in the pack`)
    if ((entry.flags & FLAG_DESCRIPTOR) !== 0) {
      await checkDescriptor(file, entry, end, next - end)
      from = next
    } else {
      from = end
    }
    located.push({ ...entry, data })
  }
  if (from !== directory.offset)
    throw new Refused('zip-malformed', 'before its directory the pack holds bytes that belong to no file')
  return located
}
