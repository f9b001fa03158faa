import { strToU8, zipSync } from 'fflate'
import type { Random } from './random.ts'
import { AFTER, BEFORE, MARKS, nested, pieces, type ToWrite, writeStretches } from './written.ts'

const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml"'

const inXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const words = (text: string) => `<w:t xml:space="preserve">${inXml(text)}</w:t>`
const run = (text: string, properties = '') =>
  `<w:r w:rsidR="00AB12CD">${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}${words(text)}</w:r>`
const AUTHOR = 'w:id="7" w:author="A" w:date="2026-01-01T00:00:00Z"'
const field = (code: string, shown: string) =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>`

/** What Word puts into the middle of a paragraph and nobody reads. */
const UNREAD = [
  '<w:proofErr w:type="spellStart"/>',
  '<w:bookmarkStart w:id="3" w:name="_GoBack"/><w:bookmarkEnd w:id="3"/>',
  `<w:del ${AUTHOR}><w:r><w:delText xml:space="preserve">not sixty </w:delText></w:r></w:del>`,
  `<w:moveFrom ${AUTHOR}><w:r>${words('never ')}</w:r></w:moveFrom>`,
  '<w:commentRangeStart w:id="4"/>',
  '<w:commentRangeEnd w:id="4"/><w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="4"/></w:r>',
  '<w:r><w:lastRenderedPageBreak/></w:r>',
  `<w:r><w:rPr><w:vanish/></w:rPr>${words('hidden words ')}</w:r>`,
  '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> XE "Facebook" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
  '<w:permStart w:id="5" w:edGrp="everyone"/>',
  '<w:r><w:footnoteReference w:id="9"/></w:r>',
] as const

/** Words that are struck out or hidden, and words that stand in no run of text. */
function stretch(random: Random, text: string): string {
  return writeStretches(
    text,
    (hidden) =>
      random.pick([
        `<w:del ${AUTHOR}><w:r><w:delText>${inXml(hidden)}</w:delText></w:r></w:del>`,
        run(hidden, '<w:strike/>'),
        run(hidden, '<w:dstrike/>'),
        run(hidden, '<w:vanish/>'),
        run(hidden, '<w:rStyle w:val="Gone"/>'),
        `<w:moveFrom ${AUTHOR}>${run(hidden)}</w:moveFrom>`,
        `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF 1 = 2 </w:instrText></w:r>${run(hidden)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`,
      ]),
    (shown) =>
      random.pick([
        `<m:oMath><m:r><m:t>${inXml(shown)}</m:t></m:r></m:oMath>`,
        `<w:r><w:ruby><w:rubyPr/><w:rt>${run('x')}</w:rt><w:rubyBase>${run(shown)}</w:rubyBase></w:ruby></w:r>`,
        '<w:r><w:sym w:font="Symbol" w:char="F036"/></w:r>',
        field('REF a', run(shown)),
        `<w:ins ${AUTHOR}>${run(shown)}</w:ins>`,
      ]),
  )
}

/** Words in pieces as Word stores them, those apart that are set in another way. */
const runs = (random: Random, text: string) =>
  text
    .split(/(\ue000[^\ue001]*\ue001|\ue002[^\ue003]*\ue003)/u)
    .map((part, at) => (at % 2 === 1 ? stretch(random, part) : part === '' ? '' : plainRuns(random, part)))
    .join('')

/** Words in pieces as Word stores them, each set apart in one of the ways it has. */
function plainRuns(random: Random, text: string): string {
  const messy = random.pick([0, 0.15, 0.4])
  return pieces(random, text, random.pick([4, 12, 200]))
    .map((piece) => {
      const unread = random.chance(messy * 0.4) ? random.pick(UNREAD) : ''
      if (!random.chance(messy)) return unread + run(piece)
      return (
        unread +
        random.pick([
          run(piece, '<w:b/><w:lang w:val="en-GB"/>'),
          run(piece, '<w:i/><w:strike w:val="0"/><w:vanish w:val="false"/>'),
          run(piece, `<w:highlight w:val="yellow"/><w:rPrChange ${AUTHOR}><w:rPr><w:strike/></w:rPr></w:rPrChange>`),
          `<w:ins ${AUTHOR}>${run(piece)}</w:ins>`,
          `<w:moveTo ${AUTHOR}>${run(piece)}</w:moveTo>`,
          `<w:hyperlink r:id="rId9">${run(piece, '<w:rStyle w:val="Hyperlink"/>')}</w:hyperlink>`,
          `<w:sdt><w:sdtPr><w:alias w:val="not"/></w:sdtPr><w:sdtContent>${run(piece)}</w:sdtContent></w:sdt>`,
          `<w:smartTag w:uri="u" w:element="place">${run(piece)}</w:smartTag>`,
          `<w:fldSimple w:instr=" QUOTE ">${run(piece)}</w:fldSimple>`,
          field('HYPERLINK "https://example.org/not"', run(piece)),
          piece
            .split(/([-\u00ad\u2011])/u)
            .map((each) =>
              each === '-' || each === '\u2011'
                ? '<w:r><w:noBreakHyphen/></w:r>'
                : each === '\u00ad'
                  ? '<w:r><w:softHyphen/></w:r>'
                  : each === ''
                    ? ''
                    : run(each),
            )
            .join(''),
        ])
      )
    })
    .join('')
}

const paragraph = (content: string, properties = '') =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`

const STYLES = `<?xml version="1.0" encoding="UTF-8"?><w:styles ${NAMESPACES}><w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/></w:style><w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="My own"/><w:basedOn w:val="IntenseQuote"/></w:style><w:style w:type="paragraph" w:styleId="IntenseQuote"><w:name w:val="Intense Quote"/></w:style><w:style w:type="character" w:styleId="Gone"><w:name w:val="Gone"/><w:rPr><w:strike/></w:rPr></w:style></w:styles>`

/** The bytes of a Word file with a quotation in it. */
export function writeDocx({ place, paragraphs, citation, random }: ToWrite): Uint8Array {
  let notes = `<w:footnote w:id="9">${paragraph(run('A remark of the writer.'))}</w:footnote>`
  const body: string[] = [paragraph(run('A briefing'), '<w:pStyle w:val="Title"/>'), paragraph(run('Words of the writer.'))]
  if (place === 'block' || place === 'items of a block') {
    const style = `<w:pStyle w:val="${random.pick(['Quote', 'Mine', 'IntenseQuote'])}"/>${place === 'block' ? '' : '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'}`
    body.push(...paragraphs.map((text) => paragraph(runs(random, text), style)))
    if (citation !== '') body.push(random.chance(0.5) ? paragraph(run(`— ${citation}`), style) : paragraph(run(`(${citation})`)))
  } else {
    const [open, close] = MARKS[place]
    const beside = citation === '' ? '' : ` (${citation})`
    const [before, after] = [random.pick(BEFORE), random.pick(AFTER)]
    const inOther = place === 'inside another quotation'
    const written = paragraphs.map((text, at) => {
      const isLast = at === paragraphs.length - 1
      const head = at > 0 ? '' : inOther ? 'My colleague said: «They wrote ' : before
      const tail = !isLast ? '' : close + beside + (inOther ? ' and no more.»' : after)
      return `${head === '' ? '' : run(head)}${runs(random, open + nested(place, text))}${tail === '' ? '' : run(tail)}`
    })
    switch (place) {
      case 'list item':
        body.push(...written.map((content) => paragraph(content, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')))
        break
      case 'cell':
        body.push(
          `<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:tcPr/>${written.map((content) => paragraph(content)).join('')}</w:tc><w:tc>${paragraph(run('there'))}</w:tc></w:tr></w:tbl>`,
        )
        break
      case 'footnote':
        notes += `<w:footnote w:id="2">${written.map((content) => paragraph(content)).join('')}</w:footnote>`
        body.push(paragraph(`${run('A sentence.')}<w:r><w:footnoteReference w:id="2"/></w:r>`))
        break
      case 'single':
      case 'guillemets': {
        // In a text box, which Word stores twice: for programs of today, and for old ones.
        const box = `<w:txbxContent>${written.map((content) => paragraph(content)).join('')}</w:txbxContent>`
        body.push(
          paragraph(
            `${run('A box beside the text.')}<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>${box}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>${box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>${run(' And on it goes.')}`,
          ),
        )
        break
      }
      default:
        body.push(...written.map((content) => paragraph(content)))
    }
  }
  body.push(paragraph(run('More of the writer.')))
  const files: Record<string, string> = {
    '[Content_Types].xml': '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document ${NAMESPACES}><w:body>${body.join('')}<w:sectPr/></w:body></w:document>`,
    'word/styles.xml': STYLES,
    'word/footnotes.xml': `<?xml version="1.0" encoding="UTF-8"?><w:footnotes ${NAMESPACES}><w:footnote w:type="separator" w:id="-1">${paragraph('')}</w:footnote>${notes}</w:footnotes>`,
    'word/comments.xml': `<?xml version="1.0" encoding="UTF-8"?><w:comments ${NAMESPACES}><w:comment w:id="4">${paragraph(run('A comment of a colleague.'))}</w:comment></w:comments>`,
    'word/_rels/document.xml.rels':
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Type="t" Target="https://example.org/" TargetMode="External"/></Relationships>',
  }
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])), {
    mtime: '2000-01-02',
    level: 0,
  })
}
