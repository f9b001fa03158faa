import type { CommandLine } from 'electron'
import { END_OF_SWITCHES } from './links.ts'

/** Switches of Chromium that keep it from the network by itself, whatever a page asks. Every name, and every address, is not found. */
const OFFLINE: readonly (readonly [string, string?])[] = [
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  ['no-proxy-server'],
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['disable-breakpad'],
  ['no-pings'],
]

export function keepOffline(commandLine: Pick<CommandLine, 'appendSwitch'>): void {
  for (const [name, value] of OFFLINE) commandLine.appendSwitch(name, value)
}

/** Options of our own; the file that `parseStartOptions` stands in says what they mean. */
const OWN = new Set(['profile', 'archive'])

/** Switches of Chromium that change how the window is drawn, read aloud or typed into, and nothing else. */
const HARMLESS = new Set([
  'disable-gpu',
  'disable-gpu-compositing',
  'disable-software-rasterizer',
  'enable-wayland-ime',
  'force-device-scale-factor',
  'force-high-contrast',
  'force-renderer-accessibility',
  'gtk-version',
  'lang',
  'ozone-platform',
  'ozone-platform-hint',
  'wayland-text-input-version',
  'xdg-portal-required-version',
])

/**
 * Switches that open the program to others: debuggers, code that is run with it, a page outside its sandbox. Chromium, V8 and Node read most of them
 * before the first line of ours, so that they cannot be taken back.
 */
const OPENS_A_DOOR =
  /sandbox|^(?:inspect|debug|remote-|js-flags$|r$|require$|import$|single-process$|no-zygote|in-process|load-extension|disable-web-security$|allow-|unsafely-)|-(?:cmd-prefix|launcher)$/

export interface JudgedSwitches {
  /** Those for which the program must not start, as they were given. */
  readonly refused: readonly string[]
  /** Those without which it starts, by name. */
  readonly dropped: readonly string[]
}

/** The name of a switch as Chromium reads it: behind one hyphen or two, on Windows behind a slash as well, in any case. Null for what is no switch. */
function switchName(arg: string, platform: NodeJS.Platform): string | null {
  const prefix = platform === 'win32' ? /^(?:--?|\/)([^=]+)/ : /^--?([^=]+)/
  return prefix.exec(arg)?.[1]?.toLowerCase() ?? null
}

/**
 * Judges the arguments of a start by what Electron, Chromium and Node would make of them. Only names of the two lists above are let through: there are
 * more than a thousand, and new ones with every version. What stands behind `--` none of them reads.
 */
export function judgeSwitches(args: readonly string[], platform: NodeJS.Platform): JudgedSwitches {
  const end = args.indexOf(END_OF_SWITCHES)
  const refused: string[] = []
  const dropped: string[] = []
  for (const arg of end === -1 ? args : args.slice(0, end)) {
    const name = switchName(arg, platform)
    if (name === null || OWN.has(name) || HARMLESS.has(name)) continue
    if (OPENS_A_DOOR.test(name)) refused.push(arg)
    else dropped.push(name)
  }
  return { refused, dropped }
}

/** Takes the switches out of what Chromium will read once the program is ready, and tells which were there. */
export function dropSwitches(
  commandLine: Pick<CommandLine, 'hasSwitch' | 'removeSwitch'>,
  names: readonly string[],
): readonly string[] {
  const there = names.filter((name) => commandLine.hasSwitch(name))
  for (const name of there) commandLine.removeSwitch(name)
  return there
}
