import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { NoteCard } from '../pages/note-card.ts'
import { pagesOf } from '../pages/pages.ts'
import { passages, statement } from '../support/sources.ts'
import type { Desk } from './desk.ts'

export const notesPlace = '#/v3/notes'
const source = `#/v3/source/${statement}`

/** What was typed into the one note, and what of it the window has called saved. */
export interface Written {
  typed: string
  acknowledged: string
}

/** Makes the note that is written in. */
export async function makeNote(desk: Desk): Promise<void> {
  await desk.start(source)
  const { frame, reader } = pagesOf(desk.page)
  await reader.startNote(passages.choices)
  await frame.saved.waitFor()
}

/** Opens the note in the list of notes, and gives the words that stand in it. */
export async function openNote(desk: Desk): Promise<string> {
  await desk.start(notesPlace)
  // What one copy has and the other has not is there once they were compared.
  await pagesOf(desk.page).frame.edition.waitFor()
  await desk.page.getByText('Opening your notes…').waitFor({ state: 'hidden' })
  const card = new NoteCard(desk.page.getByRole('article').first())
  await card.edit()
  return await card.text.inputValue()
}

/** Who is told what a window calls saved. */
const followed = new WeakMap<Page, (text: string) => void>()

/** From now on `written.acknowledged` follows what the window calls saved. The sign is read when it changes: then it speaks of the words that stand in the field. */
export async function followSaved(page: Page, written: Written): Promise<void> {
  if (!followed.has(page)) await page.exposeFunction('tellSaved', (text: string) => followed.get(page)?.(text))
  followed.set(page, (text) => {
    if (text.length > written.acknowledged.length) written.acknowledged = text
  })
  await page.evaluate(() => {
    const tell = (window as unknown as { tellSaved(text: string): void }).tellSaved
    const sign = [...document.querySelectorAll('[role=status]')].find(({ textContent }) => textContent === 'Saved')
    const field = document.querySelector('article textarea')
    if (sign === undefined || !(field instanceof HTMLTextAreaElement)) throw new Error('no sign, or no note is open')
    new MutationObserver(() => {
      if (sign.isConnected && sign.textContent === 'Saved') tell(field.value)
    }).observe(sign, { childList: true, characterData: true, subtree: true })
  })
}

/** Of a person who stops to think, in milliseconds: sometimes longer than the rest after which the words are saved. */
const LONGEST_THOUGHT = 1_000

/** Types numbered words until `end` says that it is enough, or the window is gone. */
export async function typeUntil(
  page: Page,
  written: Written,
  random: () => number,
  end: () => boolean,
  from: number,
): Promise<number> {
  const field = page.locator('article textarea')
  let number = from
  while (!end()) {
    const word = `word${number} `
    // Before it is pressed: a key may arrive although the answer to it never does.
    written.typed += word
    try {
      await field.pressSequentially(word, { timeout: 5_000 })
    } catch {
      break
    }
    number += 1
    if (random() < 0.4) await pause(random() * LONGEST_THOUGHT)
  }
  return number
}

/** Adds words at the end of the note, as a person does who then closes it, waits until they are called saved, and gives what then stands in it. */
export async function writeMore(desk: Desk, words: string): Promise<string> {
  const before = await openNote(desk)
  const { frame } = pagesOf(desk.page)
  const card = new NoteCard(desk.page.getByRole('article').first())
  const text = `${before}\n${words}`
  await card.write(text)
  await frame.saved.waitFor({ timeout: 60_000 }).catch(async (error: unknown) => {
    throw new Error(`the window says: ${(await desk.page.locator('[role=alert]').allTextContents()).join(' / ')}`, {
      cause: error,
    })
  })
  return text
}
