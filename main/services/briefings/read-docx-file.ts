import type { ReadDocument } from '#shared/briefing/verify/read/read-document.ts'
import { type DocxFiles, readDocx } from '#shared/briefing/verify/read/read-docx.ts'
import { fail, type Outcome, succeed } from '#shared/contract/failure.ts'
import { decodeText } from '../archive/decode-text.ts'
import { Refused } from '../packs/refused.ts'
import { type LocatedFile, locateFiles } from '../packs/zip/locate-files.ts'
import { readDirectory } from '../packs/zip/read-directory.ts'
import { readFileOfZip } from '../packs/zip/read-file-of-zip.ts'
import { bytesInMemory, type ZipBytes } from '../packs/zip/zip-bytes.ts'

/** Of all files together, and how much larger than in the zip they may be. The XML of a long book has a few megabytes, and shrinks to a tenth. */
const LIMITS = { files: 5_000, bytes: 500_000_000, ratio: 300 }
/** Of one file with words in it, unpacked: more XML than a book of 10,000 pages has. */
const MOST_XML = 100_000_000

const unreadable = (message: string) => fail('briefing-unreadable', message)

async function readXml(zip: ZipBytes, file: LocatedFile): Promise<string> {
  if (file.size > MOST_XML)
    throw new Refused('too-large', `${file.name} unpacks to ${file.size} bytes; at most ${MOST_XML} are read`)
  const pieces: Buffer[] = []
  for await (const piece of readFileOfZip(zip, file)) pieces.push(piece)
  const bytes = Buffer.concat(pieces)
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le', { fatal: true }).decode(bytes)
  const decoded = decodeText(bytes)
  if (!decoded.ok) throw new Refused('zip-damaged', `${file.name} is damaged: it is not UTF-8 from byte ${decoded.offset} on`)
  return decoded.text
}

/** What a zip is that is no DOCX, by what stands in it. */
function otherKind(files: ReadonlyMap<string, LocatedFile>): string {
  if (files.has('xl/workbook.xml')) return 'a spreadsheet'
  if (files.has('ppt/presentation.xml')) return 'a presentation'
  if (files.has('content.xml')) return 'an OpenDocument file; save it as DOCX (Word) and verify that'
  if (files.has('bagit.txt') || [...files.keys()].some((name) => name.endsWith('/bagit.txt'))) return 'a pack of an archive'
  return 'a zip file with no Word document in it'
}

/**
 * Reads a DOCX in memory, with the limits of a pack: nothing is unpacked that is larger than it says, or out of proportion. Answers
 * `briefing-unreadable` with the cause for what is no DOCX, or one that is damaged.
 */
export async function readDocxFile(name: string, bytes: Uint8Array): Promise<Outcome<ReadDocument>> {
  const shown = JSON.stringify(name)
  try {
    const zip = bytesInMemory(bytes)
    const located = await locateFiles(zip, await readDirectory(zip, bytes.length, LIMITS))
    const files = new Map(located.map((file) => [file.name, file]))
    const main = files.get('word/document.xml')
    if (main === undefined) return unreadable(`${shown} is ${otherKind(files)}`)
    const optional = async (path: string) => {
      const file = files.get(path)
      return file === undefined ? null : readXml(zip, file)
    }
    const xml: DocxFiles = {
      document: await readXml(zip, main),
      styles: await optional('word/styles.xml'),
      footnotes: await optional('word/footnotes.xml'),
      endnotes: await optional('word/endnotes.xml'),
      documentLinks: await optional('word/_rels/document.xml.rels'),
      footnoteLinks: await optional('word/_rels/footnotes.xml.rels'),
      core: await optional('docProps/core.xml'),
      custom: await optional('docProps/custom.xml'),
    }
    return readParts(shown, xml)
  } catch (error) {
    if (error instanceof Refused)
      return unreadable(`${shown} cannot be read as a Word document: ${error.message.replaceAll('the pack', 'the file')}`)
    throw error
  }
}

function readParts(shown: string, xml: DocxFiles): Outcome<ReadDocument> {
  try {
    return succeed(readDocx(xml))
  } catch (error) {
    const [cause = ''] = error instanceof Error ? error.message.split('\n') : ['']
    return unreadable(`${shown} cannot be read as a Word document: its XML is damaged (${cause})`)
  }
}
