// What is used of the peers, so that types are checked where the packages of bench/ are not installed.

declare module 'minisearch' {
  interface Found {
    readonly id: number
  }
  interface Options {
    readonly combineWith?: 'AND' | 'OR' | 'AND_NOT'
    readonly prefix?: boolean
    readonly fuzzy?: number
  }
  type Query = string | { readonly combineWith: 'AND_NOT'; readonly queries: readonly string[] }
  class MiniSearch {
    constructor(options: { readonly fields: readonly string[]; readonly autoVacuum?: boolean })
    static loadJSON(json: string, options: { readonly fields: readonly string[] }): MiniSearch
    addAll(documents: readonly object[]): void
    replace(document: object): void
    search(query: Query, options?: Options): readonly Found[]
  }

  // biome-ignore lint/style/noDefaultExport: it is what the package has
  export { MiniSearch as default }
}

declare module 'better-sqlite3' {
  interface Statement {
    run(...values: readonly unknown[]): unknown
    all(...values: readonly unknown[]): unknown[]
    pluck(): Statement
  }
  class Database {
    constructor(path: string, options?: { readonly readonly?: boolean })
    exec(sql: string): void
    prepare(sql: string): Statement
    pragma(sql: string): unknown
    transaction(work: () => void): () => void
  }

  // biome-ignore lint/style/noDefaultExport: it is what the package has
  export { Database as default }
}
