import type { OpenDialogOptions } from 'electron'
import { expect, test } from 'vitest'
import { succeed } from '#shared/contract/failure.ts'
import { packJobSchema } from '#shared/packs/pack-state.ts'
import { createChoosePack } from './choose-pack.ts'

const job = packJobSchema.parse('00000000-0000-4000-8000-000000000000')

function choosing(filePaths: string[]) {
  const asked: OpenDialogOptions[] = []
  const opened: string[] = []
  const choose = createChoosePack({
    dialogs: {
      open: async (_kind, options) => {
        asked.push(options)
        return { canceled: filePaths.length === 0, filePaths }
      },
    },
    open: async (path) => {
      opened.push(path)
      return succeed({ job })
    },
  })
  return { choose, asked, opened }
}

test('the pack that was chosen is checked where it lies', async () => {
  const { choose, asked, opened } = choosing(['/media/stick/pack.zip'])
  expect(await choose({})).toEqual(succeed({ outcome: 'chosen', job }))
  expect(opened).toEqual(['/media/stick/pack.zip'])
  expect(asked).toMatchObject([{ properties: ['openFile'] }])
})

test('nothing is opened when nothing was chosen', async () => {
  const { choose, opened } = choosing([])
  expect(await choose({})).toEqual(succeed({ outcome: 'cancelled' }))
  expect(opened).toEqual([])
})
