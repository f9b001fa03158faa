import { describe, expect, test } from 'vitest'
import { quotationInDocx } from '#shared/briefing/verify/testing/written-quotation.ts'
import { craftZip } from '../packs/zip/testing/craft-zip.ts'
import { readBriefing } from './read-briefing.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const NAMESPACES = 'xmlns:w="w" xmlns:mc="mc" xmlns:r="r"'
const docx = (body: string, more: Readonly<Record<string, string>> = {}) =>
  craftZip(
    Object.entries({
      '[Content_Types].xml': '<Types/>',
      'word/document.xml': `<?xml version="1.0"?><w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`,
      ...more,
    }).map(([name, content]) => ({ name, content, deflate: true })),
  )

async function texts(name: string, content: Uint8Array): Promise<readonly string[]> {
  const read = await readBriefing(name, content)
  if (!read.ok) throw new Error(read.error.message)
  return read.value.blocks.map(({ text }) => text)
}
async function refusal(name: string, content: Uint8Array): Promise<string> {
  const read = await readBriefing(name, content)
  if (read.ok) return 'it was read'
  expect(read.error.code).toBe('briefing-unreadable')
  return read.error.message
}

describe('text', () => {
  test('UTF-8 with and without a mark, and UTF-16 as Notepad saves it', async () => {
    expect(await texts('a.md', bytes('\ufeff# Überschrift'))).toEqual(['Überschrift'])
    expect(await texts('a.txt', Buffer.from('\ufeffWörter “und” mehr', 'utf16le'))).toEqual(['Wörter “und” mehr'])
    const big = Buffer.from('\ufeffWörter', 'utf16le').swap16()
    expect(await texts('a.md', big)).toEqual(['Wörter'])
  })

  test('what is not UTF-8 is refused with its byte', async () => {
    expect(await refusal('a.md', Buffer.from('caf\xe9 au lait', 'latin1'))).toBe(
      '"a.md" is not UTF-8: byte 3 (0xE9) fits no character; save it as UTF-8, and verify that',
    )
  })

  test('HTML in the encoding that it names', async () => {
    const page = '<html><head><meta charset="windows-1252"></head><body><p>caf\xe9 \x93so\x94</p></body></html>'
    expect(await texts('a.html', Buffer.from(page, 'latin1'))).toEqual(['café “so”'])
  })

  test('HTML is known by its beginning, whatever it is called', async () => {
    expect(await texts('mail.txt', bytes('<!DOCTYPE html><html><body><p>Words</p></body></html>'))).toEqual(['Words'])
  })
})

describe('HTML', () => {
  test('scripts, styles and hidden text are not read, and nothing is run', async () => {
    const page =
      '<script>globalThis.wasRun = true</script><p onclick="globalThis.wasRun = true">Seen<img src=x onerror="globalThis.wasRun = true"></p><p style="display:none">Hidden</p><style>p{}</style><del>Struck</del>'
    expect(await texts('a.html', bytes(page))).toEqual(['Seen'])
    expect('wasRun' in globalThis).toBe(false)
  })
})

describe('DOCX', () => {
  test('deleted, moved and hidden text is not read; inserted text, fields and text boxes are', async () => {
    const run = (text: string, properties = '') =>
      `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
    const body = `<w:p>${run('It is ')}<w:del w:id="1"><w:r><w:delText>not </w:delText></w:r></w:del><w:ins w:id="2">${run('so ')}</w:ins>${run('hidden', '<w:vanish/>')}<w:moveFrom>${run('moved')}</w:moveFrom>
<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('here')}<w:r><w:t>&amp;</w:t><w:noBreakHyphen/><w:softHyphen/><w:br/><w:t>there</w:t></w:r></w:p>
<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p>${run('In a box')}</w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p>${run('In a box')}</w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p>${run('In a cell')}</w:p></w:tc></w:tr></w:tbl>`
    expect(await texts('a.docx', docx(body))).toEqual(['It is so here&-\u00ad\nthere', 'In a box', 'In a cell'])
  })

  test('footnotes are read with their links', async () => {
    const read = await readBriefing(
      'a.docx',
      docx('<w:p><w:r><w:t>Words</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>', {
        'word/footnotes.xml': `<w:footnotes ${NAMESPACES}><w:footnote w:id="0" w:type="separator"><w:p/></w:footnote><w:footnote w:id="2"><w:p><w:hyperlink r:id="rId1"><w:r><w:t>Where</w:t></w:r></w:hyperlink></w:p></w:footnote></w:footnotes>`,
        'word/_rels/footnotes.xml.rels':
          '<Relationships><Relationship Id="rId1" Target="campaign-archive://open/x"/></Relationships>',
      }),
    )
    expect(read.ok && read.value.blocks[0]?.notes).toEqual([{ offset: 5, label: 'f2' }])
    expect(read.ok && read.value.footnotes.get('f2')).toMatchObject({ text: 'Where', links: ['campaign-archive://open/x'] })
  })

  test('paragraphs of a quotation style are block quotes', async () => {
    const { document, styles } = quotationInDocx('Words that were said', 'block')
    const zip = craftZip([
      { name: 'word/document.xml', content: document },
      { name: 'word/styles.xml', content: styles ?? '' },
    ])
    const read = await readBriefing('a.docx', zip)
    expect(read.ok && read.value.blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'quote', 'paragraph'])
  })
})

describe('what cannot be verified is named', () => {
  const ole = (words: string) =>
    Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.from(words, 'utf16le')])
  const bomb = craftZip([{ name: 'word/document.xml', content: Buffer.alloc(40_000_000, 0x20), deflate: true }])
  const xmlOf = (content: string) => craftZip([{ name: 'word/document.xml', content }])
  const laughs = Array.from({ length: 10 }, (_, at) => `<!ENTITY a${at} "${at === 0 ? 'ha' : `&a${at - 1};`.repeat(10)}">`).join(
    '',
  )
  test.each([
    ['empty', 'a.md', new Uint8Array(), /is empty/],
    ['PDF', 'a.md', bytes('%PDF-1.7 …'), /is a PDF/],
    ['picture', 'a.md', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), /is a picture/],
    ['RTF', 'a.docx', bytes('{\\rtf1 words}'), /is an RTF file; save it as DOCX/],
    ['old Word', 'a.doc', ole('WordDocument'), /older Word/],
    ['protected', 'a.docx', ole('EncryptedPackage'), /protected with a password/],
    ['Outlook', 'a.msg', ole('__substg1.0'), /message of Outlook/],
    ['mail', 'a.eml', bytes('From: a@b.c'), /save the message as HTML or as text/],
    ['bytes', 'a.md', bytes('a\0b'), /holds bytes that are no text/],
    ['text as DOCX', 'a.docx', bytes('Words'), /is no Word document/],
    ['spreadsheet', 'a.docx', craftZip([{ name: 'xl/workbook.xml', content: '<x/>' }]), /is a spreadsheet/],
    ['OpenDocument', 'a.odt', craftZip([{ name: 'content.xml', content: '<x/>' }]), /OpenDocument file; save it as DOCX/],
    ['another zip', 'a.zip', craftZip([{ name: 'a.txt', content: 'x' }]), /no Word document in it/],
    ['cut off', 'a.docx', docx('<w:p/>').subarray(0, 200), /cannot be read as a Word document: the file has no end/],
    ['damaged XML', 'a.docx', docx('<w:p>'), /its XML is damaged/],
    [
      'entities',
      'a.docx',
      craftZip([{ name: 'word/document.xml', content: '<!DOCTYPE d [<!ENTITY a "words">]><d>&a;</d>' }]),
      /its XML is damaged/,
    ],
    [
      'entities from elsewhere',
      'a.docx',
      xmlOf('<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><d>&a;</d>'),
      /its XML is damaged/,
    ],
    [
      'entities of the document type',
      'a.docx',
      xmlOf('<!DOCTYPE d [<!ENTITY % a SYSTEM "http://example.org/a.dtd"> %a;]><d>&b;</d>'),
      /its XML is damaged/,
    ],
    ['entities within entities', 'a.docx', xmlOf(`<!DOCTYPE d [${laughs}]><d>&a9;</d>`), /its XML is damaged/],
    ['bomb', 'a.docx', bomb, /would unpack to more than 300 times its size/],
    ['too large', 'a.md', { length: 50_000_001 } as Uint8Array, /at most 50000000 are read/],
  ])('%s', async (_, name, content, message) => {
    expect(await refusal(name, content)).toMatch(message)
  })

  test.each([
    ['a.docx', xmlOf(`${'<a>'.repeat(50_000)}${'</a>'.repeat(50_000)}`), /its XML is damaged/],
    ['a.html', bytes(`<!doctype html>${'<div>'.repeat(50_000)}x`), /thousands deep/],
    ['a.md', bytes(`${'> '.repeat(5_000)}x`), /thousands deep/],
  ])('%s, nested beyond all sense', async (name, content, message) => {
    expect(await refusal(name, content)).toMatch(message)
  })

  test('a DOCX whose bytes were changed', async () => {
    const changed = Buffer.from(craftZip([{ name: 'word/document.xml', content: '<d>words</d>', crc: 7 }]))
    expect(await refusal('a.docx', changed)).toMatch(/checksum/)
  })
})
