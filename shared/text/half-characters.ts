/**
 * How many halves of a character a text has whose other half is missing (lone surrogates, Unicode 17, 3.8, D75). They come from programs that cut
 * text in the wrong place. UTF-8 has no bytes for them: where text is written as it is, each becomes U+FFFD. JSON can hold them as escapes.
 */
export function countHalfCharacters(text: string): number {
  return text.match(/\p{Surrogate}/gu)?.length ?? 0
}
