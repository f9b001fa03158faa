import { spawn } from 'node:child_process'

/**
 * Runs a command to its end and answers with how long it took, in milliseconds. Throws where it fails.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ input?: string, cwd?: string }} [options]
 */
export async function timeCommand(command, args, { input, cwd } = {}) {
  const start = performance.now()
  const child = spawn(command, args, { cwd, stdio: ['pipe', 'pipe', 'pipe'] })
  let errors = ''
  let output = ''
  child.stdout.on('data', (piece) => {
    output += piece
  })
  child.stderr.on('data', (piece) => {
    errors += piece
  })
  child.stdin.end(input ?? '')
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  const ms = performance.now() - start
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}: ${errors.slice(0, 2_000)}`)
  return { ms, output }
}

/** @param {readonly number[]} numbers */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const high = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? Number.NaN) + high) / 2
}

/**
 * Runs contenders in turn, so that a slow moment of the machine meets all of them, and prints their medians.
 * @param {Readonly<Record<string, () => Promise<number>>>} contenders each answers with milliseconds
 * @param {number} rounds
 * @returns {Promise<Record<string, number>>}
 */
export async function inTurn(contenders, rounds) {
  /** @type {Record<string, number[]>} */
  const times = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]))
  // One round that does not count: both find the files in the cache of the system.
  for (let round = -1; round < rounds; round += 1)
    for (const [name, run] of Object.entries(contenders)) {
      const ms = await run()
      if (round >= 0) times[name]?.push(ms)
    }
  const medians = Object.fromEntries(Object.entries(times).map(([name, list]) => [name, median(list)]))
  for (const [name, list] of Object.entries(times)) {
    const all = list.map((ms) => ms.toFixed(0)).join(' ')
    console.log(`${name.padEnd(44)} ${(medians[name] ?? Number.NaN).toFixed(0).padStart(7)} ms  (${all})`)
  }
  return medians
}
