import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { beginExport } from '#shared/briefing/merge/merge-export.ts'
import { partId, type ToyBriefing, toyExport } from '#shared/briefing/merge/testing/toy-export.ts'
import { type ExportPlan, planFiles } from './plan-files.ts'
import { PlanView } from './plan-view.tsx'

const briefing: ToyBriefing = {
  title: 'x',
  parts: ['a', 'b', 'c'].map((letter) => ({ id: partId(letter), content: `Words of ${letter}.` })),
}
const sha256 = '0'.repeat(64)

function planned(edit: (file: string) => string, next: ToyBriefing): ExportPlan {
  const text = edit(beginExport(toyExport(briefing)))
  const looked = { files: [{ name: 'x.md', state: 'text' as const, text, sha256 }], others: [] }
  return planFiles([{ kind: 'markdown', name: 'x.md', text: toyExport(next) }], looked, new Set())
}

function shown(plan: ExportPlan): string {
  const nothing = () => undefined
  const html = renderToStaticMarkup(
    <PlanView plan={plan} inFolder leaveOut={new Set()} onLeaveOut={nothing} besideName={() => 'x (2).md'} onName={nothing} />,
  )
  return html.replace(/<[^>]*>/g, '|').replace(/\|+/g, '|')
}

const later: ToyBriefing = {
  ...briefing,
  parts: briefing.parts.map((part) => ({ ...part, content: part.content.replace('Words', 'New words') })),
}

test('says what becomes of a file, and shows both versions of a conflict', () => {
  const said = shown(planned((file) => file.replace('Words of b.', 'My words.'), later))
  expect(said).toContain(
    '|x.md|Is renewed. What stands there now is kept beside it, under a name that says so.|1 conflict, 2 parts renewed.|',
  )
  expect(said).toContain('|1 part was changed in the file and in the program|')
  expect(said).toContain('|Your text|In the file|My words.|In the program|New words of b.|')
})

test('asks about what was taken out of the file and has changed', () => {
  const said = shown(
    planned(
      (file) => file.replace(new RegExp(`<!-- ca:part ${partId('b')}[\\s\\S]*?ca:end ${partId('b')} -->\\n\\n`), ''),
      later,
    ),
  )
  expect(said).toContain('1 part that was taken out of the file has changed since')
  expect(said).toContain('Leave it out')
})

test('explains why a file is left as it is, and offers another name', () => {
  const said = shown(planned((file) => file.replace(/<!-- ca:end .*\n/, ''), later))
  expect(said).toContain('“x.md” is left as it is')
  expect(said).toContain('a mark of the program around one of its parts is missing or was changed')
  expect(said).toContain('Write “x (2).md” beside it')
})
