import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ServiceFacts } from '#shared/diagnostics/service-facts.ts'
import { parseSettings } from '../../workspace/settings.ts'
import { type Gathered, makeDiagnosis } from './make-diagnosis.ts'

const service: ServiceFacts = {
  versions: { node: '22.0.0' },
  commit: null,
  system: { platform: 'linux', release: '6', arch: 'x64', processors: 2, memory: 1, free: 1 },
  profile: { place: 'usual', free: null, parts: [] },
  journal: { changes: 3, damagedLines: 0, failure: null },
  backups: { made: 0, unreadable: 0, newest: null, trouble: false, second: false },
  archives: { held: 1, unreadable: 0, bundledInUse: false },
  faults: [],
  start: [{ name: 'profile open', at: 12.4 }],
}

/** Everything that a person can write, wherever it is kept, has the word in it. */
function gatheredWith(canary: string): Gathered {
  const notes = [
    {
      id: canary,
      body: canary,
      tags: [canary],
      author: canary,
      trashedAt: null,
      private: true,
      target: { exact: canary, name: canary },
    },
    { id: canary, body: canary, tags: [canary], author: canary, trashedAt: canary, target: { exact: canary } },
  ]
  const items = [
    { kind: 'kept', id: canary, query: canary },
    { kind: 'briefing', id: canary, title: canary, author: canary },
    { kind: 'part', id: canary, text: canary },
    { kind: 'template', id: canary, name: canary, text: canary },
  ]
  return {
    at: '2026-03-02T10:15:00.000Z',
    program: { name: 'Campaign Archive', version: '1', host: 'browser' },
    service,
    catalogue: {
      edition: { id: 'v1', digest: `${canary}digest`, message: canary, user: canary },
      campaign: { title: canary, leadOrganisation: canary },
      sources: [{ id: canary, title: { basis: 'stated', value: canary } }],
      unreadable: [{ source: canary, message: canary }],
      signatories: { signatories: [{ name: canary }] },
      recommendations: [],
      claims: null,
    },
    editions: 1,
    check: { files: 2, bytes: 10, problems: [{ code: 'file-altered', path: canary, message: canary }] },
    notes: {
      ready: true,
      compared: true,
      notes,
      items,
      people: new Map([[canary, canary]]),
      gone: new Set([canary]),
      device: canary,
      saving: { state: 'failed', reason: canary },
      littleSpace: null,
      readOnly: canary,
      damage: [canary],
    },
    settings: parseSettings(JSON.stringify({ author: canary, theme: 'dark', somethingNew: canary })),
    marks: [],
    faults: [],
    window: { browser: 'b', language: 'en', width: 1, height: 1, pixelRatio: 1, kept: null },
  } as unknown as Gathered
}

test('holds nothing that a person wrote or named, whatever that is', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{12}$/), (letters) => {
      const canary = `canary${letters}`
      expect(makeDiagnosis(gatheredWith(canary))).not.toContain(canary)
    }),
  )
})

test('counts what there is, and says what failed by its code', () => {
  const diagnosis = JSON.parse(makeDiagnosis(gatheredWith('canary')))
  expect(diagnosis).toMatchObject({
    notes: {
      live: 1,
      trashed: 1,
      removedForGood: 1,
      private: 1,
      beside: { kept: 1, briefing: 1, part: 1, template: 1 },
      saving: 'failed',
    },
    edition: { sources: 1, unreadableSources: 1, check: { files: 2, problems: { 'file-altered': 1 } } },
    settings: { theme: 'dark' },
    start: { service: ['12 ms profile open'] },
  })
})
