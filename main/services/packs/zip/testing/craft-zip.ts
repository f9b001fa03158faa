import { crc32, deflateRawSync } from 'node:zlib'

/** A file of a crafted zip. What is given in place of the truth is written as given. */
export interface CraftedFile {
  readonly name: string | Buffer
  readonly content?: string | Buffer
  readonly deflate?: boolean
  readonly method?: number
  readonly flags?: number
  readonly localFlags?: number
  readonly localName?: string
  readonly crc?: number
  readonly localCrc?: number
  /** Uncompressed, as both headers say it. */
  readonly size?: number
  readonly localSize?: number
  readonly compressed?: number
  readonly attributes?: number
  readonly extra?: Buffer
  /** Where the directory says that the file stands. */
  readonly offset?: number
  /** Bytes between this file and the next. */
  readonly after?: Buffer
}

export interface CraftedEnd {
  readonly files?: number
  readonly filesHere?: number
  readonly disk?: number
  readonly directoryBytes?: number
  readonly directoryOffset?: number
  readonly comment?: string
  readonly commentLength?: number
  /** Between the directory and the end. */
  readonly before?: Buffer
  readonly prefix?: Buffer
}

const bytesOf = (text: string | Buffer) => (typeof text === 'string' ? Buffer.from(text) : text)

/** A zip that says whatever a test wants it to say. */
export function craftZip(files: readonly CraftedFile[], end: CraftedEnd = {}): Buffer {
  const parts: Buffer[] = [end.prefix ?? Buffer.alloc(0)]
  const directory: Buffer[] = []
  let at = parts[0]?.length ?? 0
  for (const file of files) {
    const content = bytesOf(file.content ?? '')
    const stored = file.deflate === true ? deflateRawSync(content) : content
    const method = file.method ?? (file.deflate === true ? 8 : 0)
    const flags = file.flags ?? 0x0800
    const crc = file.crc ?? crc32(content)
    const size = file.size ?? content.length
    const compressed = file.compressed ?? stored.length
    const name = bytesOf(file.name)
    const localName = bytesOf(file.localName ?? file.name)
    const extra = file.extra ?? Buffer.alloc(0)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(20, 4)
    local.writeUInt16LE(file.localFlags ?? flags, 6)
    local.writeUInt16LE(method, 8)
    local.writeUInt32LE(file.localCrc ?? crc, 14)
    local.writeUInt32LE(compressed, 18)
    local.writeUInt32LE(file.localSize ?? size, 22)
    local.writeUInt16LE(localName.length, 26)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    central.writeUInt16LE((3 << 8) | 20, 4)
    central.writeUInt16LE(20, 6)
    central.writeUInt16LE(flags, 8)
    central.writeUInt16LE(method, 10)
    central.writeUInt32LE(crc, 16)
    central.writeUInt32LE(compressed, 20)
    central.writeUInt32LE(size, 24)
    central.writeUInt16LE(name.length, 28)
    central.writeUInt16LE(extra.length, 30)
    central.writeUInt32LE(file.attributes ?? 0, 38)
    central.writeUInt32LE(file.offset ?? at, 42)
    directory.push(central, name, extra)
    const after = file.after ?? Buffer.alloc(0)
    parts.push(local, localName, stored, after)
    at += local.length + localName.length + stored.length + after.length
  }
  const whole = Buffer.concat(directory)
  const comment = bytesOf(end.comment ?? '')
  const record = Buffer.alloc(22)
  record.writeUInt32LE(0x06054b50, 0)
  record.writeUInt16LE(end.disk ?? 0, 4)
  record.writeUInt16LE(end.filesHere ?? end.files ?? files.length, 8)
  record.writeUInt16LE(end.files ?? files.length, 10)
  record.writeUInt32LE(end.directoryBytes ?? whole.length, 12)
  record.writeUInt32LE(end.directoryOffset ?? at, 16)
  record.writeUInt16LE(end.commentLength ?? comment.length, 20)
  return Buffer.concat([...parts, whole, end.before ?? Buffer.alloc(0), record, comment])
}
