import { existsSync, rmSync } from 'node:fs'
import Database from 'better-sqlite3'
import type { Question } from '../question.ts'
import type { Engine } from './engine.ts'

const quote = (word: string) => `"${word.replaceAll('"', '""')}"`

function matchExpression(question: Question): string | null {
  switch (question.kind) {
    case 'all':
      return question.words.map(quote).join(' AND ')
    case 'any':
      return question.words.map(quote).join(' OR ')
    case 'phrase':
      return quote(question.words.join(' '))
    case 'prefix':
      return `${quote(question.start)}*`
    case 'without':
      return `${quote(question.word)} NOT ${quote(question.without)}`
    case 'typo':
      return null
  }
}

/**
 * SQLite's FTS5, ranked by its BM25. Contentless, since no engine holds the documents. The index of the documents has indexes for beginnings of two to
 * four letters and is merged into one segment (`optimize`), which is where it answers fastest; it is read from a file mapped into memory. The notes
 * have neither and are in memory, which is where it changes a row fastest. It knows no typos.
 */
export function createEngineWith(tokenizer: string): Engine {
  let database = new Database(':memory:')
  const options = `content='', contentless_delete=1, tokenize="${tokenizer}"`
  const beginnings = "prefix='2 3 4'"
  const best = () => database.prepare('SELECT rowid FROM docs WHERE docs MATCH ? ORDER BY rank LIMIT ?').pluck()
  const all = () => database.prepare('SELECT rowid FROM docs WHERE docs MATCH ?').pluck()
  let bestOf: ReturnType<typeof best> | undefined
  let allOf: ReturnType<typeof all> | undefined
  let replace: ReturnType<typeof all> | undefined

  return {
    build(documents) {
      database.exec(`CREATE VIRTUAL TABLE docs USING fts5(title, body, ${options}, ${beginnings})`)
      const insert = database.prepare('INSERT INTO docs(rowid, title, body) VALUES (?, ?, ?)')
      database.transaction(() => {
        for (const [id, { title, body }] of documents.entries()) insert.run(id, title, body)
      })()
      database.exec("INSERT INTO docs(docs) VALUES ('optimize')")
    },
    save(path) {
      if (existsSync(path)) rmSync(path)
      database.prepare('VACUUM INTO ?').run(path)
    },
    load(path) {
      database = new Database(path, { readonly: true })
      database.pragma('mmap_size = 4000000000')
      database.pragma('cache_size = -500000')
    },
    best(question, limit) {
      const expression = matchExpression(question)
      bestOf ??= best()
      return expression === null ? null : (bestOf.all(expression, limit) as number[])
    },
    all(question) {
      const expression = matchExpression(question)
      allOf ??= all()
      return expression === null ? null : (allOf.all(expression) as number[])
    },
    notes: {
      fill(texts) {
        database.exec(`CREATE VIRTUAL TABLE docs USING fts5(text, ${options})`)
        const insert = database.prepare('INSERT INTO docs(rowid, text) VALUES (?, ?)')
        database.transaction(() => {
          for (const [id, text] of texts.entries()) insert.run(id, text)
        })()
      },
      update(note, text) {
        replace ??= database.prepare('INSERT OR REPLACE INTO docs(rowid, text) VALUES (?, ?)')
        replace.run(note, text)
      },
      find: (word) => all().all(quote(word)) as number[],
    },
  }
}

export const createEngine = (): Engine => createEngineWith('unicode61 remove_diacritics 2')
