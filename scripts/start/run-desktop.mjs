import { spawn } from 'node:child_process'

/**
 * Runs the desktop program to its end, and hands signals on to it.
 * @param {string} electron
 * @param {string} root
 * @param {readonly string[]} args
 * @returns {Promise<number>} Its exit code.
 */
export function runDesktop(electron, root, args) {
  return new Promise((resolve, reject) => {
    const env = { ...process.env }
    // With it Electron would be plain Node.
    delete env.ELECTRON_RUN_AS_NODE
    const child = spawn(electron, [root, ...args], { env, stdio: 'inherit' })
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => child.kill(signal))
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}
