/** 1 January 1980, 00:00: the first that a zip file can say (APPNOTE 6.3, 4.4.6), which stands for "no date". */
const NO_DATE = 0x0021_0000
const END = { signature: 0x0605_4b50, bytes: 22, count: 10, directory: 16 } as const
const ENTRY = { signature: 0x0201_4b50, bytes: 46, date: 12, name: 28, extra: 30, comment: 32, file: 42 } as const
const FILE = { signature: 0x0403_4b50, date: 10 } as const

/**
 * A zip file in which nothing tells when it was packed: the date of each file, at both places where it stands, becomes the same for all. The file must have
 * no comment, as the library writes it; anything else is a fault of ours and throws.
 */
export function withoutDates(zip: Uint8Array): Uint8Array {
  const bytes = zip.slice()
  const view = new DataView(bytes.buffer)
  const expect = (at: number, signature: number) => {
    if (view.getUint32(at, true) !== signature) throw new Error(`the Word file is not packed as expected at byte ${at}`)
  }
  const end = bytes.length - END.bytes
  expect(end, END.signature)
  let at = view.getUint32(end + END.directory, true)
  for (let left = view.getUint16(end + END.count, true); left > 0; left -= 1) {
    expect(at, ENTRY.signature)
    const file = view.getUint32(at + ENTRY.file, true)
    expect(file, FILE.signature)
    view.setUint32(at + ENTRY.date, NO_DATE, true)
    view.setUint32(file + FILE.date, NO_DATE, true)
    at +=
      ENTRY.bytes + [ENTRY.name, ENTRY.extra, ENTRY.comment].reduce((sum, length) => sum + view.getUint16(at + length, true), 0)
  }
  return bytes
}
