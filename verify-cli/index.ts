import { run } from './run.ts'

const write = (stream: NodeJS.WriteStream) => (text: string) => {
  stream.write(text)
}

process.exitCode = await run(process.argv.slice(2), { out: write(process.stdout), error: write(process.stderr) }, new Date())
