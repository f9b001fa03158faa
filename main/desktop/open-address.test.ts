import type { MessageBoxOptions } from 'electron'
import { expect, test, vi } from 'vitest'
import { createOpenAddress } from './open-address.ts'

function desk(response: number) {
  const asked: MessageBoxOptions[] = []
  const open = vi.fn(async (_address: string) => undefined)
  const copy = vi.fn(async () => undefined)
  const handler = createOpenAddress({
    ask: async (options) => {
      asked.push(options)
      return { response, checkboxChecked: false }
    },
    open,
    copy,
  })
  return { asked, open, copy, ask: (address: string) => handler({ address }) }
}

test('the whole address is shown, Cancel is what Enter and Escape press, and nothing is opened by it', async () => {
  const { asked, open, copy, ask } = desk(0)
  expect(await ask('https://example.org/a?b=c#d')).toEqual({ ok: true, value: { outcome: 'cancelled' } })
  expect(asked).toEqual([
    expect.objectContaining({ buttons: ['Cancel', 'Copy address', 'Open in browser'], defaultId: 0, cancelId: 0 }),
  ])
  expect(asked[0]?.detail).toContain('https://example.org/a?b=c#d\n')
  expect(open).not.toHaveBeenCalled()
  expect(copy).not.toHaveBeenCalled()
})

test('it is opened only when the person says so', async () => {
  const { open, ask } = desk(2)
  expect(await ask('https://example.org')).toEqual({ ok: true, value: { outcome: 'opened' } })
  expect(open.mock.calls).toEqual([['https://example.org/']])
})

test('it can be copied instead', async () => {
  const { open, copy, ask } = desk(1)
  expect(await ask('https://example.org/')).toEqual({ ok: true, value: { outcome: 'copied' } })
  expect(copy.mock.calls).toEqual([['https://example.org/']])
  expect(open).not.toHaveBeenCalled()
})

test('a site in another script is shown in both spellings', async () => {
  for (const address of ['https://пример.рф/', 'https://xn--e1afmkfd.xn--p1ai/']) {
    const { asked, ask } = desk(0)
    await ask(address)
    expect(asked[0]?.detail).toContain('https://xn--e1afmkfd.xn--p1ai/')
    expect(asked[0]?.detail).toContain('xn--e1afmkfd.xn--p1ai, which stands for пример.рф')
  }
})

test.each([
  'http://example.org/',
  'file:///etc/passwd',
  'smb://server/share',
  'javascript:alert(1)',
  'ms-msdt:/id',
  'data:text/html,x',
  'https://bank.example@evil.example/',
  'https://example.org/\u202egpj.exe',
  'https://2130706433/',
  `https://${'é'.repeat(60)}.org/`,
  `https://example.org/${'é'.repeat(500)}`,
])('%s is refused without a question', async (address) => {
  const { asked, open, ask } = desk(2)
  expect(await ask(address)).toMatchObject({ ok: false, error: { code: 'address-refused' } })
  expect(asked).toEqual([])
  expect(open).not.toHaveBeenCalled()
})

test('a page cannot bury a person in questions: while one is open the next is passed over', async () => {
  let answer: (value: { response: number; checkboxChecked: boolean }) => void = () => undefined
  const ask = vi.fn(() => new Promise<{ response: number; checkboxChecked: boolean }>((resolve) => (answer = resolve)))
  const handler = createOpenAddress({ ask, open: async () => undefined, copy: async () => undefined })
  const first = handler({ address: 'https://example.org/' })
  expect(await handler({ address: 'https://example.org/2' })).toEqual({ ok: true, value: { outcome: 'cancelled' } })
  answer({ response: 0, checkboxChecked: false })
  await first
  expect(ask).toHaveBeenCalledTimes(1)
  const again = handler({ address: 'https://example.org/' })
  answer({ response: 2, checkboxChecked: false })
  expect(await again).toMatchObject({ value: { outcome: 'opened' } })
})

test('a system that has no browser is told of', async () => {
  const handler = createOpenAddress({
    ask: async () => ({ response: 2, checkboxChecked: false }),
    open: () => Promise.reject(new Error('no application is registered')),
    copy: async () => undefined,
  })
  expect(await handler({ address: 'https://example.org/' })).toMatchObject({
    ok: false,
    error: { message: 'the address was not opened: no application is registered' },
  })
})
