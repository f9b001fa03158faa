import { spawnSync } from 'node:child_process'

/** What keeps this machine from being asked, or null where nothing does. */
export function whyNoTrace(): string | null {
  if (process.platform !== 'linux') return 'system calls are traced on Linux alone'
  const tried = spawnSync('strace', ['-f', '-o', '/dev/null', 'true'])
  return tried.status === 0 ? null : 'strace is not installed, or may not trace here'
}

export function whyNoNamespace(): string | null {
  if (process.platform !== 'linux') return 'network namespaces are there on Linux alone'
  const tried = spawnSync('unshare', ['-rn', 'sh', '-c', WITH_LOOPBACK, 'true'])
  return tried.status === 0 ? null : 'this account may not make a network namespace here, or has no “unshare” or “ip”'
}

/** For `sh -c`: what follows is run once the loopback device, which is down in a new namespace, is up. */
export const WITH_LOOPBACK = 'ip link set lo up && exec "$0" "$@"'

/** Writes down every system call by which a program, or one that it starts, may reach another. The program stays our own child: it gets our signals. */
export const traceCommand = (file: string) => ['strace', '-D', '-f', '-q', '-e', 'trace=network', '-o', file] as const

const CALL = /\b(connect|sendto|sendmsg|sendmmsg|bind)\((.*)$/
const INSIDE = [
  /sa_family=AF_(UNIX|LOCAL|NETLINK)\b/,
  /sa_family=AF_INET,.*sin_addr=inet_addr\("127\.\d+\.\d+\.\d+"\)/,
  /sa_family=AF_INET6,.*inet_pton\(AF_INET6, "::1"/,
  // What goes out on a connection that is there already; on it no address is given.
  /\(\d+, .*, NULL, 0\)/,
]

export interface NetworkCalls {
  /** Calls in the trace, of any kind: a trace without any proves nothing. */
  readonly all: number
  /** Those that name an address that is not of this machine alone. */
  readonly outside: readonly string[]
}

/** What a trace says of reaching other machines. Names are looked up by sending to port 53, which is such a call too, where it goes elsewhere. */
export function readNetworkCalls(trace: string): NetworkCalls {
  const calls = trace.split('\n').filter((line) => CALL.test(line))
  const named = calls.filter((line) => /sa_family=/.test(line))
  return {
    all: calls.length,
    outside: named.filter((line) => !INSIDE.some((inside) => inside.test(line)) || /sin6?_port=htons\(53\)/.test(line)),
  }
}
