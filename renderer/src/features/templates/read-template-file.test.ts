import { expect, test } from 'vitest'
import { LONGEST_TEMPLATE } from '#shared/briefing/template/template-limits.ts'
import { readTemplateFile, templateName } from './read-template-file.ts'

const file = (...parts: (string | Uint8Array<ArrayBuffer>)[]) => new File(parts, 'house-style.liquid')

test('takes a text as it stands, without the mark of its byte order', async () => {
  const text = '# {{ document.title }}\r\n\u{1F4D6} Ανοιχτή επιστολή\n'
  expect(await readTemplateFile(file('\uFEFF', text))).toEqual({ ok: true, name: 'house-style', text })
})

test('takes the longest template and nothing longer, whatever its letters', async () => {
  for (const letter of ['a', 'ö', '漢']) {
    const longest = letter.repeat(LONGEST_TEMPLATE)
    expect(await readTemplateFile(file(longest))).toMatchObject({ ok: true, text: longest })
    const refused = await readTemplateFile(file(`${longest}${letter}`))
    expect(refused).toEqual({ ok: false, reason: 'It is longer than 200,000 characters.' })
  }
})

test('refuses bytes that are no UTF-8, with their line', async () => {
  const latin1 = new Uint8Array([0x63, 0x61, 0x66, 0xe9])
  const reason = 'Line 3: a byte (E9) here is no text in UTF-8. Save the file as UTF-8 and drop it again.'
  expect(await readTemplateFile(file('one\ntwo\n', latin1))).toEqual({ ok: false, reason })
  const utf16 = new Uint8Array([0x61, 0, 0x62, 0])
  expect(await readTemplateFile(file(utf16))).toMatchObject({
    ok: false,
    reason: expect.stringMatching(/^Line 1: a byte \(00\)/),
  })
})

test('refuses a file without a word', async () => {
  expect(await readTemplateFile(file('\uFEFF \n'))).toEqual({ ok: false, reason: 'There is nothing in it.' })
})

test('names a template after its file', () => {
  expect(templateName('Our house style.liquid')).toBe('Our house style')
  expect(templateName('.liquid')).toBe('.liquid')
  expect(templateName(`${'n'.repeat(300)}.liquid`)).toHaveLength(200)
})
