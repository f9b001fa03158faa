import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fileAmong, fileInArgument } from './file-argument.ts'

test.each([
  ['/home/a/spring pack.zip', '/home/a/spring pack.zip'],
  ['/home/a/../b/notes.JSONLD', '/home/b/notes.JSONLD'],
  ['file:///home/a/spring%20pack.zip', '/home/a/spring pack.zip'],
  ['file:///home/a/%CE%B1.bundle.txt', '/home/a/α.bundle.txt'],
])('on Linux %s is the file %s', (arg, path) => {
  expect(fileInArgument(arg, 'linux')).toBe(path)
})

test.each([
  ['C:\\Users\\a\\pack.zip', 'C:\\Users\\a\\pack.zip'],
  ['C:/Users/a/notes.json', 'C:\\Users\\a\\notes.json'],
  ['\\\\server\\share\\pack.zip', '\\\\server\\share\\pack.zip'],
  ['file:///C:/a/b.zip', 'C:\\a\\b.zip'],
])('on Windows %s is the file %s', (arg, path) => {
  expect(fileInArgument(arg, 'win32')).toBe(path)
})

test.each([
  'pack.zip',
  './pack.zip',
  '../pack.zip',
  '--profile=/x/pack.zip',
  '-/pack.zip',
  '/home/a/letter.docx',
  '/home/a/pack.zip/',
  '/home/a/pack.zip\n',
  '/home/a\0/pack.zip',
  'file://server/share/pack.zip',
  'file:///home/a%2Fb.zip',
  'file:///home/%00.zip',
  'https://example.org/pack.zip',
  'campaign-archive://open/pack.zip',
  '',
  `/${'a'.repeat(5_000)}.zip`,
  5,
  null,
  { path: '/a.zip' },
])('on Linux %j is no file', (arg) => {
  expect(fileInArgument(arg, 'linux')).toBeNull()
})

test.each(['\\\\.\\PhysicalDrive0.zip', '\\\\?\\C:\\a.zip', '//./pipe/x.zip', 'C:\\a.zip:stream.zip', 'C:pack.zip', 'pack.zip'])(
  'on Windows %j is no file',
  (arg) => {
    expect(fileInArgument(arg, 'win32')).toBeNull()
  },
)

test('whatever is given, what comes out is an absolute path without control characters, of a kind that is opened', () => {
  fc.assert(
    fc.property(
      fc.tuple(
        fc.constantFrom('', '/', 'file://', 'file:///', '-', '\\\\'),
        fc.string({ unit: 'binary' }),
        fc.constantFrom('.zip', '.txt', '.json', ''),
      ),
      ([start, middle, end]) => {
        const path = fileInArgument(start + middle + end, 'linux')
        if (path === null) return
        expect(path).toMatch(/^\/.*\.(?:zip|txt|json|jsonld)$/i)
        expect([...path].every((sign) => sign >= ' ' && sign !== '\u007f')).toBe(true)
      },
    ),
  )
})

test('the last file is meant, and none that stands behind a link', () => {
  expect(fileAmong(['.', '--profile=/x', '/a.zip', '/b.zip'], 'linux')).toBe('/b.zip')
  expect(fileAmong(['--', '/a.zip'], 'linux')).toBe('/a.zip')
  expect(fileAmong(['campaign-archive://open/info%3Aa/v1/source/letter', '/a.zip'], 'linux')).toBeNull()
  expect(fileAmong(['out/main/desktop.js', '--inspect'], 'linux')).toBeNull()
})
