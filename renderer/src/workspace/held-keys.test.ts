import { describe, expect, it } from 'vitest'
import { afterKey } from './held-keys.ts'

const plain = { ctrlKey: false, metaKey: false, altKey: false, altGraph: false }

function type(...keys: readonly string[]): string {
  return keys.reduce((held, key) => {
    const next = afterKey(held, { ...plain, key })
    return 'held' in next ? next.held : held
  }, '')
}

describe('keys for a field that is on its way', () => {
  it('are kept in their order, with new lines', () => {
    expect(type('W', 'h', 'o', '?', 'Enter', '1')).toBe('Who?\n1')
  })

  it('are taken back by the key that does so, a whole character at a time', () => {
    expect(type('a', '👍', 'Backspace', 'b')).toBe('ab')
    expect(type('Backspace', 'a')).toBe('a')
  })

  it('may need another key that says nothing by itself', () => {
    expect(type('Shift', 'A', 'CapsLock', 'B')).toBe('AB')
  })

  it('may be on the third level of a keyboard', () => {
    expect(afterKey('a', { ...plain, key: '@', ctrlKey: true, altKey: true, altGraph: true })).toEqual({ held: 'a@' })
  })

  it.each(['Escape', 'Tab', 'ArrowDown', 'F1'])('are kept no longer once %s is pressed', (key) => {
    expect(afterKey('a', { ...plain, key })).toEqual({ ends: true })
  })

  it.each(['ctrlKey', 'metaKey', 'altKey'] as const)('leave a command with %s what it is', (name) => {
    expect(afterKey('a', { ...plain, key: 'k', [name]: true })).toEqual({ ends: true })
  })
})
