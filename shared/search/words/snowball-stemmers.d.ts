declare module 'snowball-stemmers' {
  interface Stemmer {
    stem(word: string): string
  }
  interface Snowball {
    newStemmer(algorithm: string): Stemmer
  }
  const snowball: Snowball
  // biome-ignore lint/style/noDefaultExport: Node gives a CommonJS package as a default export.
  export default snowball
}
