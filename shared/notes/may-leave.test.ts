import { expect, test } from 'vitest'
import { mayLeave, notesThatLeave } from './may-leave.ts'

const open = {}
const opened = { private: false }
const mine = { private: true }

test('a note may leave unless it is private', () => {
  expect([open, opened, mine].map(mayLeave)).toEqual([true, true, false])
})

test('what is handed on holds no private note, and says how many stay behind', () => {
  expect(notesThatLeave([open, mine, opened, mine], false)).toEqual({ leaving: [open, opened], heldBack: 2 })
})

test('what is marked internal holds all', () => {
  expect(notesThatLeave([open, mine], true)).toEqual({ leaving: [open, mine], heldBack: 0 })
})
