import { setTimeout as pause } from 'node:timers/promises'
import type { Desk } from './desk.ts'
import { followSaved, makeNote, openNote, typeUntil, type Written } from './writing.ts'

const VICTIMS = ['browser', 'service', 'both'] as const
/** Milliseconds of writing before the end: from before the first saving to after several. */
const SHORTEST = 50
const LONGEST = 4_000
/** In so many rounds as there are victims each of them is one, in an order that chance makes. */
function* victims(random: () => number): Generator<(typeof VICTIMS)[number], never> {
  for (;;) {
    const left = [...VICTIMS]
    while (left.length > 0) yield* left.splice(Math.floor(random() * left.length), 1)
  }
}

interface Loss {
  readonly round: number
  readonly victim: (typeof VICTIMS)[number]
  readonly missing: string
}

export interface KillsResult {
  readonly kills: number
  /** UTF-16 units that the window had called saved. */
  readonly acknowledged: number
  readonly lost: readonly Loss[]
  /** Of what was typed and not called saved yet, in UTF-16 units: how much came back, and how much there was. */
  readonly notYetSaved: { readonly cameBack: number; readonly all: number }
}

/** A generator of numbers from 0 to 1 that gives the same row for the same seed (mulberry32, public domain). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** How much of `typed`, from the beginning, stands in `found`. */
function commonLength(found: string, typed: string): number {
  let length = 0
  while (length < found.length && found[length] === typed[length]) length += 1
  return length
}

/**
 * A person writes, and the browser, the service or both are ended without a warning at a random moment; then what did not run is started again, and
 * what stands in the note is held against what the window had called saved.
 */
export async function runKills(desk: Desk, rounds: number, seed: number, say: (line: string) => void): Promise<KillsResult> {
  const random = seeded(seed)
  await makeNote(desk)
  const lost: Loss[] = []
  let acknowledged = 0
  let number = 1
  const notYetSaved = { cameBack: 0, all: 0 }
  const next = victims(random)
  for (let round = 1; round <= rounds; round += 1) {
    const begun = await openNote(desk)
    const written: Written = { typed: begun, acknowledged: begun }
    const { page } = desk
    await followSaved(page, written)
    let over = false
    const typing = typeUntil(page, written, random, () => over, number)
    const victim = next.next().value
    await pause(SHORTEST + random() * (LONGEST - SHORTEST))
    if (victim !== 'browser') await desk.endService()
    if (victim !== 'service') await desk.endBrowser()
    over = true
    number = await typing
    const promised = written.acknowledged
    if (round % 20 === 0) say(`${round} of ${rounds} kills`)

    const found = await openNote(desk)
    acknowledged += promised.length - begun.length
    const kept = commonLength(found, written.typed)
    notYetSaved.all += written.typed.length - promised.length
    notYetSaved.cameBack += Math.max(0, kept - promised.length)
    if (kept < promised.length || kept < found.length) {
      lost.push({ round, victim, missing: promised.slice(kept, kept + 200) })
      say(`round ${round}: after the end of ${victim}, ${promised.length - kept} characters that were called saved are not there`)
    }
  }
  return { kills: rounds, acknowledged, lost, notYetSaved }
}
