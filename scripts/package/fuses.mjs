import { FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses'

/** How each fuse of a program that is handed to people must stand: docs/decisions/0190-fuses.md */
const WANTED = {
  RunAsNode: false,
  EnableCookieEncryption: false,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
}

/** How a state of a fuse is written in a binary. */
const STATES = new Map([
  [0x30, 'off'],
  [0x31, 'on'],
  [0x72, 'removed from this Electron'],
  [0x90, 'left as Electron has it'],
])

/**
 * Reads the fuses of a built program, and tells each that does not stand as it must.
 * @param {string} program the binary; on macOS the `.app`
 * @param {{ readonly twin?: boolean }} [options] `twin`: it is the one for Playwright, which differs in one fuse alone
 * @returns {Promise<{ problems: string[], lines: string[] }>} `lines`: each fuse as it was found
 */
export async function readFuses(program, { twin = false } = {}) {
  const wire = await getCurrentFuseWire(program)
  if (wire.version !== FuseVersion.V1)
    return { problems: [`${program} has fuses of version ${wire.version}, which nobody here knows`], lines: [] }
  const wanted = { ...WANTED, EnableNodeCliInspectArguments: twin }
  const states = Object.entries(wire).filter(([key]) => /^\d+$/.test(key))
  const lines = states.map(
    ([key, state]) => `${FuseV1Options[Number(key)] ?? `fuse ${key}, which is newer than this check`}: ${nameOf(state)}`,
  )
  const problems = Object.entries(wanted).flatMap(([name, on]) => {
    const state = wire[FuseV1Options[/** @type {keyof typeof wanted} */ (name)]]
    const found = nameOf(state)
    return found === (on ? 'on' : 'off') ? [] : [`the fuse ${name} must be ${on ? 'on' : 'off'}, and it is ${found}`]
  })
  return { problems, lines }
}

/** @param {unknown} state */
function nameOf(state) {
  return STATES.get(Number(state)) ?? 'not there'
}
