import { runInNewContext } from 'node:vm'
import { parseSync } from 'vite'
import { expect, test } from 'vitest'
import { changingExports, splitEntry } from './classic-entry.mjs'

const parse = (code: string) => parseSync('module.js', code).program

/** Runs the script as a page would, and answers with what it hands on. */
function run(script: string, globals: Record<string, unknown> = {}): Record<string, unknown> {
  const world: Record<string, unknown> = {
    document: { currentScript: { src: 'http://127.0.0.1/assets/program.js' } },
    ...globals,
  }
  world['globalThis'] = world
  runInNewContext(script, world)
  return world['campaignArchiveProgram'] as Record<string, unknown>
}

test('the script runs what the module ran, and hands on what it exports by the names of the exports', () => {
  const { script, module } = splitEntry('const a=1,b=()=>a+1;export{a as t,b as "a name"};', new Map(), parse)
  const handedOn = run(script)
  expect(handedOn['t']).toBe(1)
  expect((handedOn['a name'] as () => number)()).toBe(2)
  expect(module).toBe(
    'const p=globalThis.campaignArchiveProgram;const v0=p["t"];const v1=p["a name"];export{v0 as "t",v1 as "a name"};\n',
  )
})

test('helpers of the bundler come along, each with names of its own', () => {
  const helpers = new Map([['./helpers.js', 'const e=1,t=()=>e;export{e as n,t as r};']])
  const { script } = splitEntry('import{r as e}from"./helpers.js";const t=e();export{t as x};', helpers, parse)
  expect(run(script)['x']).toBe(1)
})

test('nothing of the script becomes a name of the page', () => {
  const world: Record<string, unknown> = {}
  const { script } = splitEntry('var name=1;function top(){}export{name as n,top as t};', new Map(), parse)
  run(script, world)
  expect(Object.keys(world)).toEqual([])
  expect(script).toContain('"use strict"')
})

test('its own address takes the place of import.meta.url, and import.meta by itself is empty', () => {
  const code = 'const a=new URL("x.js",import.meta.url).href,b=import.meta.resolve?1:2,c=`import.meta.url`;export{a,b,c};'
  const handedOn = run(splitEntry(code, new Map(), parse).script, { URL })
  expect(handedOn).toEqual({ a: 'http://127.0.0.1/assets/x.js', b: 2, c: 'import.meta.url' })
})

test.each([
  ['import{a}from"./other.js";a()', 'imports ./other.js'],
  ['const a=await fetch("x");', 'waits at its top'],
  ['for await(const a of b());', 'waits at its top'],
  ['export const a=1', 'an export of a kind'],
  ['export*from"./b.js"', 'an export of a kind'],
  ['export default 1', 'an export of a kind'],
])('%s is refused', (code, reason) => {
  expect(() => splitEntry(code, new Map(), parse)).toThrow(reason)
})

test('waiting in a function is no waiting at the top', () => {
  expect(() =>
    splitEntry(
      'const a=async()=>{await 1;for await(const b of[]);};class C{static x=async()=>await 2}export{a,C};',
      new Map(),
      parse,
    ),
  ).not.toThrow()
})

test.each([
  ['let a=0;const f=()=>{a=1};export{a}', ['a']],
  ['export let a=0;function f(){a+=1}', ['a']],
  ['let a=0,b=0;const f=()=>{[a,{b}]=[1,{b:2}]};export{a,b as c}', ['a', 'b']],
  ['let a=0;const f=()=>{a++};export{a}', ['a']],
  ['let a=0;a=2;export{a}', []],
  ['let a=0;const f=()=>{a=1};export{f}', []],
  ['const a={};const f=()=>{a.b=1};export{a}', []],
])('%s changes %j', (code, names) => {
  expect(changingExports(code, parse)).toEqual(names)
})
