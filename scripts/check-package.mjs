// Holds an unpacked program against what must be in it, and reads its fuses: `node scripts/check-package.mjs FOLDER [--twin]`
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkContents } from './package/contents.mjs'
import { readFuses } from './package/fuses.mjs'
import { layoutOf } from './package/layout.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const [folder, ...options] = process.argv.slice(2)
if (folder === undefined || options.some((option) => option !== '--twin')) {
  console.error('usage: node scripts/check-package.mjs FOLDER [--twin]')
  process.exit(2)
}

const twin = options.includes('--twin')
const fuses = await readFuses(layoutOf(resolve(folder)).program, { twin })
const contents = checkContents(resolve(folder), root, { twin })
for (const line of [...fuses.lines, ...contents.lines]) console.log(line)
const problems = [...fuses.problems, ...contents.problems]
for (const problem of problems) console.error(`WRONG: ${problem}`)
if (problems.length > 0) process.exit(1)
console.log(`${folder}: as it must be`)
