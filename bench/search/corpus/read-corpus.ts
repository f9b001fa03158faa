import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import type { BenchDocument, Corpus, JudgedQuery } from './corpus.ts'

type Grades = ReadonlyMap<string, ReadonlyMap<string, number>>
interface Named {
  readonly ids: readonly string[]
  readonly documents: readonly BenchDocument[]
}

type JsonLine = Readonly<Record<string, unknown>>

async function* linesOf(path: string): AsyncGenerator<string> {
  const file = createReadStream(path)
  const input = path.endsWith('.gz') ? file.pipe(createGunzip()) : file
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) if (line.trim() !== '') yield line
}

/** One JSON object a line: `id` or `_id`, `title`, and `body` or `text`. */
async function readDocuments(path: string, most: number): Promise<Named> {
  const ids: string[] = []
  const documents: BenchDocument[] = []
  for await (const line of linesOf(path)) {
    if (documents.length === most) break
    const { id, _id, title, body, text } = JSON.parse(line) as JsonLine
    ids.push(String(id ?? _id ?? documents.length))
    documents.push({ title: String(title ?? ''), body: String(body ?? text ?? '') })
  }
  return { ids, documents }
}

function judge(queries: ReadonlyMap<string, string>, grades: Grades, ids: readonly string[]): JudgedQuery[] {
  const places = new Map(ids.map((id, place) => [id, place]))
  const judged: JudgedQuery[] = []
  for (const [query, ofQuery] of grades) {
    const text = queries.get(query)
    const found = [...ofQuery].flatMap(([id, grade]) => {
      const place = places.get(id)
      return place === undefined || grade <= 0 ? [] : [[place, grade] as const]
    })
    if (text !== undefined && found.length > 0) judged.push({ text, grades: new Map(found) })
  }
  return judged
}

/** `{ docs: [{ id, title, body }], queries: [{ id, text }], qrels: { query: { document: grade } } }` */
function readJudgedJson(path: string, most: number): Pick<Corpus, 'documents' | 'judged'> {
  const { docs, queries, qrels } = JSON.parse(readFileSync(path, 'utf8')) as {
    readonly docs: readonly { readonly id: string | number; readonly title: string; readonly body: string }[]
    readonly queries: readonly { readonly id: string | number; readonly text: string }[]
    readonly qrels: Readonly<Record<string, Readonly<Record<string, number>>>>
  }
  const taken = docs.slice(0, most)
  const grades = new Map(Object.entries(qrels).map(([query, ofQuery]) => [query, new Map(Object.entries(ofQuery))]))
  return {
    documents: taken.map(({ title, body }) => ({ title, body })),
    judged: judge(
      new Map(queries.map(({ id, text }) => [String(id), text])),
      grades,
      taken.map(({ id }) => String(id)),
    ),
  }
}

/** corpus.jsonl, queries.jsonl and qrels/test.tsv (query, document, grade, with a heading), as the BEIR collections come. */
async function readBeir(folder: string, most: number): Promise<Pick<Corpus, 'documents' | 'judged'>> {
  const plain = join(folder, 'corpus.jsonl')
  const { ids, documents } = await readDocuments(existsSync(plain) ? plain : `${plain}.gz`, most)
  const queries = new Map<string, string>()
  for await (const line of linesOf(join(folder, 'queries.jsonl'))) {
    const { _id, text } = JSON.parse(line) as JsonLine
    queries.set(String(_id), String(text))
  }
  const grades = new Map<string, Map<string, number>>()
  for await (const line of linesOf(join(folder, 'qrels', 'test.tsv'))) {
    const [query = '', document = '', grade = ''] = line.split('\t')
    if (!/^-?\d+$/.test(grade)) continue
    const ofQuery = grades.get(query) ?? new Map<string, number>()
    grades.set(query, ofQuery.set(document, Number(grade)))
  }
  return { documents, judged: judge(queries, grades, ids) }
}

function corpusFile(path: string): string {
  if (!statSync(path).isDirectory()) return path
  const names = ['cranfield.json', 'corpus.json', 'documents.jsonl', 'documents.jsonl.gz']
  const name = names.find((each) => existsSync(join(path, each)))
  if (name === undefined)
    throw new Error(`${path} holds none of corpus.jsonl, ${names.join(', ')}: name the file itself instead of its folder`)
  return join(path, name)
}

/** Reads at most `most` documents in one of the forms that bench/README.md describes. Throws where there is none of them. */
export async function readCorpus(path: string, language: string, most: number): Promise<Corpus> {
  const name = basename(path).replace(/[.].*$/, '')
  const beir = statSync(path).isDirectory() && ['', '.gz'].some((end) => existsSync(join(path, `corpus.jsonl${end}`)))
  if (beir) return { name, language, ...(await readBeir(path, most)) }
  const file = corpusFile(path)
  if (file.endsWith('.json')) return { name, language, ...readJudgedJson(file, most) }
  const { documents } = await readDocuments(file, most)
  return { name, language, documents, judged: [] }
}
