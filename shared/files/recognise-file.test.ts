import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { type FileKind, HEAD_BYTES, recogniseFile } from './recognise-file.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const zip = (...names: readonly string[]) => zipSync(Object.fromEntries(names.map((name) => [name, bytes('x')])))

const annotation = '{"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation"}'
const bundle = '{"bundle":1,"by":null,"at":"2026-01-01T00:00:00.000Z","archive":null,"program":"p"}\n{"format":1}\n'
const template = '{% for part in parts %}{{ part.text }}{% endfor %}'

test.each<[FileKind, Uint8Array, string]>([
  ['pack', zip('letter-v3/bagit.txt', 'letter-v3/data/0=ocfl_object_1.1'), 'letter.zip'],
  ['pack', zip('letter-v3/bagit.txt'), 'renamed.docx.zip'],
  ['pack', zip('holiday/photograph.jpg'), 'holiday.zip'],
  ['backup', zip('notes.jsonl', 'notes.md', 'readme.txt', 'manifest.json'), '2026-01-01.zip'],
  ['briefing', zip('[Content_Types].xml', 'word/document.xml'), 'briefing.docx'],
  ['briefing', zip('[Content_Types].xml', 'word/document.xml'), 'briefing'],
  ['briefing', bytes('PK\u0003\u0004 and no more'), 'broken.docx'],
  ['bundle', bytes(bundle), 'from-a-colleague.bundle.txt'],
  ['bundle', bytes(`\uFEFF${bundle.replaceAll('\n', '\r\n')}`), 'mail attachment'],
  ['annotations', bytes(annotation), 'notes.txt'],
  ['annotations', bytes('{\n"a": 1,\n}'), 'words.jsonld'],
  ['template', bytes(template), 'house-style.liquid'],
  ['template', bytes(template), 'house-style.txt'],
  ['briefing', bytes(`How a template begins: ${template}`), 'about-templates.md'],
  ['briefing', bytes('# A briefing\n\n> "Words"\n'), 'briefing.md'],
  ['briefing', bytes('He wrote "x".'), 'mail.txt'],
  ['unknown', bytes('%PDF-1.7\n%\u0000'), 'paper.pdf'],
  ['unknown', bytes('%PDF-1.7'), 'paper.pdf'],
  ['unknown', bytes('a,b\n1,2\n'), 'table.csv'],
  ['unknown', new Uint8Array(), 'nothing'],
])('says %s of %#', (kind, head, name) => {
  expect(recogniseFile(head, name)).toBe(kind)
})

test.each(['plain', 'pandoc', 'obsidian'])('recognises an exported briefing, in the form of %s', (profile) => {
  const briefing = readFileSync(new URL(`../briefing/testing/briefing.${profile}.golden.txt`, import.meta.url))
  expect(recogniseFile(briefing.subarray(0, HEAD_BYTES), 'briefing.md')).toBe('briefing')
})

test('never throws, whatever the bytes are', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.string({ maxLength: 20 }), (head, name) => {
      recogniseFile(head, name)
      recogniseFile(new Uint8Array([0x50, 0x4b, 0x03, 0x04, ...head]), name)
    }),
  )
})
