import { describe, expect, test } from 'vitest'
import { chooseAfterFetch, chooseHost, type Facts } from './host-choice.mjs'

const facts: Facts = { requested: null, binary: true, refusedLately: false, display: true, rootOnLinux: false }

describe('which host is started', () => {
  test('the desktop program, where Electron is here', () => {
    expect(chooseHost(facts)).toEqual({ step: 'run', host: 'desktop', sentence: null })
  })

  test('the browser host when it was asked for, whatever is here, and nothing is fetched', () => {
    for (const binary of [true, false]) {
      expect(chooseHost({ ...facts, requested: 'browser', binary })).toEqual({ step: 'run', host: 'browser', sentence: null })
    }
  })

  test('Electron is fetched when it is not here, but not again within a day of a refusal', () => {
    expect(chooseHost({ ...facts, binary: false })).toEqual({ step: 'fetch' })
    expect(chooseHost({ ...facts, binary: false, refusedLately: true })).toMatchObject({ step: 'run', host: 'browser' })
    expect(chooseHost({ ...facts, binary: false, refusedLately: true, requested: 'desktop' })).toEqual({ step: 'fetch' })
  })

  test('what cannot be had is said in one sentence, and the browser host is started', () => {
    for (const choice of [
      chooseAfterFetch(null, false),
      chooseHost({ ...facts, rootOnLinux: true }),
      chooseHost({ ...facts, display: false }),
    ]) {
      expect(choice).toMatchObject({
        step: 'run',
        host: 'browser',
        sentence: expect.stringMatching(/^The desktop window cannot be opened \([^.]+\)[^.]*\.$/),
      })
    }
    expect(chooseAfterFetch(null, true)).toEqual({ step: 'run', host: 'desktop', sentence: null })
  })

  test('the desktop program, when it was asked for and cannot be had, is refused and not replaced', () => {
    for (const choice of [
      chooseAfterFetch('desktop', false),
      chooseHost({ ...facts, requested: 'desktop', rootOnLinux: true }),
      chooseHost({ ...facts, requested: 'desktop', display: false }),
    ]) {
      expect(choice).toMatchObject({
        step: 'refuse',
        sentence: expect.stringMatching(/^The desktop program cannot start: .*\.$/),
      })
    }
  })
})
