// How long a briefing of 500 notes takes to be written in each format, beside the cost of the library below alone on the same content.
// Then how long it takes to verify: the archive read and the file verified, beside parsing the file alone.
// npx tsx bench/briefings.mjs [NOTES] [ROUNDS]
import { readFileSync } from 'node:fs'
import { File, FootnoteReferenceRun, Packer, Paragraph, TextRun } from 'docx'
import { toHtml } from 'hast-util-to-html'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { toHast } from 'mdast-util-to-hast'
import { gfm } from 'micromark-extension-gfm'
import { parse as parseHtml } from 'parse5'
import { openArchive } from '../main/services/archive/open-archive.ts'
import { prepareArchive, verifyBriefing } from '../main/services/briefings/verify-briefing.ts'
import { bibliographyOf } from '../shared/briefing/bibliography/csl-item.ts'
import { EXPORT_FORMATS, renderExport } from '../shared/briefing/export-formats.ts'
import { notedRows } from '../shared/briefing/tables/noted-rows.ts'
import { bundledNotes, documentOf, headingPart, notePart, textPart } from '../shared/briefing/testing/bundled-briefing.ts'
import { inTurn } from './measure.mjs'

const notes = Number(process.argv[2] ?? 500)
const rounds = Number(process.argv[3] ?? 7)
/** Milliseconds. */
const LONGEST = 1_000

/** @typedef {import('../shared/briefing/briefing-document.ts').BriefingDocument} BriefingDocument */

/** @param {string} path */
const read = (path) => readFileSync(new URL(`../resources/archive/${path}`, import.meta.url), 'utf8')

/** A comment as people write them, of the words of a passage so that no two are alike. */
const commentOn = (/** @type {string} */ passage, /** @type {number} */ n) =>
  `Compare **${passage.split(' ').slice(0, 3).join(' ')}** with *the article* (no. ${n}).\n\n- asked for in full\n- by [whom](https://example.org/${n})?`

/** Notes on the passages of the bundled archive, round and round, with a heading and own text before every tenth. */
function makeBriefing() {
  const all = bundledNotes(read)
  const forms = /** @type {const} */ (['quotation', 'quotation-comment', 'quotation-comment', 'comment', 'reference'])
  return documentOf(
    Array.from({ length: notes }, (_, n) => n).flatMap((n) => {
      const cited = all[n % all.length]
      if (cited === undefined) throw new Error('the bundled archive has no blocks')
      const noted = { ...cited, note: { ...cited.note, body: commentOn(cited.note.target.exact, n) } }
      const before =
        n % 10 === 0 ? [headingPart(n, 1 + (n % 3), `Part ${n / 10 + 1}`), textPart(n, commentOn('own text', n))] : []
      return [...before, notePart(n, forms[n % forms.length] ?? 'quotation', noted)]
    }),
  )
}

/** @param {BriefingDocument} document */
function wordsOf(document) {
  const own = document.parts.flatMap((part) => {
    if (part.type === 'text') return [part.markdown]
    return part.type === 'note' && part.form !== 'quotation' && part.form !== 'reference' ? [part.cited.note.body] : []
  })
  const quoted = document.parts.flatMap((part) =>
    part.type === 'note' && 'exact' in part.cited.note.target && part.form.startsWith('quotation')
      ? [part.cited.note.target.exact]
      : [],
  )
  const cited = document.parts.flatMap((part) => (part.type === 'note' ? [`${part.cited.source.id}, ${part.cited.edition}`] : []))
  return { own, quoted, cited }
}

/** @typedef {ReturnType<typeof wordsOf>} Words */

/** @param {string} markdown */
const parse = (markdown) => fromMarkdown(markdown, 'utf8', { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })

/** The same Markdown through the same libraries, and the quotations as paragraphs: no ids, no digests, no citations, no list of what may be there. */
function htmlAlone(/** @type {Words} */ { own, quoted, cited }) {
  const paragraphs = [...quoted, ...cited].map((value) => ({
    type: /** @type {const} */ ('element'),
    tagName: 'p',
    properties: {},
    children: [{ type: /** @type {const} */ ('text'), value }],
  }))
  return toHtml({ type: 'root', children: paragraphs }) + own.map((markdown) => toHtml(toHast(parse(markdown)))).join('')
}

/** The same paragraphs and footnotes as text: no structures from Markdown, no bookmarks, no links. Packed once. */
function docxAlone(/** @type {Words} */ { own, quoted, cited }) {
  const paragraphs = [...own, ...quoted].map((text) => new Paragraph({ children: [new TextRun({ text })] }))
  const marks = cited.map((_, n) => new Paragraph({ children: [new FootnoteReferenceRun(n + 1)] }))
  const footnotes = Object.fromEntries(
    cited.map((text, n) => [String(n + 1), { children: [new Paragraph({ children: [new TextRun({ text })] })] }]),
  )
  const options = { footnotes, sections: [{ children: [...paragraphs, ...marks] }] }
  return Packer.pack(new File(/** @type {never} */ (options)), 'uint8array', undefined, [])
}

/**
 * What is below each format, on the same content.
 * @param {BriefingDocument} document
 * @returns {Record<string, { readonly name: string, readonly run: () => unknown }>}
 */
function librariesAlone(document) {
  const words = wordsOf(document)
  const rows = notedRows(document)
  const { items } = bibliographyOf(document)
  const markdown = { name: 'mdast: parsing the comments', run: () => words.own.map(parse) }
  const table = { name: 'JSON.stringify of the rows', run: () => JSON.stringify(rows, null, 2) }
  const sources = { name: 'JSON.stringify of the sources', run: () => JSON.stringify(items, null, 2) }
  return {
    plain: markdown,
    pandoc: markdown,
    obsidian: markdown,
    'obsidian-notes': markdown,
    html: { name: 'mdast and hast: comments and paragraphs', run: () => htmlAlone(words) },
    docx: { name: 'docx: the same paragraphs and footnotes', run: () => docxAlone(words) },
    csv: table,
    json: table,
    'csl-json': sources,
    bibtex: sources,
    ris: sources,
  }
}

/** @param {() => unknown} run */
async function time(run) {
  const start = performance.now()
  await run()
  return performance.now() - start
}

async function measureExports() {
  const document = makeBriefing()
  const alone = librariesAlone(document)
  const lines = []
  for (const format of EXPORT_FORMATS) {
    const beside = alone[format]
    if (beside === undefined) throw new Error(`nothing to measure ${format} beside`)
    const medians = await inTurn(
      { [format]: () => time(() => renderExport(format, document)), [beside.name]: () => time(beside.run) },
      rounds,
    )
    const [ours = Number.NaN, theirs = Number.NaN] = [medians[format], medians[beside.name]]
    const [file] = await renderExport(format, document)
    const size = `${((file?.bytes.length ?? 0) / 1_000).toFixed(0)} kB`
    const verdict = ours < LONGEST ? '' : `  LONGER THAN ${LONGEST} ms`
    lines.push(
      `${format.padEnd(10)} ${ours.toFixed(1).padStart(8)} ms  ${(ours / theirs).toFixed(2).padStart(8)} times ${beside.name}  (${size})${verdict}`,
    )
  }
  console.log(`\n${notes} notes, medians of ${rounds} rounds\n${lines.join('\n')}`)
}

/** Milliseconds in which a briefing of 500 notes is to be verified. */
const LONGEST_VERIFYING = 2_000

/** Markdown with the quotations as block quotes, every third of them with one word changed, and a figure in the text before each. */
function markdownToVerify(/** @type {Words} */ { quoted }) {
  const changed = (/** @type {string} */ text, /** @type {number} */ n) =>
    n % 3 === 0 ? text.replace(/(\S+ )\S+/, '$1altered') : text
  return quoted.map((text, n) => `There are 59 signatories.\n\n> ${changed(text, n).replaceAll('\n', '\n> ')}\n`).join('\n')
}

async function measureVerifying() {
  const document = makeBriefing()
  const [html] = await renderExport('html', document)
  if (html === undefined) throw new Error('no file was written')
  const markdown = markdownToVerify(wordsOf(document))
  const files = {
    markdown: { name: 'briefing.md', bytes: Buffer.from(markdown), alone: () => parse(markdown) },
    html: { name: 'briefing.html', bytes: html.bytes, alone: () => parseHtml(Buffer.from(html.bytes).toString('utf8')) },
  }
  const verify = async (/** @type {{ name: string, bytes: Uint8Array }} */ { name, bytes }) => {
    const archive = await openArchive('resources/archive')
    if (!archive.ok) throw new Error(archive.error.message)
    const prepared = await prepareArchive(archive.value, null)
    if (!prepared.ok) throw new Error(prepared.error.message)
    const report = await verifyBriefing({ name, bytes }, prepared.value)
    if (!report.ok) throw new Error(report.error.message)
    return report.value.findings.length
  }
  for (const [format, file] of Object.entries(files)) {
    const found = await verify(file)
    const medians = await inTurn({ verify: () => time(() => verify(file)), parse: () => time(file.alone) }, rounds)
    const [ours = Number.NaN, theirs = Number.NaN] = [medians['verify'], medians['parse']]
    const verdict = ours < LONGEST_VERIFYING ? '' : `  LONGER THAN ${LONGEST_VERIFYING} ms`
    console.log(
      `verify ${format.padEnd(9)} ${ours.toFixed(1).padStart(8)} ms  ${(ours / theirs).toFixed(2).padStart(8)} times parsing alone  (${found} quotations)${verdict}`,
    )
  }
}

// Each of these is a measurement by itself. The preview stands here as it comes.
const measurements = [measureExports, measureVerifying]

for (const measure of measurements) await measure()
