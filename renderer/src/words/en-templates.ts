import type { StartingTemplate } from '#shared/briefing/template/starting-templates.ts'

const startings: Readonly<Record<StartingTemplate['id'], { readonly name: string; readonly about: string }>> = {
  quotations: { name: 'Short list of quotations', about: 'The title, and each quotation with its citation.' },
  press: {
    name: 'Press briefing',
    about: 'Date and title first, the text as it stands, and notes to editors with every citation at the end.',
  },
}

/** What the program says of a person’s own templates, in English. Apart from the other words, because most windows never need them. */
export const enTemplates = {
  title: 'Templates',
  hint: 'A template says what a briefing is written as, in Liquid. It reads no file, runs no code, and names what stands in the briefing.',
  manual: 'What it can name is listed in docs/templates.md, which comes with the program.',
  loading: 'Opening the templates',
  list: 'Your templates',
  empty: 'You have no templates yet',
  emptyHint: 'Begin with one of these. What you make of it is yours.',
  begin: 'Begin with',
  startings,
  make: (name: string) => `Make a template from “${name}”`,
  makeShort: 'Make a template',
  open: (name: string) => `Open the template “${name}”`,
  isOpen: 'open below',
  rename: 'Rename',
  renameNamed: (name: string) => `Rename the template “${name}”`,
  name: 'Name',
  saveName: 'Save the name',
  remove: 'Remove',
  removeNamed: (name: string) => `Remove the template “${name}”`,
  removed: (name: string) => `The template “${name}” was removed`,
  changed: (moment: string) => `Changed ${moment}`,
  text: (name: string) => `Text of “${name}”`,
  textLabel: 'Template',
  line: (n: number) => `Line ${n.toLocaleString('en-GB')}`,
  place: (line: number, column: number | null) => (column === null ? `Line ${line}` : `Line ${line}, column ${column}`),
  fault: 'The template has a mistake',
  goTo: (line: number) => `Go to line ${line}`,
  preview: 'Preview',
  previewOf: 'Shown with',
  sample: 'A sample from this archive',
  sampleTitle: 'A sample briefing',
  sampleHeading: 'What the sources say',
  sampleText: 'Text of your own stands here, in *Markdown*.',
  sampleComment: 'A comment of a note.',
  untitled: 'Briefing without a title',
  gathering: 'Looking up the quotations',
  nothing: 'The template writes nothing for this briefing.',
  length: (n: number) => `${n.toLocaleString('en-GB')} ${n === 1 ? 'character' : 'characters'}`,
  shortened: (n: number) => `Only the first ${n.toLocaleString('en-GB')} characters are shown here.`,
} as const

export type TemplatesWords = typeof enTemplates
