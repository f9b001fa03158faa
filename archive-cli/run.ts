import { isDiskFault } from '../main/services/files/disk-fault.ts'
import { type Command, EXIT_REFUSED, EXIT_USAGE, type Terminal, UsageError } from './command.ts'
import { add } from './commands/add.ts'
import { build } from './commands/build.ts'
import { commit } from './commands/commit.ts'
import { diff } from './commands/diff.ts'
import { init } from './commands/init.ts'
import { keygen } from './commands/keygen.ts'
import { pack } from './commands/pack.ts'
import { set } from './commands/set.ts'
import { sign } from './commands/sign.ts'
import { verify } from './commands/verify.ts'

const commands: readonly Command[] = [init, add, set, commit, diff, verify, build, pack, keygen, sign]

function overview(): string {
  const rows = commands.map(({ name, summary }) => `  ${name.padEnd(8)} ${summary}`)
  return [
    'archive COMMAND ...',
    '',
    ...rows,
    '',
    '"archive COMMAND --help" tells more. The exit code is 0 only when all is well.',
  ].join('\n')
}

/** Whether an error is one of parseArgs: an option that does not exist, or one without its value. */
function isArgumentError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
}

/** Runs one command line and answers with its exit code: 0 when all is well, 1 when it was refused, 2 when it was called wrongly. */
export async function run(args: readonly string[], terminal: Terminal, now: Date): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    if (name === undefined) terminal.error(overview())
    else terminal.out(overview())
    return name === undefined ? EXIT_USAGE : 0
  }
  const command = commands.find((each) => each.name === name)
  if (command === undefined) {
    terminal.error(`there is no command "${name}" (there is ${commands.map((each) => each.name).join(', ')})`)
    return EXIT_USAGE
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    terminal.out(command.help)
    return 0
  }
  try {
    return await command.run(rest, terminal, now)
  } catch (error) {
    if (error instanceof UsageError || isArgumentError(error)) {
      terminal.error(`archive ${name}: ${error.message}`)
      terminal.error(command.help.split('\n')[0] ?? '')
      return EXIT_USAGE
    }
    if (isDiskFault(error)) {
      terminal.error(`archive ${name}: ${error.message}`)
      return EXIT_REFUSED
    }
    throw error
  }
}
