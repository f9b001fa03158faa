import { spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { EngineName } from './engines/names.ts'
import type { Answers, BuildMeasures, MemoryMeasures, SpeedMeasures, UpdateMeasures } from './speed/measured.ts'

interface Results {
  readonly build: BuildMeasures
  readonly answer: Answers
  readonly speed: SpeedMeasures
  readonly memory: MemoryMeasures
  readonly update: UpdateMeasures | null
}

/** Does one task in a process of its own and waits for its end. Throws where it fails. */
export async function runProcess<Task extends keyof Results>(
  engine: EngineName,
  task: Task,
  folder: string,
): Promise<Results[Task]> {
  const measured = join(folder, 'measured.json')
  rmSync(measured, { force: true })
  const script = join(dirname(fileURLToPath(import.meta.url)), 'engine-process.js')
  const options = ['--expose-gc', '--max-old-space-size=8000']
  const child = spawn(process.execPath, [...options, script, engine, task, folder], { stdio: 'inherit' })
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve))
  if (code !== 0) throw new Error(`${engine} did not finish: ${task} ended with ${code}`)
  return JSON.parse(readFileSync(measured, 'utf8')) as Results[Task]
}
