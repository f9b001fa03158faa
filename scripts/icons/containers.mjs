/** @typedef {{ readonly size: number, readonly png: Buffer }} Picture a square; `size` in pixels */

/**
 * An icon for Windows: a directory of pictures and the pictures, as PNG (since Windows Vista).
 * Layout: https://learn.microsoft.com/en-us/previous-versions/ms997538(v=msdn.10)
 * @param {readonly Picture[]} pictures of at most 256 pixels
 */
export function ico(pictures) {
  const head = Buffer.alloc(6 + 16 * pictures.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(pictures.length, 4)
  let at = head.length
  for (const [index, { size, png }] of pictures.entries()) {
    const entry = 6 + 16 * index
    // 256 is written as 0.
    head.writeUInt8(size % 256, entry)
    head.writeUInt8(size % 256, entry + 1)
    head.writeUInt16LE(1, entry + 4)
    head.writeUInt16LE(32, entry + 6)
    head.writeUInt32LE(png.length, entry + 8)
    head.writeUInt32LE(at, entry + 12)
    at += png.length
  }
  return Buffer.concat([head, ...pictures.map(({ png }) => png)])
}

/** The types that hold PNG: for a screen of one pixel a point, and of two. */
const TYPES = new Map([
  [16, ['icp4']],
  [32, ['icp5', 'ic11']],
  [64, ['ic12']],
  [128, ['ic07']],
  [256, ['ic08', 'ic13']],
  [512, ['ic09', 'ic14']],
  [1024, ['ic10']],
])

/**
 * An icon for macOS: types, lengths and pictures, one after the other.
 * Layout: https://en.wikipedia.org/wiki/Apple_Icon_Image_format
 * @param {readonly Picture[]} pictures of 16 to 1024 pixels, by powers of two
 */
export function icns(pictures) {
  const parts = pictures.flatMap(({ size, png }) => (TYPES.get(size) ?? []).map((type) => part(type, png)))
  return part('icns', Buffer.concat(parts))
}

/** @param {string} type @param {Buffer} content */
function part(type, content) {
  const head = Buffer.alloc(8)
  head.write(type, 'latin1')
  head.writeUInt32BE(8 + content.length, 4)
  return Buffer.concat([head, content])
}
