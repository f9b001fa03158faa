import { isDiskFault } from '../main/services/files/disk-fault.ts'
import { type Command, EXIT_DISK, EXIT_USAGE, type Streams, type Terminal, UsageError } from './command.ts'
import { add } from './commands/add.ts'
import { build } from './commands/build.ts'
import { commit } from './commands/commit.ts'
import { diff } from './commands/diff.ts'
import { init } from './commands/init.ts'
import { keygen } from './commands/keygen.ts'
import { log } from './commands/log.ts'
import { makeIndexes } from './commands/make-indexes.ts'
import { pack } from './commands/pack.ts'
import { set } from './commands/set.ts'
import { show } from './commands/show.ts'
import { sign } from './commands/sign.ts'
import { verify } from './commands/verify.ts'
import { jsonTerminal, plainTerminal } from './terminal.ts'

const commands: readonly Command[] = [init, add, set, commit, log, show, diff, verify, build, makeIndexes, pack, keygen, sign]

function overview(): string {
  const rows = commands.map(({ name, summary }) => `  ${name.padEnd(8)} ${summary}`)
  return [
    'archive COMMAND ...',
    '',
    ...rows,
    '',
    '"archive COMMAND --help" tells more. Every command takes',
    '  --json       print one JSON object instead of lines: command, ok, exitCode, what was found, messages, errors, problems',
    '  --progress   say on the standard error how far long work is, also where that is not a terminal',
    '',
    'Exit codes: 0 all is well; 1 it is not so, or was refused; 2 called wrongly; 3 what was named is not there;',
    '4 the disk could not be read or written.',
  ].join('\n')
}

/** Whether an error is one of parseArgs: an option that does not exist, or one without its value. */
function isArgumentError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
}

async function attempt(command: Command, args: readonly string[], terminal: Terminal, now: Date): Promise<number> {
  try {
    return await command.run(args, terminal, now)
  } catch (error) {
    if (error instanceof UsageError || isArgumentError(error)) {
      terminal.error(`archive ${command.name}: ${error.message}`)
      terminal.error(command.help.split('\n')[0] ?? '')
      return EXIT_USAGE
    }
    if (isDiskFault(error)) {
      terminal.error(`archive ${command.name}: ${error.message}`)
      return EXIT_DISK
    }
    throw error
  } finally {
    terminal.progress(null)
  }
}

/**
 * Runs one command line and answers with its exit code: 0 when all is well, and what `--help` says for the others. `watched` tells
 * whether a person sees the standard error: only then, or with `--progress`, it is told how far long work is.
 */
export async function run(args: readonly string[], streams: Streams, now: Date, watched = false): Promise<number> {
  const [name, ...given] = args
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    if (name === undefined) streams.error(overview())
    else streams.out(overview())
    return name === undefined ? EXIT_USAGE : 0
  }
  const command = commands.find((each) => each.name === name)
  if (command === undefined) {
    streams.error(`there is no command "${name}" (there is ${commands.map((each) => each.name).join(', ')})`)
    return EXIT_USAGE
  }
  if (given.includes('--help') || given.includes('-h')) {
    streams.out(command.help)
    return 0
  }
  const rest = given.filter((arg) => arg !== '--json' && arg !== '--progress')
  const heard: Streams = watched || given.includes('--progress') ? streams : { out: streams.out, error: streams.error }
  if (!given.includes('--json')) return attempt(command, rest, plainTerminal(heard), now)
  const { terminal, end } = jsonTerminal(heard)
  const exitCode = await attempt(command, rest, terminal, now)
  end(name, exitCode)
  return exitCode
}
