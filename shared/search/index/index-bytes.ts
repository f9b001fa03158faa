import type { EditionId, SourceId } from '../../archive/ids.ts'
import type { SignatoryDocument, SourceDocument } from '../documents.ts'

/**
 * Grows by one whenever the form of the bytes changes, or the rules by which texts are folded, split and stemmed: an index of another
 * format is made anew.
 */
export const INDEX_FORMAT = 1

/** The number of places is kept for each posting that is a multiple of this. */
export const PLACE_SAMPLE = 64

/** "CASEARCH", little-endian. */
const MAGIC_FIRST = 0x45534143
const MAGIC_SECOND = 0x48435241
/** Magic, format, and the length of the heading in UTF-16 units: four bytes each but for the magic's eight. */
const HEAD_BYTES = 16
const ALIGNMENT = 8

const ARRAYS = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array } as const
type ArrayKind = keyof typeof ARRAYS
export type Numbers = Uint8Array | Uint16Array | Uint32Array

/** Where an array lies: bytes from the end of the heading, a multiple of eight. `length` counts its numbers. */
interface Section {
  readonly kind: ArrayKind
  readonly offset: number
  readonly length: number
}

/** What an index says of itself and of its documents. */
export interface IndexHeading {
  readonly edition: EditionId
  /** SHA-512 of the edition's inventory. */
  readonly digest: string
  readonly leftOut: readonly SourceId[]
  /** The different kinds, publishers and dates of sources: which each source has is a number in a section. */
  readonly kinds: readonly SourceDocument['kind'][]
  readonly publishers: readonly string[]
  readonly dates: readonly string[]
  readonly signatories: readonly Omit<SignatoryDocument, 'text'>[]
  readonly recommendations: readonly { readonly number: number; readonly documents: readonly number[] }[]
  /** By whose rules forms of words were put together: primary subtags of BCP 47. */
  readonly languages: readonly string[]
  /** Of passages, with the titles of their sources, in words. */
  readonly averageLength: number
  readonly sections: Readonly<Record<string, Section>>
}

/** Why bytes are no index that this program can use. */
export class IndexRefused extends Error {}

/** The numbers in the narrowest array that holds them all. */
export function narrow(numbers: Uint32Array): Numbers {
  let greatest = 0
  for (const number of numbers) if (number > greatest) greatest = number
  if (greatest < 0x100) return new Uint8Array(numbers)
  return greatest < 0x1_0000 ? new Uint16Array(numbers) : numbers
}

function align(bytes: number): number {
  return Math.ceil(bytes / ALIGNMENT) * ALIGNMENT
}

function kindOf(numbers: Numbers): ArrayKind {
  if (numbers instanceof Uint8Array) return 'u8'
  return numbers instanceof Uint16Array ? 'u16' : 'u32'
}

/** Numbers are little-endian in the file, and typed arrays have the order of the machine: every machine Electron runs on is little-endian. */
function demandLittleEndian(): void {
  if (new Uint8Array(Uint16Array.of(1).buffer)[0] !== 1) throw new IndexRefused('this computer orders bytes in another way')
}

/** Puts a heading and named arrays into one run of bytes. */
export function packIndex(
  heading: Omit<IndexHeading, 'sections'>,
  arrays: Readonly<Record<string, Numbers>>,
): Uint8Array<ArrayBuffer> {
  demandLittleEndian()
  const sections: Record<string, Section> = {}
  let offset = 0
  for (const [name, numbers] of Object.entries(arrays)) {
    sections[name] = { kind: kindOf(numbers), offset, length: numbers.length }
    offset = align(offset + numbers.byteLength)
  }
  const text = JSON.stringify({ ...heading, sections } satisfies IndexHeading)
  const start = align(HEAD_BYTES + text.length * 2)
  const bytes = new Uint8Array(start + offset)
  new Uint32Array(bytes.buffer, 0, 4).set([MAGIC_FIRST, MAGIC_SECOND, INDEX_FORMAT, text.length])
  const units = new Uint16Array(bytes.buffer, HEAD_BYTES, text.length)
  for (let at = 0; at < text.length; at++) units[at] = text.charCodeAt(at)
  for (const [name, numbers] of Object.entries(arrays)) {
    bytes.set(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength), start + (sections[name]?.offset ?? 0))
  }
  return bytes
}

function unitsToText(units: Uint16Array): string {
  let text = ''
  for (let at = 0; at < units.length; at += 8_192) text += String.fromCharCode(...units.subarray(at, at + 8_192))
  return text
}

/** Views must be aligned; bytes that do not begin at the start of their buffer are copied once. */
function alignedBuffer(bytes: Uint8Array): { readonly buffer: ArrayBuffer; readonly start: number } {
  const { buffer, byteOffset } = bytes
  if (buffer instanceof ArrayBuffer && byteOffset % ALIGNMENT === 0) return { buffer, start: byteOffset }
  return { buffer: new Uint8Array(bytes).buffer, start: 0 }
}

/** Only what a slip could bring about is looked at: that nothing was altered is for the digest to say, which is checked before. */
function isHeading(value: unknown): value is IndexHeading {
  if (typeof value !== 'object' || value === null) return false
  const { edition, digest, sections, ...lists } = value as Partial<Record<keyof IndexHeading, unknown>>
  const { leftOut, kinds, publishers, dates, signatories, recommendations, languages, averageLength } = lists
  return (
    typeof edition === 'string' &&
    typeof digest === 'string' &&
    typeof averageLength === 'number' &&
    typeof sections === 'object' &&
    sections !== null &&
    [leftOut, kinds, publishers, dates, signatories, recommendations, languages].every(Array.isArray)
  )
}

interface ReadHeading {
  readonly heading: IndexHeading
  readonly buffer: ArrayBuffer
  /** Bytes of `buffer`: where the sections begin, and where the index ends. */
  readonly sections: number
  readonly end: number
}

function readHeading(bytes: Uint8Array): ReadHeading {
  demandLittleEndian()
  if (bytes.byteLength < HEAD_BYTES) throw new IndexRefused('the index was cut off')
  const { buffer, start } = alignedBuffer(bytes)
  const [first, second, format, length] = new Uint32Array(buffer, start, 4)
  if (first !== MAGIC_FIRST || second !== MAGIC_SECOND) throw new IndexRefused('this is no search index')
  if (format !== INDEX_FORMAT)
    throw new IndexRefused(`the index has format ${format}, and this program reads format ${INDEX_FORMAT}`)
  if (length === undefined || HEAD_BYTES + length * 2 > bytes.byteLength) throw new IndexRefused('the index was cut off')
  let value: unknown
  try {
    value = JSON.parse(unitsToText(new Uint16Array(buffer, start + HEAD_BYTES, length)))
  } catch {
    value = null
  }
  if (!isHeading(value)) throw new IndexRefused('the beginning of the index cannot be read')
  return { heading: value, buffer, sections: start + align(HEAD_BYTES + length * 2), end: start + bytes.byteLength }
}

/** Reads only the beginning. Throws IndexRefused. */
export function readIndexHeading(bytes: Uint8Array): IndexHeading {
  return readHeading(bytes).heading
}

export interface UnpackedIndex {
  readonly heading: IndexHeading
  /** The numbers of a section, as views: nothing is copied. Throws IndexRefused where there is no such section. */
  numbers(name: string): Numbers
  wide(name: string): Uint32Array
  units(name: string): Uint16Array
}

/** Takes bytes apart that `packIndex` made. Throws IndexRefused where they are cut off or of another form; changed numbers are for a digest to find. */
export function unpackIndex(bytes: Uint8Array): UnpackedIndex {
  const { heading, buffer, sections, end } = readHeading(bytes)
  const numbers = (name: string): Numbers => {
    const section = heading.sections[name]
    const View = section === undefined ? undefined : ARRAYS[section.kind]
    if (section === undefined || View === undefined || !Number.isInteger(section.offset) || !Number.isInteger(section.length))
      throw new IndexRefused(`the index has no part “${name}” that can be read`)
    if (section.offset % ALIGNMENT !== 0 || sections + section.offset + section.length * View.BYTES_PER_ELEMENT > end)
      throw new IndexRefused('the index was cut off')
    return new View(buffer, sections + section.offset, section.length)
  }
  return {
    heading,
    numbers,
    wide(name) {
      const found = numbers(name)
      if (!(found instanceof Uint32Array)) throw new IndexRefused(`the part “${name}” of the index is of another kind`)
      return found
    },
    units(name) {
      const found = numbers(name)
      if (!(found instanceof Uint16Array)) throw new IndexRefused(`the part “${name}” of the index is of another kind`)
      return found
    },
  }
}
