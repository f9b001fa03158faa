import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { MemoryRouter } from 'react-router'
import { expect, test, vi } from 'vitest'
import type { BriefingPartId } from '#shared/archive/ids.ts'
import { citedNote } from '#shared/briefing/testing/cited-note.ts'
import { passagesOf } from '../../workspace/briefing-warnings.ts'
import { archiveId, letter, smallArchive, v1, v2 } from '../../workspace/testing/small-archive.ts'
import { EditionProvider, type OpenEdition, type Services, ServicesProvider } from '../../workspace/workspace.tsx'
import { BriefingWarnings } from './briefing-warnings.tsx'

test('a figure that nobody says is counted as soon as it stands there', async () => {
  // However slow this machine is: a slice of work never ends.
  vi.spyOn(performance, 'now').mockReturnValue(0)
  const { reader } = await smallArchive({ letter: ['Dear Sir,'] })
  const catalogue = await reader.edition(v1)
  if (!catalogue.ok) throw new Error('the archive cannot be read')
  const services = { archive: reader } as Services
  const edition: OpenEdition = { catalogue: catalogue.value, archive: archiveId, id: v1, current: v1, editions: [] }
  const parts = [{ type: 'text', id: 'p' as BriefingPartId, markdown: 'It has 70 signatories.' }] as const
  const list = createElement(BriefingWarnings, { parts, internal: false, onShow: () => {}, onFound: () => {} })
  const page = createElement(
    ServicesProvider,
    { services } as Parameters<typeof ServicesProvider>[0],
    createElement(EditionProvider, { edition } as Parameters<typeof EditionProvider>[0], list),
  )
  expect(renderToStaticMarkup(createElement(MemoryRouter, null, page))).toContain('To look at: 1')
})

test('a quotation is looked up in its own edition, once, and in the newest one', async () => {
  const first = ['Dear Sir,', 'we ask for a risk assessment of five services', 'and for an answer']
  const { reader } = await smallArchive(
    { letter: first },
    { letter: [first[0] ?? '', 'we ask for a risk assessment of six services', first[2] ?? ''] },
  )
  const exact = 'a risk assessment of five services'
  const open = await reader.text(v1, letter)
  if (!open.ok) throw new Error('the letter cannot be read')
  const start = open.value.text.indexOf(exact)
  const cited = citedNote(exact, { edition: v1 })
  const part = {
    type: 'note',
    id: 'q' as BriefingPartId,
    form: 'quotation',
    cited: { ...cited, source: { ...cited.source, id: letter }, start, end: start + exact.length },
  } as const
  const passages = passagesOf(reader, archiveId, v2)
  expect(passages.of(part)).toBeNull()
  expect(await passages.lookUp([part])).toBe(true)
  expect(await passages.lookUp([part, { ...part, id: 'r' as BriefingPartId }])).toBe(false)
  const found = passages.of(part)
  expect(found?.text.slice(found.range.start, found.range.end)).toBe(exact)
  expect(found?.newer).toMatchObject({ edition: v2, found: { anchor: { state: 'reworded' } } })
  expect(await passagesOf(reader, archiveId, v1).lookUp([part])).toBe(true)
})
