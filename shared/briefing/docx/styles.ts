import { AlignmentType, BorderStyle, type IPropertiesOptions, LevelFormat } from 'docx'

/** Lengths are twentieths of a point, sizes of type half points, as Word counts. */
const SERIF = 'Cambria'
const SANS = 'Calibri'
const MONOSPACE = 'Consolas'
export const INDENT = 425

export const BULLETS = 'bullets'
export const DEEPEST_LEVEL = 8

const heading = (size: number, before: number) => ({
  run: { font: SANS, size, bold: true, color: '1A1A1A' },
  paragraph: { spacing: { before, after: 120 }, keepNext: true },
})

export const STYLES: IPropertiesOptions['styles'] = {
  default: {
    document: { run: { font: SERIF, size: 22 }, paragraph: { spacing: { after: 120, line: 276 } } },
    title: { run: { font: SANS, size: 40, bold: true, color: '1A1A1A' }, paragraph: { spacing: { after: 240 } } },
    heading1: heading(30, 360),
    heading2: heading(26, 280),
    heading3: heading(24, 240),
    heading4: heading(22, 200),
    heading5: heading(22, 200),
    heading6: heading(22, 200),
    hyperlink: { run: { color: '0B4F8A', underline: {} } },
    footnoteText: { run: { size: 18 }, paragraph: { spacing: { after: 60, line: 240 } } },
  },
  paragraphStyles: [
    { id: 'Normal', name: 'Normal', quickFormat: true },
    {
      id: 'Quote',
      name: 'Quote',
      basedOn: 'Normal',
      next: 'Normal',
      quickFormat: true,
      paragraph: {
        indent: { left: INDENT, right: INDENT },
        border: { left: { style: BorderStyle.SINGLE, size: 18, color: '777777', space: 8 } },
      },
    },
    // A block quote of the person's own: it must not be taken for the words of a source.
    {
      id: 'BlockText',
      name: 'Block Text',
      basedOn: 'Normal',
      quickFormat: true,
      paragraph: { indent: { left: INDENT, right: INDENT } },
    },
    {
      id: 'Code',
      name: 'Code',
      basedOn: 'Normal',
      run: { font: MONOSPACE, size: 19 },
      paragraph: { spacing: { line: 240 } },
    },
    {
      id: 'Facts',
      name: 'Facts',
      basedOn: 'Normal',
      run: { font: SANS, size: 18, color: '444444' },
      paragraph: { spacing: { after: 20, line: 240 } },
    },
  ],
  characterStyles: [{ id: 'CodeText', name: 'Code Text', run: { font: MONOSPACE, size: 19 } }],
}

const levels = Array.from({ length: DEEPEST_LEVEL + 1 }, (_, level) => level)
const indentOf = (level: number) => ({ paragraph: { indent: { left: INDENT * (level + 1), hanging: INDENT } } })

/** The name of the lists that begin with a number. */
export const numbersFrom = (start: number) => `numbers-from-${start}`

/** How lists look: bullets, and numbers that begin with each of `starts`. */
export function numbering(starts: ReadonlySet<number>): IPropertiesOptions['numbering'] {
  const bullets = levels.map((level) => ({
    level,
    format: LevelFormat.BULLET,
    text: level % 2 === 0 ? '•' : '–',
    alignment: AlignmentType.LEFT,
    style: indentOf(level),
  }))
  const numbers = (start: number) =>
    levels.map((level) => ({
      level,
      format: LevelFormat.DECIMAL,
      text: `%${level + 1}.`,
      start,
      alignment: AlignmentType.LEFT,
      style: indentOf(level),
    }))
  return {
    config: [
      { reference: BULLETS, levels: bullets },
      ...[...starts].sort((a, b) => a - b).map((start) => ({ reference: numbersFrom(start), levels: numbers(start) })),
    ],
  }
}
