import { getDocumentProxy } from 'unpdf'

export interface ReadPdf {
  /** The words of each page, in the order in which they were written. */
  readonly pages: readonly string[]
  /** Each line of each page from its top, with the height of its letters, in points. */
  readonly lines: readonly (readonly { readonly text: string; readonly size: number; readonly right: number }[])[]
  /** In points. */
  readonly width: number
  readonly bookmarks: readonly string[]
  readonly tagged: boolean
}

/** Reads a PDF back, by another program than the one that wrote it. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes))
  const pages: string[] = []
  const lines: { text: string; size: number; right: number }[][] = []
  let width = 0
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number)
    width = page.getViewport({ scale: 1 }).width
    const { items } = await page.getTextContent()
    const pieces = items.flatMap((item) => ('str' in item ? [item] : []))
    pages.push(pieces.map(({ str, hasEOL }) => `${str}${hasEOL ? '\n' : ''}`).join(''))
    const byHeight = new Map<number, { text: string; size: number; right: number }>()
    for (const { str, transform, width: wide, height } of pieces) {
      if (str.trim() === '') continue
      const [left, bottom] = [Number(transform[4]), Math.round(Number(transform[5]))]
      const line = byHeight.get(bottom) ?? { text: '', size: 0, right: 0 }
      byHeight.set(bottom, { text: line.text + str, size: Math.max(line.size, height), right: Math.max(line.right, left + wide) })
    }
    lines.push([...byHeight].sort(([a], [b]) => b - a).map(([, line]) => line))
  }
  const outline = (await pdf.getOutline()) ?? []
  const flat = (entries: typeof outline): string[] => entries.flatMap(({ title, items }) => [title, ...flat(items)])
  const bookmarks = flat(outline)
  const marked = await pdf.getMarkInfo()
  await pdf.loadingTask.destroy()
  return { pages, lines, width, bookmarks, tagged: marked?.Marked === true }
}

/** Without the ends of lines, which are the printer's: what is left must be the same letter for letter. */
export function withoutSpaces(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u00ad]+/gu, '')
}
